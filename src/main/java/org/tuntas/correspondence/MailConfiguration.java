package org.tuntas.correspondence;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail is switched on by naming a mail server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    /** True when a mail server is named. */
    static final String SERVER_NAMED = "!'${spring.mail.host:}'.isBlank()";

    @Bean
    @ConditionalOnExpression(SERVER_NAMED)
    Carrier smtpCarrier(
            JavaMailSenderImpl server, MailSettings settings, @Value("${tuntas.public-url:}") String publicUrl) {
        return new SmtpCarrier(server, new LetterForm(sender(settings.from()), host(publicUrl)));
    }

    private static InternetAddress sender(@Nullable String from) {
        if (from == null || from.isBlank()) {
            throw new MailNotSetUp(
                    "Mail has no sender: SPRING_MAIL_HOST is set, TUNTAS_MAIL_FROM is not.",
                    "Set TUNTAS_MAIL_FROM to the address letters come from, such as \"Lapor Kota Tangerang"
                            + " <lapor@tangerang.example>\". To switch mail off, leave SPRING_MAIL_HOST away.");
        }
        try {
            InternetAddress sender = new InternetAddress(from, true);
            sender.setPersonal(sender.getPersonal(), StandardCharsets.UTF_8.name());
            return sender;
        } catch (AddressException | UnsupportedEncodingException malformed) {
            throw new MailNotSetUp(
                    "The sender of mail, TUNTAS_MAIL_FROM, is not an address: " + malformed.getMessage(),
                    "Write it as lapor@tangerang.example, or as \"Lapor Kota Tangerang <lapor@tangerang.example>\".");
        }
    }

    private static String host(String publicUrl) {
        String host = publicUrl.matches("https?://.+") ? hostOrNull(publicUrl) : null;
        if (host == null) {
            throw new MailNotSetUp(
                    "The links in letters would lead nowhere: TUNTAS_PUBLIC_URL is "
                            + (publicUrl.isBlank() ? "not set." : "no address of a website: " + publicUrl),
                    "Set TUNTAS_PUBLIC_URL to where the public reaches Tuntas, such as https://lapor.tangerang.example.");
        }
        return host;
    }

    private static @Nullable String hostOrNull(String url) {
        try {
            return new URI(url).getHost();
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
