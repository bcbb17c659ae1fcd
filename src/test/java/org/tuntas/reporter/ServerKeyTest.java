package org.tuntas.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;

class ServerKeyTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String DEMONSTRATION = "demonstration-only-0123456789abcdef0123456789abcdef";
    private static final String OTHER = "fedcba9876543210fedcba9876543210";
    private static final TrackingNumber NUMBER = new TrackingNumber("LP-26-7K3M-9QXD");

    private final ReportersInMemory database = new ReportersInMemory();

    @Test
    void aMissingShortOrWellKnownKeyIsRefusedWithARemedy() {
        assertThatThrownBy(() -> ring("", "")).hasMessageContaining("not set");
        assertThatThrownBy(() -> ring("short", "")).hasMessageContaining("shorter than 32");
        assertThatThrownBy(() -> ring(DEMONSTRATION, "")).hasMessageContaining("everybody knows");
        assertThatThrownBy(() -> ring(KEY, DEMONSTRATION)).hasMessageContaining("everybody knows");
        assertThatThrownBy(() -> ring(KEY, "short")).hasMessageContaining("shorter than 32");
        assertThatCode(() -> new KeyRing(DEMONSTRATION, "", true)).doesNotThrowAnyException();
        assertThat(UnusableServerKey.absent().remedy()).contains("openssl rand -hex 32");
    }

    @Test
    void severalPreviousKeysAreSeparatedByCommasOrSpacesAndOneMayContainThem() {
        String third = "00112233445566778899aabbccddeeff";
        assertThat(ring(KEY, "").ids()).containsExactly(id(KEY));
        assertThat(ring(KEY, OTHER + ", " + third + "\n").ids()).containsExactly(id(KEY), id(OTHER), id(third));
        assertThat(ring(KEY, KEY).ids()).containsExactly(id(KEY));
        String sentence = "kuda, kambing dan kerbau di sawah yang luas";
        assertThat(ring(KEY, sentence).ids()).containsExactly(id(KEY), id(sentence));
    }

    @Test
    void fingerprintsNeedTheSecret() {
        byte[] content = "081200001234".getBytes(StandardCharsets.UTF_8);
        HandedOut secrets = HandedOut.of(new ServerKey(KEY));
        assertThat(secrets.fingerprint(content))
                .isEqualTo(HandedOut.of(new ServerKey(KEY)).fingerprint(content))
                .isNotEqualTo(HandedOut.of(new ServerKey(OTHER)).fingerprint(content));
    }

    @Test
    void noSecretIsWrittenToALog() {
        assertThat(new ServerKey(KEY).toString()).doesNotContain(KEY);
        assertThat(HandedOut.of(new ServerKey(KEY)).toString()).isEqualTo("HandedOut[hidden]");
    }

    @Test
    void guessesFromOneIpv6NetworkCountTogetherAndFromElsewhereDoNot() {
        PinDoor door = new PinDoor(database, HandedOut.of(new ServerKey(KEY)));
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

    private static KeyRing ring(String current, String previous) {
        return new KeyRing(current, previous, false);
    }

    private static String id(String key) {
        return new ServerKey(key).id();
    }
}
