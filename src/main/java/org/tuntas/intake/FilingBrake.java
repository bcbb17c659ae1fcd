package org.tuntas.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Refused;
import org.tuntas.reporter.HandedOut;
import org.tuntas.reporter.ReporterIdentity;

/**
 * Slows whoever files more on our pages than people do: per internet address and per telephone number or e-mail address. Contacts are counted by
 * a keyed digest: no personal data lies in memory. Each node counts for itself.
 */
@Component
public class FilingBrake {

    private final FilingSettings settings;
    private final Function<byte[], String> digest;
    private final TimeMeter time;
    // Bounded: who changes addresses must not fill the memory.
    private final Cache<String, Bucket> counts;

    @Autowired
    FilingBrake(FilingSettings settings, HandedOut handedOut) {
        this(settings, handedOut::fingerprint, TimeMeter.SYSTEM_NANOTIME);
    }

    FilingBrake(FilingSettings settings, Function<byte[], String> digest, TimeMeter time) {
        this.settings = settings;
        this.digest = digest;
        this.time = time;
        this.counts = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(Duration.ofDays(1))
                .ticker(time::currentTimeNanos)
                .build();
    }

    /**
     * Counts a report before it is filed, so that many at once cannot outrun the count.
     *
     * @param address of the client; of an IPv6 address the first 64 bits count, which is what one subscriber is given
     * @return takes it back, when nothing was filed after all
     * @throws Refused SLOWED when it is one too many, with how many are allowed and the minutes to wait
     */
    public Runnable count(String address, @Nullable ReporterIdentity reporter) {
        List<Bucket> paid = new ArrayList<>();
        Runnable back = () -> paid.forEach(bucket -> bucket.addTokens(1));
        try {
            pay(
                    bucket("@" + subscriber(address), settings.perAddressAnHour(), Duration.ofHours(1)),
                    paid,
                    "filing.slowed.address",
                    settings.perAddressAnHour());
            for (String contact : contacts(reporter)) {
                pay(
                        bucket(digest(contact), settings.perContactADay(), Duration.ofDays(1)),
                        paid,
                        "filing.slowed.contact",
                        settings.perContactADay());
            }
        } catch (Refused slowed) {
            back.run();
            throw slowed;
        }
        return back;
    }

    private static void pay(Bucket bucket, List<Bucket> paid, String refusal, int allowed) {
        if (!bucket.tryConsume(1)) {
            long wait = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
            throw new Refused(
                    Refused.Kind.SLOWED,
                    refusal,
                    allowed,
                    Duration.ofNanos(wait).plusSeconds(59).toMinutes());
        }
        paid.add(bucket);
    }

    private Bucket bucket(String name, int most, Duration within) {
        return counts.get(name, absent -> Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, within))
                .withCustomTimePrecision(time)
                .build());
    }

    /** However a number is written, it is one number. */
    private static List<String> contacts(@Nullable ReporterIdentity reporter) {
        List<String> contacts = new ArrayList<>();
        if (reporter != null && reporter.phone() != null) {
            contacts.add(reporter.phone().replaceAll("\\D", "").replaceFirst("^62", "0"));
        }
        if (reporter != null && reporter.email() != null) {
            contacts.add(reporter.email().toLowerCase(Locale.ROOT));
        }
        return contacts;
    }

    private String digest(String contact) {
        return digest.apply(("contact " + contact).getBytes(StandardCharsets.UTF_8));
    }

    private static String subscriber(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            // A literal address: nothing is looked up.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
