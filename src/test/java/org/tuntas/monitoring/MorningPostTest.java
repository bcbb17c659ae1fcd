package org.tuntas.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.correspondence.MailServer;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.organisation.Membership;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registrar;
import org.tuntas.organisation.StaffMember;

/** The managers' morning letter: once a working day, to those who have something to look at. */
class MorningPostTest extends RunningTuntas {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    MorningPost post;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    Registrar registrar;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    private String unit = "";

    private String address() {
        return "kepala." + unit + "@kota.example";
    }

    @BeforeEach
    void aHeadOfAUnitWithoutReports() {
        time.set("2026-05-05T09:00");
        MailServer.start();
        MailServer.forget();
        jdbc.sql("delete from digest").update();
        unit = "pagi" + NEXT.incrementAndGet();
        registrar.enter(
                List.of(new Node(unit, "kota-tangerang", Node.Kind.UNIT, "Dinas Pagi " + unit, false)),
                List.of(new StaffMember("kepala." + unit, "Kepala Pagi", address(), null, true)),
                List.of(new Membership("kepala." + unit, unit + "-head")));
    }

    @AfterAll
    static void switchOff() {
        MailServer.kill();
    }

    private List<MailServer.Mail> toTheHead() {
        return MailServer.received().stream()
                .filter(mail -> mail.to().equals(address()))
                .toList();
    }

    private String state() {
        return jdbc.sql("select coalesce(max(state), '') from digest where manager = ?")
                .param("kepala." + unit)
                .query(String.class)
                .single();
    }

    /** Forwarded on Tuesday 5 May, a report is due on Tuesday 12 May. */
    private ComplaintJourney dueOnTheTwelfth() {
        return journeys.filed().forwardedTo("kota-tangerang").assignedTo(unit);
    }

    @Test
    void aManagerReadsInTheMorningWhatIsLate() {
        ComplaintJourney journey = dueOnTheTwelfth();
        time.set("2026-05-13T06:59");
        post.deliver();
        assertThat(toTheHead()).as("before seven").isEmpty();
        time.set("2026-05-13T07:00");
        post.deliver();
        assertThat(toTheHead()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Pantauan pagi: 1 terlambat, 0 segera jatuh tempo");
            assertThat(mail.text())
                    .contains("Laporan yang terlambat: 1.", journey.number() + ": lewat 1 hari kerja · Tindak lanjut")
                    .contains("https://lapor.tangerang.example/petugas/laporan/" + journey.number())
                    .contains("https://lapor.tangerang.example/pantau")
                    .doesNotContain("Lampu");
        });
        post.deliver();
        time.set("2026-05-13T15:00");
        post.deliver();
        assertThat(toTheHead()).as("once a day").hasSize(1);
    }

    @Test
    void nothingIsSentWhenNothingIsLateOrAtRisk() {
        dueOnTheTwelfth();
        time.set("2026-05-06T07:30");
        post.deliver();
        assertThat(toTheHead()).isEmpty();
        assertThat(state()).isEqualTo("NOTHING");
        time.set("2026-05-11T07:30");
        post.deliver();
        assertThat(toTheHead()).as("the day before it is due").singleElement().satisfies(mail -> assertThat(
                        mail.subject())
                .endsWith("0 terlambat, 1 segera jatuh tempo"));
    }

    @Test
    void nothingIsSentOnDaysOff() {
        dueOnTheTwelfth();
        for (String dayOff : List.of("2026-05-14T08:00", "2026-05-16T08:00", "2026-05-17T08:00")) {
            time.set(dayOff);
            post.deliver();
        }
        assertThat(toTheHead()).as("Ascension, Saturday, Sunday").isEmpty();
        assertThat(state()).isEmpty();
    }

    @Test
    void twoNodesAtOnceSendOneLetter() throws Exception {
        dueOnTheTwelfth();
        time.set("2026-05-13T07:30");
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<Object> node = Executors.callable(post::deliver);
            for (Future<Object> done : nodes.invokeAll(List.of(node, node))) {
                done.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(toTheHead()).hasSize(1);
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void aDeadMailServerDelaysTheLetterAndLosesNothing() {
        dueOnTheTwelfth();
        time.set("2026-05-13T07:30");
        MailServer.kill();
        post.deliver();
        assertThat(jdbc.sql("select count(*) from digest where state = 'SENT'")
                        .query(Integer.class)
                        .single())
                .isZero();
        MailServer.start();
        time.set("2026-05-13T08:00");
        post.deliver();
        assertThat(toTheHead()).hasSize(1);
    }
}
