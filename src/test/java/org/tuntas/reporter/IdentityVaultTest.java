package org.tuntas.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tuntas.complaint.TrackingNumber;

class IdentityVaultTest {

    private static final TrackingNumber NUMBER = new TrackingNumber("LP-26-7K3M-9QXD");

    private final ReportersInMemory reporters = new ReportersInMemory();
    private final IdentityVault vault =
            new IdentityVault(reporters, new OneKey("0123456789abcdef0123456789abcdef"), new ObjectMapper());

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

    private static ReporterIdentity reporter(@Nullable String email, @Nullable String language) {
        return new ReporterIdentity("Siti Aminah", "081200000000", email, null, 1991, language);
    }
}
