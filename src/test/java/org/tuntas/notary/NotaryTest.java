package org.tuntas.notary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Refused;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.reporter.Proof;
import org.tuntas.reporter.TrackingLinks;

/** Days are sealed once and for good; what was sealed can be checked by anybody, and shows nothing that is not public. */
class NotaryTest extends RunningTuntas {

    @LocalServerPort
    int port;

    @Autowired
    Notary notary;

    @Autowired
    Register register;

    @Autowired
    ProofDesk desk;

    @Autowired
    Complaints complaints;

    @Autowired
    TrackingLinks links;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path directory;

    /** A day after everything that other tests have written. */
    private LocalDate today;

    @BeforeEach
    void onADayThatNobodyHasSeen() {
        today = jdbc.sql(
                        """
                        select cast(greatest((select max(at) from complaint_event) at time zone 'Asia/Jakarta',
                            (select max(day) from notary_day), timestamp '2026-04-20') as date) + 2 as day
                        """)
                .query(LocalDate.class)
                .single();
        SealedPast.before(today, register);
        sealUntil(today);
    }

    private void sealUntil(LocalDate day) {
        time.set(day + "T09:00");
        while (notary.sealNext()) {
            // The next day.
        }
    }

    private ComplaintJourney answered(Report report) {
        return journeys.filed(report)
                .publishedAs("Lampu jalan mati", "Lampu di depan sekolah mati.")
                .assignedTo("dishub")
                .answered("Lampu sudah kami ganti.");
    }

