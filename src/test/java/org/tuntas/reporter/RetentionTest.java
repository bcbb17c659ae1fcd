package org.tuntas.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;

/** What nobody needs any more goes, on time and not before; what was decided stays. */
class RetentionTest extends RunningTuntas {

    private static final String BEGIN = "2026-04-20T09:00";

    @LocalServerPort
    int port;

    @Autowired
    Retention retention;

    @Autowired
    IdentityVault vault;

    @Autowired
    TrackingLinks links;

    @Autowired
    Complaints complaints;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void theRulesAreThoseOfBefore() {
        jdbc.sql("update retention_policy set days = 730 where state = 'RESOLVED' and type is null")
                .update();
        time.set(BEGIN);
    }

    private ComplaintJourney resolved(Report report) {
        time.set(BEGIN);
        return journeys.filed(report)
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .answered("Lampu sudah diganti.")
                .satisfied(5);
    }

    private void nightAfter(ComplaintJourney journey, Duration kept) {
        Instant closed = journey.complaint().closedAt();
        time.set(closed.plus(kept));
        while (retention.some() > 0) {
            // The next batch.
        }
    }

    private boolean isKnown(ComplaintJourney journey) {
        return vault.mailbox(journey.number()).isPresent();
    }

    @Test
    void theIdentityGoesOnItsDayAndTheReportStays() {
        ComplaintJourney journey = resolved(Report.aboutALamp());
        nightAfter(journey, Duration.ofDays(730).minusMinutes(1));
        assertThat(isKnown(journey)).isTrue();
        nightAfter(journey, Duration.ofDays(730));
        assertThat(isKnown(journey)).isFalse();
        assertThat(jdbc.sql(
                                "select sealed is null and key_id is null and anonymised_at is not null from reporter where number = ?")
                        .param(journey.number().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        Complaint complaint = journey.complaint();
        assertThat(complaint.rating()).isEqualTo(5);
        assertThat(complaint.text()).startsWith("Lampu jalan di depan");
        assertThat(journey.timeline(EventKind.FINAL_ANSWER)).hasSize(1);
        assertThat(journey.timeline(EventKind.ANONYMISED)).hasSize(1);
        nightAfter(journey, Duration.ofDays(731));
        assertThat(journey.timeline(EventKind.ANONYMISED)).as("once").hasSize(1);

        OfficersSession reporter = OfficersSession.anonymous(port);
        reporter.send("GET", links.toReport(journey.number()).replaceFirst("https://[^/]+", ""), "");
        assertThat(reporter.send("GET", "/laporan/" + journey.number(), "").body())
                .contains("Identitas Anda sudah dihapus pada", "Lampu jalan di depan SDN 2");
        assertThat(OfficersSession.anonymous(port)
                        .send("GET", "/laporan/" + journey.number(), "")
                        .body())
                .doesNotContain("Identitas Anda");
        assertThat(reporter.send("GET", "/api/v1/complaints/" + journey.number(), "", "X-Tracking-Pin", journey.pin())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theMostSpecificRuleCounts() {
        ComplaintJourney aspiration = resolved(Report.aboutALamp().asking(ComplaintType.ASPIRATION));
        ComplaintJourney complaint = resolved(Report.aboutALamp());
        nightAfter(complaint, Duration.ofDays(366));
        assertThat(isKnown(aspiration)).isFalse();
        assertThat(isKnown(complaint)).isTrue();
    }

    @Test
    void ofSpamTheTextsGoAsWell() {
        time.set(BEGIN);
        ComplaintJourney spam = journeys.filed(Report.aboutALamp().saying("Obat kuat", "Hubungi 0812."))
                .archived("SPAM", "Laporan ini memuat iklan.");
        ComplaintJourney general = journeys.filed().archived("TOO_GENERAL", "Mohon sebutkan tempatnya.");
        nightAfter(spam, Duration.ofDays(91));
        assertThat(isKnown(spam)).isFalse();
        assertThat(spam.complaint().title() + spam.complaint().text()).isEmpty();
        assertThat(spam.complaint().place().address()).isNull();
        assertThat(spam.timeline(EventKind.TEXTS_DELETED)).hasSize(1);
        assertThat(isKnown(general)).isTrue();
        assertThat(general.complaint().text()).isNotEmpty();
        OfficersSession reporter = OfficersSession.anonymous(port);
        reporter.send("GET", links.toReport(spam.number()).replaceFirst("https://[^/]+", ""), "");
        assertThat(reporter.send("GET", "/laporan/" + spam.number(), "").body())
                .contains("Judul dan isi laporan sudah dihapus", "Spam")
                .doesNotContain("Obat kuat");
    }

    @Test
    void whoeverReopensOnTheLastDayIsStillKnown() {
        jdbc.sql("update retention_policy set days = 30 where state = 'RESOLVED' and type is null")
                .update();
        ComplaintJourney reopened = resolved(Report.aboutALamp());
        ComplaintJourney left = resolved(Report.aboutALamp());
        Instant closed = reopened.complaint().closedAt();
        time.set(closed.plus(Duration.ofDays(30)).minusSeconds(60));
        reopened.reopened("Mati lagi.");
        nightAfter(left, Duration.ofDays(31));
        assertThat(isKnown(reopened)).isTrue();
        assertThat(isKnown(left)).isFalse();
    }

    @Test
    void aReportThatIsBeingTakenUpAgainIsLeftAloneAndLookedAtAnotherNight() throws Exception {
        ComplaintJourney journey = resolved(Report.aboutALamp());
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> command = thread.submit(() -> transaction.executeWithoutResult(status -> {
                complaints.lock(journey.number());
                locked.countDown();
                await(done);
            }));
            await(locked);
            nightAfter(journey, Duration.ofDays(730));
            assertThat(isKnown(journey)).isTrue();
            done.countDown();
            command.get();
        } finally {
            done.countDown();
            thread.shutdownNow();
        }
        nightAfter(journey, Duration.ofDays(731));
        assertThat(isKnown(journey)).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theTableRefusesWhatIsShorterThanTheTimeForReopeningAndTextsOfAnythingButSpam() {
        assertThat(Complaint.REOPENING_WINDOW).as("the table says the same").isEqualTo(Duration.ofDays(30));
        assertThatThrownBy(
                        () -> jdbc.sql("update retention_policy set days = 29").update())
                .hasStackTraceContaining("retention_policy_days_check");
        assertThatThrownBy(
                        () -> jdbc.sql("update retention_policy set action = 'DELETE_TEXTS' where state = 'REFERRED'")
                                .update())
                .hasStackTraceContaining("retention_policy_check");
    }

    @Test
    void nightIsFromOneToFiveInWesternIndonesia() {
        assertThat(RetentionWorker.isNight(clock("2026-04-20T17:59:59Z"))).isFalse();
        assertThat(RetentionWorker.isNight(clock("2026-04-20T18:00:00Z"))).isTrue();
        assertThat(RetentionWorker.isNight(clock("2026-04-20T21:59:59Z"))).isTrue();
        assertThat(RetentionWorker.isNight(clock("2026-04-20T22:00:00Z"))).isFalse();
    }

    private static Clock clock(String at) {
        return Clock.fixed(Instant.parse(at), ZoneOffset.UTC);
    }
}
