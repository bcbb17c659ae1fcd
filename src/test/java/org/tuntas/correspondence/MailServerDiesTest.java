package org.tuntas.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.correspondence.MailServer.Mail;
import org.tuntas.journey.ComplaintJourney;

/** A dead mail server delays letters and nothing else; each arrives once. */
class MailServerDiesTest extends LettersOfTuntas {

    @Autowired
    HealthIndicator letters;

    @Test
    void aComplaintMovesOnWithoutItAndItsLetterArrivesOnceAfterTheRevival() {
        MailServer.kill();
        ComplaintJourney journey = journeys.filed();
        assertThat(postman.deliver().carrierDown()).isTrue();
        journey.answeredAlongTheStraightRoad();
        after(Duration.ofHours(2));
        assertThat(postman.deliver().carrierDown()).isTrue();
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(letters.health().getStatus().getCode()).isEqualTo("NEEDS_OPERATOR");
        assertThat(states(journey)).containsOnly("WAITING");

        MailServer.start();
        List<Mail> mails = toSiti(deliveredAtOnce());
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).subject()).endsWith("Laporan Anda sudah dijawab, kami menunggu penilaian Anda");
        assertThat(mails.get(0).text())
                .contains("Laporan diterima lewat situs web", "Laporan diteruskan ke Kota Tangerang");
        assertThat(deliveredAtOnce()).isEmpty();
        assertThat(states(journey))
                .as("to officers: what waited for an agency and a unit waits no more")
                .containsExactlyInAnyOrder("SENT", "SENT", "SENT", "DROPPED", "DROPPED");
        assertThat(letters.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void anOutageOfAnyLengthGivesNoLetterUp() {
        MailServer.kill();
        ComplaintJourney journey = journeys.filed();
        for (int tour = 0; tour < 20; tour++) {
            after(Duration.ofHours(8));
            postman.deliver();
        }
        MailServer.start();
        assertThat(deliveredAtOnce()).hasSize(1);
        assertThat(states(journey)).containsExactly("SENT");
    }

    @Test
    void whatIsOlderThanAWeekIsNoNews() {
        MailServer.kill();
        ComplaintJourney journey = journeys.filed();
        after(Duration.ofDays(8));
        MailServer.start();
        assertThat(deliveredAtOnce()).isEmpty();
        assertThat(states(journey)).containsExactly("DROPPED");
    }

    @Test
    void twoPostmenAtTheSameTimeDeliverEachLetterOnce() throws Exception {
        List<String> numbers = Stream.generate(journeys::filed)
                .limit(12)
                .map(journey -> journey.number().value())
                .toList();
        ExecutorService postmen = Executors.newFixedThreadPool(2);
        try {
            Callable<Postman.Delivery> tour = postman::deliver;
            for (Future<Postman.Delivery> delivery : postmen.invokeAll(List.of(tour, tour))) {
                assertThat(delivery.get().carrierDown()).isFalse();
            }
        } finally {
            postmen.shutdown();
        }
        assertThat(MailServer.received()).hasSize(12);
        assertThat(MailServer.received())
                .extracting(mail -> mail.subject().substring(1, 16))
                .containsExactlyInAnyOrderElementsOf(numbers);
    }

    @Test
    void aMachineThatDiedWhileItSentALetterSendsTheSameOneAgain() {
        ComplaintJourney journey = journeys.filed();
        String first = deliveredAtOnce().get(0).id();
        // As the row stood when the machine died: the letter was on its way, and nobody wrote down that it arrived.
        jdbc.sql("update notice set state = 'SENDING'").update();

        assertThat(deliveredAtOnce()).as("perhaps another node is still at it").isEmpty();
        journey.forwardedTo("kota-tangerang");
        after(Postman.PATIENCE.plusMinutes(1));
        List<Mail> mails = toSiti(deliveredAtOnce());
        assertThat(mails).as("the same letter, and the next one apart from it").hasSize(2);
        assertThat(mails.get(0).id()).isEqualTo(first);
        assertThat(mails.get(1).id()).isNotEqualTo(first);
        assertThat(states(journey)).containsOnly("SENT");
        assertThat(deliveredAtOnce()).isEmpty();
    }

    @Test
    void aConnectionThatBreaksAfterTheMessageLeavesTheLetterInDoubtAndItsIdTheSame() {
        ComplaintJourney journey = journeys.filed();
        MailServer.kill();
        String id;
        try (ScriptedMailServer server =
                new ScriptedMailServer(MailServer.PORT, Map.of("DONE", ScriptedMailServer.HANG_UP))) {
            assertThat(postman.deliver().carrierDown()).isTrue();
            assertThat(server.heard()).contains("DONE");
            id = jdbc.sql("select letter from notice").query(String.class).single();
        }
        MailServer.start();
        after(Duration.ofMinutes(2));
        assertThat(deliveredAtOnce()).extracting(Mail::id).containsExactly("<" + id + "@lapor.tangerang.example>");
        assertThat(states(journey)).containsExactly("SENT");
    }

    @Test
    void aServerThatTakesNothingIsShownToTheOperatorAndALetterItDoesNotLikeHoldsUpNoOther() {
        ComplaintJourney disliked = journeys.filed();
        isReportedBy(disliked.number(), "blokir@warga.example", null);
        MailServer.kill();
        try (ScriptedMailServer server =
                new ScriptedMailServer(MailServer.PORT, Map.of("RCPT", "421 4.3.2 shutting down"))) {
            assertThat(postman.deliver().carrierDown()).isTrue();
            assertThat(server.heard()).anyMatch(line -> line.startsWith("RCPT"));
        }
        MailServer.start();
        journeys.filed();
        assertThat(deliveredAtOnce()).extracting(Mail::to).containsExactly(SITI);
        after(Duration.ofHours(1));
        assertThat(letters.health().getStatus().getCode()).isEqualTo("NEEDS_OPERATOR");
        assertThat(deliveredAtOnce()).extracting(Mail::to).containsExactly("blokir@warga.example");
    }

    @Test
    void anUnknownMailboxEndsThatNoticeOnly() {
        ComplaintJourney journey = journeys.filed();
        MailServer.kill();
        try (ScriptedMailServer server = new ScriptedMailServer(
                MailServer.PORT, Map.of("RCPT", "550 5.1.1 <siti@warga.example> user unknown"))) {
            assertThat(postman.deliver().carrierDown()).isFalse();
            assertThat(server.heard()).anyMatch(line -> line.startsWith("RCPT"));
        }
        assertThat(states(journey)).containsExactly("REFUSED");
        assertThat(failure()).isEqualTo("550 5.1.1");
        MailServer.start();
        journey.forwardedTo("kota-tangerang");
        assertThat(toSiti(delivered())).hasSize(1);
    }

    @Test
    void aLetterThatIsPutOffIsTriedForDaysWithGrowingPausesAndThenShownToTheOperator() {
        ComplaintJourney journey = journeys.filed();
        MailServer.kill();
        try (ScriptedMailServer server =
                new ScriptedMailServer(MailServer.PORT, Map.of("RCPT", "450 4.2.0 greylisted"))) {
            for (String pause : List.of("PT1M", "PT5M", "PT15M", "PT1H", "PT4H", "PT12H", "PT24H", "PT24H")) {
                postman.deliver();
                assertThat(states(journey)).containsExactly("WAITING");
                after(Duration.parse(pause).minusSeconds(5));
                int heard = server.heard().size();
                postman.deliver();
                assertThat(server.heard()).as("not before " + pause).hasSize(heard);
                after(Duration.ofSeconds(5));
            }
            assertThat(letters.health().getStatus().getCode()).isEqualTo("UP");
            postman.deliver();
        }
        assertThat(states(journey)).containsExactly("GIVEN_UP");
        assertThat(failure()).isEqualTo("450 4.2.0");
        assertThat(letters.health().getStatus().getCode()).isEqualTo("NEEDS_OPERATOR");
        assertThat(letters.health().getDetails()).containsEntry("givenUp", 1L);
        after(Duration.ofDays(8));
        assertThat(letters.health().getStatus().getCode()).isEqualTo("UP");
    }

    private String failure() {
        return jdbc.sql("select failure from notice").query(String.class).single();
    }
}
