package org.tuntas.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tuntas.complaint.Refused;
import org.tuntas.reporter.ReporterIdentity;

class FilingBrakeTest {

    private long nanos;

    private final FilingBrake brake = new FilingBrake(
            new FilingSettings(3, 2, ""),
            contact -> "digest of " + new String(contact, java.nio.charset.StandardCharsets.UTF_8),
            new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return nanos;
                }

                @Override
                public boolean isWallClockBased() {
                    return false;
                }
            });

    @Test
    void oneAddressFilesSoManyInAnHourAndThenAgainLater() {
        for (int i = 0; i < 3; i++) {
            brake.count("10.0.0.1", null);
        }
        assertThatThrownBy(() -> brake.count("10.0.0.1", null)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(Refused.Kind.SLOWED);
            assertThat(refused.arguments()).containsExactly(3, 20L);
        });
        assertThatCode(() -> brake.count("10.0.0.2", null)).doesNotThrowAnyException();
        nanos += Duration.ofMinutes(21).toNanos();
        assertThatCode(() -> brake.count("10.0.0.1", null)).doesNotThrowAnyException();
    }

    @Test
    void anIpv6SubscriberIsOneHoweverManyAddressesThereAre() {
        for (int i = 0; i < 3; i++) {
            brake.count("2001:db8:1:2::" + i, null);
        }
        assertThatThrownBy(() -> brake.count("2001:db8:1:2:ffff::1", null)).isInstanceOf(Refused.class);
        assertThatCode(() -> brake.count("2001:db8:1:3::1", null)).doesNotThrowAnyException();
    }

    @Test
    void oneTelephoneNumberIsOneHoweverItIsWrittenAndWhereverItComesFrom() {
        brake.count("10.0.0.1", phone("0812 3456 7890"));
        brake.count("10.0.0.2", phone("+62 812-3456-7890"));
        assertThatThrownBy(() -> brake.count("10.0.0.3", phone("081234567890")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("filing.slowed.contact"));
        // What was refused for its contact was not counted for its address.
        for (int i = 0; i < 3; i++) {
            brake.count("10.0.0.3", null);
        }
    }

    @Test
    void whatWasNotFiledAfterAllDoesNotCount() {
        for (int i = 0; i < 10; i++) {
            brake.count("10.0.0.9", phone("0812 0000 0000")).run();
        }
        assertThatCode(() -> brake.count("10.0.0.9", phone("0812 0000 0000"))).doesNotThrowAnyException();
    }

    private static @Nullable ReporterIdentity phone(String number) {
        return new ReporterIdentity("Siti", number, null, null, null, null);
    }
}
