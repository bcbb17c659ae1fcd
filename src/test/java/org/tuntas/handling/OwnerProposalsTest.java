package org.tuntas.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.language.Words;

/** Whose a report may be, and what speaks for it. */
class OwnerProposalsTest extends RunningTuntas {

    @Autowired
    OwnerProposals proposals;

    @Autowired
    SimilarReports similar;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    /** Words that no other test has. */
    private final String gate = "gapura" + Long.toString(System.nanoTime(), 36);

    private final String fallen = "roboh" + Long.toString(System.nanoTime(), 36);

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void theTableComesFirstThenWhoHandledReportsLikeItAndBothSayWhy() {
        closedBy("dishub", ComplaintJourney.OFFICER);
        closedBy("dishub", ComplaintJourney.OFFICER);
        closedBy("dishub", ComplaintJourney.OFFICER);
        closedBy("dpupr", "siti.dpupr");
        ComplaintJourney report = journeys.filed(aboutTheGate());
        categorise(report, "perhubungan/parkir-liar");
        assertThat(proposals.agencies(report.complaint()))
                .containsExactly(new Proposal(
                        "kota-tangerang",
                        "Kota Tangerang",
                        List.of(
                                "aturan untuk PARKIR LIAR di Kota Tangerang",
                                "4 dari 4 laporan serupa yang selesai ditangani Kota Tangerang")));
        categorise(report, "kesehatan/pengawasan-rumah-sakit");
        assertThat(proposals.agencies(report.complaint()))
                .extracting(Proposal::line)
                .containsExactly(
                        "Kementerian Kesehatan – aturan untuk PENGAWASAN RUMAH SAKIT",
                        "Kota Tangerang – 4 dari 4 laporan serupa yang selesai ditangani Kota Tangerang");

        report.forwardedTo("kota-tangerang");
        categorise(report, "pekerjaan-umum-dan-penataan-ruang/trotoar");
        assertThat(Words.speaking(Locale.ENGLISH, () -> proposals.units(report.complaint())))
                .extracting(Proposal::line)
                .containsExactly(
                        "Dinas Pekerjaan Umum dan Penataan Ruang – rule for PEKERJAAN UMUM DAN PENATAAN RUANG in Kota Tangerang",
                        "Dinas Perhubungan – 3 of 4 similar reports that are done were handled by Dinas Perhubungan");
    }

    @Test
    void whatIsSecretOrAllegesMisconductIsNeverCounted() {
        List<ComplaintJourney> closed = Stream.generate(() -> closedBy("dishub", ComplaintJourney.OFFICER))
                .limit(4)
                .toList();
        ComplaintJourney report = journeys.filed(aboutTheGate()).forwardedTo("kota-tangerang");
        assertThat(reasons(report)).containsExactly("4 dari 4 laporan serupa yang selesai ditangani Dinas Perhubungan");
        set(closed.get(0), "secret = true");
        assertThat(reasons(report)).containsExactly("3 dari 3 laporan serupa yang selesai ditangani Dinas Perhubungan");
        set(closed.get(1), "supervision_class = 'SUPERVISORY'");
        assertThat(reasons(report)).containsExactly("2 dari 2 laporan serupa yang selesai ditangani Dinas Perhubungan");
        set(closed.get(2), "state = 'ARCHIVED'");
        assertThat(similar.closedLike(report.number(), 20)).hasSize(1);
        assertThat(reasons(report)).as("one report proves nothing").isEmpty();
    }

    @Test
    void aReportOfAnotherCityProposesNobodyHere() {
        ComplaintJourney elsewhere = closedBy("dishub", ComplaintJourney.OFFICER);
        closedBy("dishub", ComplaintJourney.OFFICER);
        ComplaintJourney report = journeys.filed(aboutTheGate());
        assertThat(similar.closedLike(report.number(), 20)).hasSize(2);
        set(elsewhere, "region_code = '32.73.01'");
        assertThat(similar.closedLike(report.number(), 20)).hasSize(1);
    }

    @Test
    void noUnitIsProposedForWhatTheInspectorHandles() {
        closedBy("dishub", ComplaintJourney.OFFICER);
        closedBy("dishub", ComplaintJourney.OFFICER);
        ComplaintJourney report =
                journeys.filed(aboutTheGate()).forwardedAs(ComplaintJourney.DESK, "kota-tangerang", "SUPERVISORY");
        assertThat(proposals.units(report.complaint())).isEmpty();
    }

    @Test
    void nothingIsSaidWhereNothingSpeaksForAnybody() {
        assertThat(proposals.agencies(journeys.filed(aboutTheGate()).complaint()))
                .isEmpty();
    }

    private List<String> reasons(ComplaintJourney report) {
        return proposals.units(report.complaint()).stream()
                .flatMap(proposal -> proposal.reasons().stream())
                .toList();
    }

    private Report aboutTheGate() {
        return Report.aboutALamp()
                .saying(
                        "Tiang " + gate + " " + fallen,
                        "Tiang " + gate + " di ujung gang kami " + fallen + " sejak hujan kemarin.");
    }

    private ComplaintJourney closedBy(String unit, String officer) {
        return journeys.filed(aboutTheGate())
                .forwardedTo("kota-tangerang")
                .assignedTo(unit)
                .answeredBy(officer, "Sudah ditegakkan kembali.")
                .satisfied(5);
    }

    private void categorise(ComplaintJourney report, String category) {
        set(report, "category = '" + category + "'");
    }

    private void set(ComplaintJourney report, String change) {
        jdbc.sql("update complaint set " + change + " where number = ?")
                .param(report.number().value())
                .update();
    }
}
