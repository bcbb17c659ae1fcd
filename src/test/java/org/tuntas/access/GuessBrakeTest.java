package org.tuntas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuessBrakeTest {

    private static final String HERE = "203.0.113.7";
    private static final String ELSEWHERE = "198.51.100.9";

    private final Hand time = new Hand();
    private final GuessBrake brake = new GuessBrake(time);

    @Test
    void fiveWrongPasswordsAreLookedAtAndTheSixthWaits() {
        guess(HERE, "siti", 5);

        assertThatThrownBy(() -> brake.pay(HERE, "siti"))
                .isInstanceOfSatisfying(TooManyGuesses.class, slowed -> assertThat(slowed.seconds())
                        .isEqualTo(30));
        time.pass(Duration.ofSeconds(29));
        assertThatThrownBy(() -> brake.pay(HERE, "siti")).isInstanceOf(TooManyGuesses.class);
        time.pass(Duration.ofSeconds(1));
        brake.pay(HERE, "siti");
    }

    @Test
    void aStrangerElsewhereKeepsNobodyOut() {
        guess(ELSEWHERE, "siti", 5);

        brake.pay(HERE, "siti");
    }

    @Test
    void aColleagueAtTheSameAddressIsNotKeptOut() {
        guess(HERE, "siti", 5);

        brake.pay(HERE, "budi");
    }

    @Test
    void aRightPasswordForgetsTheWrongOnes() {
        guess(HERE, "siti", 4);
        brake.pay(HERE, "siti").run();

        guess(HERE, "siti", 5);
    }

    @Test
    void guessingThroughAllLoginsFromOneAddressIsSlowed() {
        IntStream.range(0, 60).forEach(i -> brake.pay(HERE, "officer" + i));

        assertThatThrownBy(() -> brake.pay(HERE, "siti")).isInstanceOf(TooManyGuesses.class);
        brake.pay(ELSEWHERE, "siti");
        time.pass(Duration.ofSeconds(5));
        brake.pay(HERE, "siti");
    }

    @Test
    void theSubscriberOfAnIpv6AddressIsItsFirst64Bits() {
        IntStream.range(0, 5).forEach(i -> brake.pay("2001:db8:1:2::" + i, "siti"));

        assertThatThrownBy(() -> brake.pay("2001:db8:1:2:ffff::1", "siti")).isInstanceOf(TooManyGuesses.class);
        brake.pay("2001:db8:1:3::1", "siti");
    }

    private void guess(String address, String login, int times) {
        IntStream.range(0, times).forEach(i -> brake.pay(address, login));
    }

    private static final class Hand implements TimeMeter {

        private long nanos = 1;

        void pass(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
