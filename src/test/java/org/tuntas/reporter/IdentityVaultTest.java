package org.tuntas.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tuntas.complaint.TrackingNumber;

class IdentityVaultTest {

    private static final TrackingNumber NUMBER = new TrackingNumber("LP-26-7K3M-9QXD");

    private final ReportersInMemory reporters = new ReportersInMemory();
    private final TrailInMemory trail = new TrailInMemory();
    private final IdentityVault vault =
            new IdentityVault(reporters, new OneKey("0123456789abcdef0123456789abcdef"), trail, new ObjectMapper());

    @Test
    void onlyTheAddressAndTheLanguageComeOut() {
        vault.keep(NUMBER, reporter("siti@warga.example", "en"));
        assertThat(new String(reporters.sealed.content(), StandardCharsets.ISO_8859_1))
                .doesNotContain("siti", "Siti");
        assertThat(vault.mailbox(NUMBER)).hasValue(new Mailbox("siti@warga.example", Locale.ENGLISH));
        assertThat(vault.mailbox(NUMBER).orElseThrow().toString()).doesNotContain("siti");
    }

    @Test
    void whoNamesNoLanguageIsWrittenToInIndonesian() {
        vault.keep(NUMBER, reporter("siti@warga.example", null));
        assertThat(vault.mailbox(NUMBER).orElseThrow().language().getLanguage()).isEqualTo("id");
    }

    @Test
    void whoLeavesNoAddressOrNothingAtAllHasNoMailbox() {
        vault.keep(NUMBER, reporter(null, null));
        assertThat(vault.mailbox(NUMBER)).isEmpty();
        vault.keep(NUMBER, null);
        assertThat(vault.mailbox(NUMBER)).isEmpty();
    }

    @Test
    void anIdentityIsShownWithALeaveOnlyAndNeverWithoutATrace() {
        vault.keep(NUMBER, reporter("siti@warga.example", null));
        IdentityAccess access = leave(IdentityAccess.Scope.IDENTITY);
        assertThat(vault.show(access, AT)).map(ReporterIdentity::name).hasValue("Siti Aminah");
        assertThat(trail.viewed).containsExactly(access);
        assertThatIllegalArgumentException().isThrownBy(() -> vault.show(access, access.until()));
        assertThatIllegalArgumentException().isThrownBy(() -> vault.show(access, AT.minusMillis(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> vault.show(leave(IdentityAccess.Scope.CONTENT), AT));
        assertThat(trail.viewed).hasSize(1);
    }

    private static final Instant AT = Instant.parse("2026-04-20T02:00:00Z");

    private static IdentityAccess leave(IdentityAccess.Scope scope) {
        return new IdentityAccess(
                1,
                NUMBER,
                "budi.dishub",
                IdentityAccess.Basis.HOLDER,
                scope,
                "CONTACT",
                "Perlu.",
                AT,
                AT.plusSeconds(900));
    }

    private static ReporterIdentity reporter(@Nullable String email, @Nullable String language) {
        return new ReporterIdentity("Siti Aminah", "081200000000", email, null, 1991, language);
    }
}
