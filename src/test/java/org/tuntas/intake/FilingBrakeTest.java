package org.tuntas.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tuntas.complaint.Refused;
import org.tuntas.reporter.ReporterIdentity;

class FilingBrakeTest {

    private long nanos;

    private final FilingBrake brake = new FilingBrake(
            new FilingSettings(3, 5, List.of("10.9.9.9"), 2, ""),
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
    void oneBrowserFilesSoManyInAnHourAndThenAgainLaterAndItsNeighboursAreNotAsked() {
        for (int i = 0; i < 3; i++) {
            brake.count(from("10.0.0.1", "firefox"), null);
        }
        assertThatThrownBy(() -> brake.count(from("10.0.0.1", "firefox"), null))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Refused.Kind.SLOWED);
                    assertThat(refused.key()).isEqualTo("filing.slowed.browser");
                    assertThat(refused.arguments()).containsExactly(1_200L, 3, 20L);
                });
        assertThatCode(() -> brake.count(from("10.0.0.1", "chrome"), null)).doesNotThrowAnyException();
        nanos += Duration.ofMinutes(21).toNanos();
        assertThatCode(() -> brake.count(from("10.0.0.1", "firefox"), null)).doesNotThrowAnyException();
    }

    @Test
    void oneAddressIsAWiderNetForWhoeverTakesANewBrowserEachTimeAndForPrograms() {
        for (int i = 0; i < 5; i++) {
            brake.count(from("10.0.0.1", i % 2 == 0 ? null : "browser " + i), null);
        }
        assertThatThrownBy(() -> brake.count(from("10.0.0.1", "browser 6"), null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("filing.slowed.address"));
        assertThatThrownBy(() -> brake.count(from("10.0.0.1", null), null)).isInstanceOf(Refused.class);
        assertThatCode(() -> brake.count(from("10.0.0.2", null), null)).doesNotThrowAnyException();
    }

    @Test
    void anIpv6SubscriberIsOneHoweverManyAddressesThereAre() {
        for (int i = 0; i < 5; i++) {
            brake.count(from("2001:db8:1:2::" + i, null), null);
        }
        assertThatThrownBy(() -> brake.count(from("2001:db8:1:2:ffff::1", null), null))
                .isInstanceOf(Refused.class);
        assertThatCode(() -> brake.count(from("2001:db8:1:3::1", null), null)).doesNotThrowAnyException();
    }

    @Test
    void aGatewayOfOnesOwnFilesForManyPeople() {
        for (int i = 0; i < 50; i++) {
            brake.count(from("10.9.9.9", null), phone("0812 3456 7890"));
        }
    }

    @Test
    void oneTelephoneNumberIsOneHoweverItIsWrittenAndWhereverItComesFrom() {
        brake.count(from("10.0.0.1", "a"), phone("0812 3456 7890"));
        brake.count(from("10.0.0.2", "b"), phone("+62 812-3456-7890"));
        assertThatThrownBy(() -> brake.count(from("10.0.0.3", "c"), phone("081234567890")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("filing.slowed.contact"));
        // What was refused for its contact was not counted for its browser.
        for (int i = 0; i < 3; i++) {
            brake.count(from("10.0.0.3", "c"), null);
        }
    }

    @Test
    void whatWasNotFiledAfterAllDoesNotCount() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> brake.counted(from("10.0.0.9", "d"), phone("0812 0000 0000"), () -> {
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatCode(() -> brake.count(from("10.0.0.9", "d"), phone("0812 0000 0000")))
                .doesNotThrowAnyException();
    }

    private static FilingBrake.Sender from(String address, @Nullable String browser) {
        return new FilingBrake.Sender(address, browser);
    }

    private static @Nullable ReporterIdentity phone(String number) {
        return new ReporterIdentity("Siti", number, null, null, null, null);
    }
}