    @Test
    void whatIsDownloadedFitsAndShowsNobody() throws IOException {
        ComplaintJourney open = answered(Report.aboutALamp());
        ComplaintJourney secret = journeys.filed(Report.aboutALamp().hidden().saying("Pungutan", "Bayar 50 ribu."))
                .publishedAs("Pungutan liar", "Ada pungutan.");
        ComplaintJourney unverified = journeys.filed();
        sealUntil(today.plusDays(1));

        String log = get("/data/v1/log/" + today + ".csv");
        assertThat(log)
                .contains("," + open.number() + ",FILED,", "," + open.number() + ",FINAL_ANSWER,")
                .doesNotContain(secret.number().value(), unverified.number().value())
                .doesNotContain("Siti", "0812", "siti@", "Lampu", "Pungutan", "budi", "rina", "dishub");
        assertThat(log.lines().filter(line -> line.endsWith(",,,,,,")))
                .as("what is not public has a fingerprint and nothing else")
                .hasSizeGreaterThanOrEqualTo(
                        secret.timeline().size() + unverified.timeline().size());
        Files.writeString(directory.resolve("seals.csv"), get("/data/v1/seals.csv"));
        Files.writeString(directory.resolve("log.csv"), log);
        OfficersSession reporter = reporterOf(secret);
        String proof = reporter.send("GET", "/laporan/" + secret.number() + "/bukti.json", "")
                .body();
        assertThat(proof).contains("Bayar 50 ribu.").doesNotContain("Siti", "0812", "budi", "rina");
        Files.writeString(directory.resolve("proof.json"), proof);
        assertThat(verify("seals.csv", "log.csv", "proof.json"))
                .contains("Everything fits.", "Report " + secret.number())
                .doesNotContain("DOES NOT FIT");
        assertThat(reporter.send("GET", "/laporan/" + secret.number() + "/bukti", "")
                        .body())
                .contains("utuh dan cocok dengan segel yang diumumkan", "tersegel, ")
                .doesNotContain("tidak cocok");

        OfficersSession stranger = OfficersSession.anonymous(port);
        HttpResponse<String> shut = stranger.send("GET", "/laporan/" + secret.number() + "/bukti", "");
        assertThat(shut.statusCode()).isEqualTo(403);
        assertThat(shut.body()).contains("hanya dapat dibuka oleh pelapor").doesNotContain("tersegel, ");
        assertThat(stranger.send("GET", "/laporan/" + secret.number() + "/bukti.json", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(stranger.send("GET", "/laporan/LP-26-0000-0000/bukti", "").statusCode())
                .isEqualTo(404);
        assertThat(stranger.send("GET", "/data/v1/log/" + today.plusDays(1) + ".csv", "")
                        .statusCode())
                .as("not sealed yet")
                .isEqualTo(404);
        assertThat(get("/bukti"))
                .contains(register.last().orElseThrow().seal().hex(), "/data/v1/log/" + today + ".csv");
    }

    @ParameterizedTest
    @CsvSource({
        "message = 'Beres.', FINAL_ANSWER, WORDS_CHANGED",
        "arguments = array['x'], FINAL_ANSWER, WORDS_CHANGED",
        "round = 2, FINAL_ANSWER, WORDS_CHANGED",
        "actor = 'rina.desk', FINAL_ANSWER, INSIDE_CHANGED",
        "internal_note = 'x', FINAL_ANSWER, INSIDE_CHANGED",
        "told = array['x'], FINAL_ANSWER, INSIDE_CHANGED",
        "audience = 'OFFICERS', FORWARDED, INSIDE_CHANGED",
        "kind = 'SATISFIED', FINAL_ANSWER, ENTRY_CHANGED",
        "at = at + interval '1 minute', FILED, ENTRY_CHANGED"
    })
    void whoeverChangesASealedEntryIsFoundOut(String change, EventKind kind, Standing standing) {
        ComplaintJourney journey = answered(Report.aboutALamp());
        sealUntil(today.plusDays(1));
        tampered(
                journey,
                "complaint_event",
                "update complaint_event set " + change + " where number = ? and kind = '" + kind + "'",
                standing);
    }

    @Test
    void whoeverRemovesOrRewritesWhatTheNotaryKeepsIsFoundOut() {
        ComplaintJourney journey = answered(Report.aboutALamp());
        sealUntil(today.plusDays(1));
        String number = "where number = ? and sequence = 2";
        tampered(journey, "notary_entry", "delete from notary_entry " + number, Standing.PLACE_CHANGED);
        tampered(
                journey,
                "notary_entry",
                "update notary_entry set fingerprint = sha256('x') " + number,
                Standing.ENTRY_CHANGED);
        tampered(journey, "notary_entry", "update notary_entry set day = day - 1 " + number, Standing.TREE_CHANGED);
        tampered(
                journey,
                "notary_day",
                "update notary_day set root = sha256('x') where day in (select day from notary_entry where number = ?)",
                Standing.TREE_CHANGED);
        tampered(
                journey,
                "complaint",
                "update complaint set text = 'Bukan itu.' where number = ?",
                Standing.WORDS_CHANGED);
        for (String forbidden : List.of(
                "delete from notary_entry",
                "update notary_entry set sequence = sequence + 1",
                "update notary_day set size = 0",
                "delete from notary_day",
                "truncate notary_entry")) {
            assertThatThrownBy(() -> jdbc.sql(forbidden).update()).as(forbidden).hasMessageContaining("append-only");
        }
    }

    /** Does something that no trigger hinders, looks, and takes it back. */
    private void tampered(ComplaintJourney journey, String table, String deed, Standing expected) {
        transaction.executeWithoutResult(status -> {
            assertThat(standings(journey)).containsOnly(Standing.SEALED);
            jdbc.sql("alter table " + table + " disable trigger user").update();
            assertThat(jdbc.sql(deed).param(journey.number().value()).update()).isPositive();
            assertThat(standings(journey)).as(deed).contains(expected);
            status.setRollbackOnly();
        });
    }

    private List<Standing> standings(ComplaintJourney journey) {
        return desk.lines(journey.number(), Proof.ofPin(journey.pin()), "192.0.2.9").stream()
                .map(ProofDesk.Line::standing)
                .toList();
    }

    @Test
    void aDayIsSealedOnceAlsoByTwoNodesAtOnceAndNotBeforeItIsOver() throws Exception {
        journeys.filed();
        time.set(today.plusDays(1) + "T00:10");
        assertThat(notary.sealNext())
                .as("who began before midnight may still write")
                .isFalse();
        time.set(today.plusDays(1) + "T00:15");
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                work.add(notary::sealNext);
            }
            int sealed = 0;
            for (Future<Boolean> one : nodes.invokeAll(work)) {
                sealed += one.get() ? 1 : 0;
            }
            assertThat(sealed).isEqualTo(1);
        } finally {
            nodes.shutdownNow();
        }
        assertThat(register.last().orElseThrow().day()).isEqualTo(today);
        assertThat(notary.sealNext()).isFalse();
    }

