package org.tuntas.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LetterFormTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    @Test
    void aSubjectStaysOneHeaderWhateverAnOfficeIsCalled() throws Exception {
        MimeMessage message = message("Diteruskan ke Dinas\r\nBcc: semua@warga.example\r\n\r\nHalo\u2028dunia");
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        message.writeTo(written);
        assertThat(message.getSubject()).isEqualTo("Diteruskan ke Dinas Bcc: semua@warga.example Halo dunia");
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(written.toString(StandardCharsets.US_ASCII)).doesNotContain("\r\nBcc", "\r\nHalo");
    }

    @Test
    void theIdIsTheLettersOwnHoweverOftenItIsSent() throws Exception {
        MimeMessage message = message("Perihal");
        message.saveChanges();
        assertThat(message.getMessageID()).isEqualTo("<" + ID + "@tangerang.example>");
        assertThat(message.getSentDate()).isEqualTo("2026-04-20T02:00:00Z");
        assertThat(message.getHeader("Content-Language")).containsExactly("id");
    }

    private static MimeMessage message(String subject) throws Exception {
        return new LetterForm(new InternetAddress("lapor@tangerang.example"), "tangerang.example")
                .message(
                        Session.getInstance(new Properties()),
                        new Letter(
                                ID,
                                "siti@warga.example",
                                true,
                                Locale.forLanguageTag("id"),
                                subject,
                                "Teks",
                                "<p>Teks</p>",
                                Instant.parse("2026-04-20T02:00:00Z")));
    }
}
