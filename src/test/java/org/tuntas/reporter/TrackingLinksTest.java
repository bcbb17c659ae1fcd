package org.tuntas.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;

/** A link in a letter opens one report, for as long as its PIN is not renewed. */
class TrackingLinksTest {

    private static final HandedOut SECRETS = HandedOut.of(new ServerKey("0123456789abcdef0123456789abcdef"));
    private static final TrackingNumber NUMBER = new TrackingNumber("LP-26-7K3M-9QXD");
    private static final TrackingNumber OTHER = new TrackingNumber("LP-26-0000-000A");
    private static final String HERE = "192.0.2.1";

    private final ReportersInMemory reporters = new ReportersInMemory();
    private final PinDoor door = new PinDoor(reporters, SECRETS);

    @Test
    void aLinkHoldsNumberAndToken() {
        String link = new TrackingLinks(door, "https://lapor.example.go.id/").toReport(NUMBER);
        assertThat(link).matches("https://lapor\\.example\\.go\\.id/laporan/LP-26-7K3M-9QXD\\?kunci=[0-9a-f]{32}");
        assertThatCode(() -> door.admit(NUMBER, token(link.replaceFirst(".*kunci=", "")), HERE))
                .doesNotThrowAnyException();
    }

    @Test
    void aTokenOpensNoOtherReportAndNeedsTheSecret() {
        String token = door.token(NUMBER);
        assertThatThrownBy(() -> door.admit(OTHER, token(token), HERE)).satisfies(kind(Refused.Kind.FORBIDDEN));
        PinDoor elsewhere = new PinDoor(reporters, HandedOut.drawn(new SecureRandom()));
        assertThatThrownBy(() -> elsewhere.admit(NUMBER, token(token), HERE)).satisfies(kind(Refused.Kind.FORBIDDEN));
    }

    @Test
    void aRenewedPinEndsTheLinksGivenOut() {
        String token = door.token(NUMBER);
        reporters.generation = 2;
        assertThatThrownBy(() -> door.admit(NUMBER, token(token), HERE)).satisfies(kind(Refused.Kind.FORBIDDEN));
        assertThat(door.token(NUMBER)).isNotEqualTo(token);
    }

    @Test
    void thePinIsNoTokenAndTheTokenNoPin() {
        assertThatThrownBy(() -> door.admit(NUMBER, token(door.firstPin(NUMBER)), HERE))
                .satisfies(kind(Refused.Kind.FORBIDDEN));
        assertThatThrownBy(() -> door.admit(NUMBER, Proof.ofPin(door.token(NUMBER)), HERE))
                .satisfies(kind(Refused.Kind.FORBIDDEN));
    }

    @Test
    void wrongTokensAreSlowedAndLeaveThePinAlone() {
        for (int click = 1; click <= 5; click++) {
            assertThatThrownBy(() -> door.admit(NUMBER, token("stale"), HERE)).satisfies(kind(Refused.Kind.FORBIDDEN));
        }
        assertThatThrownBy(() -> door.admit(NUMBER, token(door.token(NUMBER)), HERE))
                .satisfies(kind(Refused.Kind.SLOWED));
        assertThatCode(() -> door.admit(NUMBER, Proof.ofPin(door.firstPin(NUMBER)), HERE))
                .doesNotThrowAnyException();
    }

    @Test
    void whoShowsNothingIsRefused() {
        assertThatThrownBy(() -> door.admit(NUMBER, new Proof(" ", ""), HERE)).satisfies(kind(Refused.Kind.FORBIDDEN));
    }

    private static Proof token(String token) {
        return new Proof(null, token);
    }

    private static ThrowingConsumer<Throwable> kind(Refused.Kind kind) {
        return thrown -> assertThat(((Refused) thrown).kind()).isEqualTo(kind);
    }
}