    @Test
    void afterAStandstillEveryDayIsSealedAndWhatCameLateIsInTheNextOne() {
        ComplaintJourney journey = journeys.filed();
        Instant noon = time.now();
        sealUntil(today.plusDays(4));
        assertThat(register.newest(4))
                .extracting(DaySeal::day)
                .containsExactly(today.plusDays(3), today.plusDays(2), today.plusDays(1), today);
        DaySeal before = register.last().orElseThrow();
        assertThat(before.size()).isZero();

        complaints.append(ComplaintEvent.plain(journey.number(), 1, noon, EventKind.REMINDED, ComplaintEvent.SYSTEM));
        assertThat(standings(journey)).contains(Standing.WAITING);
        sealUntil(today.plusDays(5));
        assertThat(standings(journey)).containsOnly(Standing.SEALED);
        assertThat(desk.lines(journey.number(), Proof.ofPin(journey.pin()), "192.0.2.9"))
                .last()
                .extracting(ProofDesk.Line::day)
                .isEqualTo(today.plusDays(4));
        assertThat(register.seals(List.of(today, before.day())))
                .as("sealed days stay as they were")
                .last()
                .isEqualTo(before);
        assertThatThrownBy(() -> jdbc.sql(
                                """
                                insert into notary_entry (entry, number, sequence, day, fingerprint, said, inside, link, inside_salt, link_salt)
                                select max(id), 'x', 1, cast(? as date), sha256('a'), '', '', '', '', '' from complaint_event
                                """)
                        .param(today)
                        .update())
                .hasMessageContaining("is sealed");
        assertThat(jdbc.sql("select count(*) from notary_due").query(Long.class).single())
                .isZero();
    }

    @Test
    void whatRetentionRemovesStaysProved() throws IOException {
        ComplaintJourney spam = journeys.filed(Report.aboutALamp().saying("Obat kuat", "Hubungi kami."))
                .archived("SPAM", "Laporan ini memuat iklan.");
        sealUntil(today.plusDays(1));
        complaints.deleteTexts(spam.number());
        sealUntil(today.plusDays(2));
        assertThat(jdbc.sql("select count(*) from notary_entry where number = ? and said_salt is null")
                        .param(spam.number().value())
                        .query(Integer.class)
                        .single())
                .as("nobody can try any more what it may have said")
                .isEqualTo(1);
        assertThat(standings(spam)).containsOnly(Standing.SEALED);
        String proof = reporterOf(spam)
                .send("GET", "/laporan/" + spam.number() + "/bukti.json", "")
                .body();
        assertThat(proof).doesNotContain("Obat", "Hubungi");
        Files.writeString(directory.resolve("proof.json"), proof);
        assertThat(verify("proof.json")).contains("Everything fits.");
    }

    @Test
    void aGuessedPinOpensNoProof() {
        ComplaintJourney journey = journeys.filed();
        assertThatThrownBy(() -> desk.lines(journey.number(), Proof.ofPin("x"), "192.0.2.8"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk.file(journey.number(), new Proof(null, "x"), "192.0.2.8"))
                .isInstanceOf(Refused.class);
    }

    private OfficersSession reporterOf(ComplaintJourney journey) {
        OfficersSession reporter = OfficersSession.anonymous(port);
        reporter.send("GET", links.toReport(journey.number()).replaceFirst("https://[^/]+", ""), "");
        return reporter;
    }

    private String get(String path) {
        HttpResponse<String> answer = OfficersSession.anonymous(port).send("GET", path, "");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private String verify(String... names) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        List<String> files = java.util.Arrays.stream(names)
                .map(name -> directory.resolve(name).toString())
                .toList();
        new VerifyCommand(out, out, Locale.ENGLISH).run(files);
        return said.toString(StandardCharsets.UTF_8);
    }
}
