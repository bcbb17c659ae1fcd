package org.tuntas.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Refused;
import org.tuntas.reporter.HandedOut;
import org.tuntas.reporter.ReporterIdentity;
import org.tuntas.reporter.Subscriber;

/**
 * Slows whoever files more than people do: per browser and per telephone number or e-mail address on our pages, and with a wider net per internet
 * address, behind which a carrier may have thousands of people. What is counted is known by a keyed digest: no personal data lies in memory. Each
 * node counts for itself.
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
     * Where a report comes from.
     *
     * @param address of the client; of an IPv6 address the first 64 bits count, which is what one subscriber is given
     * @param browser what tells it from others behind the same address; null where nothing does, as over the API
     */
    public record Sender(String address, @Nullable String browser) {}

    /**
     * Counts a report before it is filed, so that many at once cannot outrun the count.
     *
     * @return takes it back, when nothing was filed after all
     * @throws Refused SLOWED when it is one too many, with the seconds to wait, how many are allowed, and the minutes to wait
     */
    public Runnable count(Sender sender, @Nullable ReporterIdentity reporter) {
        List<Bucket> paid = new ArrayList<>();
        Runnable back = () -> paid.forEach(bucket -> bucket.addTokens(1));
        try {
            if (sender.browser() != null) {
                pay("browser", sender.browser(), settings.perBrowserAnHour(), Duration.ofHours(1), paid);
                for (String contact : contacts(reporter)) {
                    pay("contact", contact, settings.perContactADay(), Duration.ofDays(1), paid);
                }
            }
            if (!settings.gateways().contains(sender.address())) {
                String subscriber = Subscriber.of(sender.address());
                pay("address", subscriber, settings.perAddressAnHour(), Duration.ofHours(1), paid);
            }
        } catch (Refused slowed) {
            back.run();
            throw slowed;
        }
        return back;
    }

    /**
     * Counts a report around its filing: what was not filed after all, or had been filed before, does not count.
     *
     * @throws Refused as {@link #count}, and whatever filing refuses
     */
    public Receipt counted(Sender sender, @Nullable ReporterIdentity reporter, Supplier<Receipt> filing) {
        Runnable back = count(sender, reporter);
        try {
            Receipt receipt = filing.get();
            if (receipt.repeated()) {
                back.run();
            }
            return receipt;
        } catch (RuntimeException notFiled) {
            back.run();
            throw notFiled;
        }
    }

    /** @param kind what is counted; also the last part of the message's key */
    private void pay(String kind, String who, int most, Duration within, List<Bucket> paid) {
        Bucket bucket = counts.get(digest(kind + " " + who), absent -> Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, within))
                .withCustomTimePrecision(time)
                .build());
        if (!bucket.tryConsume(1)) {
            Duration wait = Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
            throw new Refused(
                    Refused.Kind.SLOWED,
                    "filing.slowed." + kind,
                    wait.plusMillis(999).toSeconds(),
                    most,
                    wait.plusSeconds(59).toMinutes());
        }
        paid.add(bucket);
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

    private String digest(String counted) {
        return digest.apply(counted.getBytes(StandardCharsets.UTF_8));
    }
}
