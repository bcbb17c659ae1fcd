package org.tuntas.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;

class ServerKeyTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "fedcba9876543210fedcba9876543210";
    private static final TrackingNumber NUMBER = new TrackingNumber("LP-26-7K3M-9QXD");

    private final ReportersInMemory database = new ReportersInMemory();

    @Test
    void aMissingShortOrWellKnownKeyIsRefusedWithARemedy() {
        assertThatThrownBy(() -> key("")).hasMessageContaining("not set");
        assertThatThrownBy(() -> key("short")).hasMessageContaining("shorter than 32");
        assertThatThrownBy(() -> key("demonstration-only-0123456789abcdef0123456789abcdef"))
                .hasMessageContaining("everybody knows");
        assertThat(UnusableServerKey.absent().remedy()).contains("openssl rand -hex 32");
    }

    @Test
    void anotherKeyOnTheSameDatabaseIsNoticedAtTheStart() {
        key(KEY);
        assertThatCode(() -> key(KEY)).doesNotThrowAnyException();
        assertThatThrownBy(() -> key(OTHER)).hasMessageContaining("sealed");
    }

    @Test
    void digestsNeedTheKeyAndTheirPurpose() {
        byte[] content = "081200001234".getBytes(StandardCharsets.UTF_8);
        String digest = new ServerKey(KEY).digest("filing", content);
        assertThat(digest)
                .isEqualTo(new ServerKey(KEY).digest("filing", content))
                .isNotEqualTo(new ServerKey(OTHER).digest("filing", content))
                .isNotEqualTo(new ServerKey(KEY).digest("check", content));
    }

    @Test
    void guessesFromOneIpv6NetworkCountTogetherAndFromElsewhereDoNot() {
        PinDoor door = new PinDoor(database, new ServerKey(KEY));
        String wrong = door.firstPin(NUMBER).equals("000000") ? "000001" : "000000";
        for (int guess = 1; guess <= 5; guess++) {
            String address = "2001:db8:1:2::" + guess;
            assertThatThrownBy(() -> door.admit(NUMBER, wrong, address)).satisfies(kind(Refused.Kind.FORBIDDEN));
        }
        assertThatThrownBy(() -> door.admit(NUMBER, wrong, "2001:db8:1:2::99")).satisfies(kind(Refused.Kind.SLOWED));
        assertThatCode(() -> door.admit(NUMBER, door.firstPin(NUMBER), "2001:db8:1:3::1"))
                .as("the reporter, elsewhere")
                .doesNotThrowAnyException();
    }

    private static org.assertj.core.api.ThrowingConsumer<Throwable> kind(Refused.Kind kind) {
        return thrown -> assertThat(((Refused) thrown).kind()).isEqualTo(kind);
    }

    private ServerKey key(String secret) {
        return new ReporterConfiguration().serverKey(secret, new MockEnvironment(), database);
    }
}
