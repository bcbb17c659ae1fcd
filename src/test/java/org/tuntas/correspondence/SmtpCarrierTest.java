package org.tuntas.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What the answers of a mail server mean for a letter, and for all the others. */
class SmtpCarrierTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT | 550 5.1.1 <siti@warga.example> user unknown | 550 5.1.1 | true",
                "RCPT | 553 siti@warga.example is no mailbox        | 553       | true",
                "RCPT | 554 5.7.1 relay access denied               | 554 5.7.1 | false",
                "RCPT | 450 4.2.0 greylisted                        | 450 4.2.0 | false",
                "RCPT | 452 4.2.2 mailbox full                      | 452 4.2.2 | false",
                "DATA | 451 4.3.0 later                             | 451 4.3.0 | false",
                "DONE | 554 5.6.0 looks like spam                   | 554 5.6.0 | false",
            })
    void aRefusalOfOneLetterSaysWhyWithoutTheAddressAndWhetherForGood(
            String command, String answer, String reason, boolean forGood) {
        try (ScriptedMailServer server = new ScriptedMailServer(0, Map.of(command, answer));
                Carrier.Tour tour = carrier(server.port()).begin()) {
            assertThatThrownBy(() -> tour.carry(letter("siti@warga.example")))
                    .isInstanceOfSatisfying(Undeliverable.class, refused -> {
                        assertThat(refused).hasMessage(reason);
                        assertThat(refused.isForGood()).isEqualTo(forGood);
                    });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL | 550 5.7.1 sender not allowed | REFUSING",
                "MAIL | 451 4.7.1 too many           | REFUSING",
                "RCPT | 421 4.3.2 shutting down      | REFUSING",
                "DONE | 421 4.3.2 shutting down      | REFUSING",
                "RCPT | ''                           | BROKEN",
                "DONE | ''                           | BROKEN",
            })
    void whatConcernsAllLettersEndsTheTour(String command, String answer, CarrierDown.How how) {
        try (ScriptedMailServer server = new ScriptedMailServer(0, Map.of(command, answer));
                Carrier.Tour tour = carrier(server.port()).begin()) {
            assertThatThrownBy(() -> tour.carry(letter("siti@warga.example")))
                    .isInstanceOfSatisfying(
                            CarrierDown.class, down -> assertThat(down.how()).isEqualTo(how))
                    .hasMessageNotContaining("siti");
        }
    }

    @Test
    void aServerThatDoesNotListenHasCertainlyTakenNothing() {
        int port;
        try (ScriptedMailServer server = new ScriptedMailServer(0, Map.of())) {
            port = server.port();
        }
        try (Carrier.Tour tour = carrier(port).begin()) {
            assertThatThrownBy(() -> tour.carry(letter("siti@warga.example")))
                    .isInstanceOfSatisfying(
                            CarrierDown.class, down -> assertThat(down.how()).isEqualTo(CarrierDown.How.UNREACHABLE));
        }
    }

    @Test
    void severalLettersTakeOneConnectionAlsoAfterARefusedOne() {
        try (ScriptedMailServer server = new ScriptedMailServer(0, Map.of())) {
            try (Carrier.Tour tour = carrier(server.port()).begin()) {
                tour.carry(letter("siti@warga.example"));
                assertThatThrownBy(() -> tour.carry(letter("not an address"))).isInstanceOf(Undeliverable.class);
                tour.carry(letter("budi@warga.example"));
            }
            assertThat(server.heard())
                    .filteredOn(line -> line.startsWith("EHLO"))
                    .hasSize(1);
            assertThat(server.heard()).filteredOn("DONE"::equals).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'siti@warga.example, budi@warga.example'",
        "'siti@warga.example\r\nBcc: budi@warga.example'",
        "'siti'",
        "'@warga.example'"
    })
    void whatIsNotOneAddressIsRefusedForGoodAndSentNowhere(String address) {
        try (ScriptedMailServer server = new ScriptedMailServer(0, Map.of());
                Carrier.Tour tour = carrier(server.port()).begin()) {
            assertThatThrownBy(() -> tour.carry(letter(address)))
                    .isInstanceOfSatisfying(Undeliverable.class, refused -> assertThat(refused.isForGood())
                            .isTrue());
            assertThat(server.heard()).isEmpty();
        }
    }

    private static Carrier carrier(int port) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
        try {
            return new SmtpCarrier(
                    server, new LetterForm(new InternetAddress("lapor@tangerang.example"), "tangerang.example"));
        } catch (AddressException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Letter letter(String to) {
        return new Letter(UUID.randomUUID(), to, true, Locale.ENGLISH, "Subject", "Text", "<p>Text</p>", Instant.EPOCH);
    }
}
