package org.tuntas.reporter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;

/**
 * The door between the public and the reporter's own view. A PIN is six digits of an HMAC over number and generation:
 * nothing to steal from the database, and the same again for a repeated filing. A token, for links, is 128 bits of another
 * HMAC over the same; a renewed PIN makes both worthless.
 *
 * <p>Wrong tries are slowed per client and number, and per client over all numbers; a stranger elsewhere can therefore
 * never lock the reporter out.
 */
public class PinDoor {

    private static final int TRIES_PER_NUMBER = 5;
    private static final Duration REFILL_PER_NUMBER = Duration.ofMinutes(2);
    private static final int TRIES_PER_CLIENT = 30;
    private static final Duration REFILL_PER_CLIENT = Duration.ofSeconds(30);
    private static final int TOKEN_BYTES = 16;

    private final Reporters reporters;
    private final HandedOut handedOut;
    // Bounded: an attacker who changes addresses must not fill the memory.
    private final Cache<String, Bucket> tries = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    PinDoor(Reporters reporters, HandedOut handedOut) {
        this.reporters = reporters;
        this.handedOut = handedOut;
    }

    /** The PIN of a new complaint, told to the reporter once, on the receipt. */
    public String firstPin(TrackingNumber number) {
        return pin(number, 1);
    }

    /**
     * The token of a complaint's links: 32 hexadecimal digits, the same until the PIN is renewed.
     *
     * @throws Refused UNKNOWN when there is no such complaint
     */
    String token(TrackingNumber number) {
        return token(number, generation(number));
    }

    /**
     * Lets the reporter in, or refuses.
     *
     * @param pin as the client sent it; null when it sent none
     * @param client address of the client, against guessing
     * @throws Refused UNKNOWN when there is no such complaint; FORBIDDEN when the PIN is absent or wrong; SLOWED after
     *     too many wrong tries, with the seconds to wait as first argument
     */
    public void admit(TrackingNumber number, @Nullable String pin, String client) {
        admit(number, Proof.ofPin(pin), client);
    }

    /**
     * Lets the reporter in by PIN or token, or refuses.
     *
     * @param client address of the client, against guessing
     * @throws Refused UNKNOWN when there is no such complaint; FORBIDDEN when nothing is shown or it is wrong; SLOWED after
     *     too many wrong tries, with the seconds to wait as first argument
     */
    public void admit(TrackingNumber number, Proof proof, String client) {
        int generation = generation(number);
        if (!proof.isPresent()) {
            throw new Refused(Refused.Kind.FORBIDDEN, "pin.absent");
        }
        String subscriber = Subscriber.of(client);
        // A stale link that is clicked a few times must not lock out whoever then types the PIN.
        if (proof.token() != null && !proof.token().isBlank()) {
            judge(subscriber, number.value() + " link", token(number, generation), proof.token(), "pin.staleLink");
        } else {
            judge(subscriber, number.value(), pin(number, generation), String.valueOf(proof.pin()), "pin.wrong");
        }
    }

    /**
     * Lets the reporter in as {@link #admit(TrackingNumber, Proof, String)} does, and hands out the token with which they come
     * back.
     */
    public String passFor(TrackingNumber number, Proof proof, String client) {
        admit(number, proof, client);
        return token(number);
    }

    private void judge(String subscriber, String what, String right, String shown, String wrong) {
        Bucket forNumber = bucket(subscriber + " " + what, TRIES_PER_NUMBER, REFILL_PER_NUMBER);
        Bucket forClient = bucket(subscriber, TRIES_PER_CLIENT, REFILL_PER_CLIENT);
        // A try is paid before it is judged, so that parallel guesses cannot outrun the count; a right one is repaid.
        pay(forClient);
        try {
            pay(forNumber);
        } catch (Refused slowed) {
            forClient.addTokens(1);
            throw slowed;
        }
        if (!MessageDigest.isEqual(
                right.getBytes(StandardCharsets.US_ASCII), shown.strip().getBytes(StandardCharsets.UTF_8))) {
            throw new Refused(Refused.Kind.FORBIDDEN, wrong);
        }
        forNumber.addTokens(1);
        forClient.addTokens(1);
    }

    private int generation(TrackingNumber number) {
        return reporters
                .pinGeneration(number)
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "complaint.unknown", number.value()));
    }

    private static void pay(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            EstimationProbe next = bucket.estimateAbilityToConsume(1);
            throw new Refused(
                    Refused.Kind.SLOWED,
                    "pin.slowed",
                    Duration.ofNanos(next.getNanosToWaitForRefill()).toSeconds() + 1);
        }
    }

    private Bucket bucket(String name, int tries, Duration refill) {
        return this.tries.get(name, absent -> Bucket.builder()
                .addLimit(limit -> limit.capacity(tries).refillGreedy(1, refill))
                .build());
    }

    private String pin(TrackingNumber number, int generation) {
        byte[] mac = handedOut.pin(number.value() + "/" + generation);
        long first = ByteBuffer.wrap(mac).getLong() >>> 1;
        return String.format(Locale.ROOT, "%06d", first % 1_000_000);
    }

    private String token(TrackingNumber number, int generation) {
        byte[] mac = handedOut.link(number.value() + "/" + generation);
        return HexFormat.of().formatHex(mac, 0, TOKEN_BYTES);
    }
}
