package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys.Report;

/**
 * The turns that a report can take, each on the officers' forms in the real Tasklist. On Monday, 20 April 2026. Leaves pictures in
 * {@code target/screenshots}.
 */
class OfficersDecideInTasklistTest extends BrowserWalk {

    private static final String QUEUE = "Antrean saya";
    private static final String SECOND_OFFICER = "siti.dpupr";

    @Autowired
    Assignments assignments;

    @Test
    void aVerifierAsksTheReporterForWhatIsMissing() {
        ComplaintJourney journey = journeys.filed();
        try (OfficerAtWork desk = officer(ComplaintJourney.DESK)) {
            desk.takes(QUEUE, journey).decides("Minta pelapor melengkapi").presses();
            assertThat(desk.notice()).containsText("Periksa isian yang ditandai");
            assertThat(desk.page().locator(".fjs-form-field-error")).hasText("Wajib diisi.");
            desk.writes("Penjelasan kepada pelapor", "Tuliskan nomor tiang lampunya.")
                    .completes();
        }
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_COMPLETION);
        assertThat(journey.timeline(EventKind.COMPLETION_ASKED))
                .extracting(ComplaintEvent::message)
                .containsExactly("Tuliskan nomor tiang lampunya.");
    }

    @Test
    void verificationIsPostponedToAWorkingDayAndIsNotLateMeanwhile() {
        ComplaintJourney journey = journeys.filed();
        try (OfficerAtWork desk = officer(ComplaintJourney.DESK)) {
            desk.takes(QUEUE, journey)
                    .decides("Tunda verifikasi")
                    .dates("Ditunda sampai", "25/04/2026")
                    .decides("Menunggu instansi lain")
                    .writes("Penjelasan kepada pelapor", "Kami menunggu data dari dinas lain.")
                    .presses();
            assertThat(desk.notice()).containsText("Sabtu, 25 April 2026 bukan hari kerja");
            desk.page().locator(".nav-tabs a:has-text('Petunjuk')").click();
            desk.page().locator(".nav-tabs a:has-text('Formulir')").click();
            assertThat(desk.field("Penjelasan kepada pelapor")).hasValue("Kami menunggu data dari dinas lain.");
            desk.dates("Ditunda sampai", "28/04/2026").completes();
            assertThat(journey.state()).isEqualTo(ComplaintState.POSTPONED);

            desk.finds(QUEUE, journey);
            assertThat(desk.card(journey)).containsText("Lanjutkan laporan yang ditunda");
            assertThat(desk.card(journey)).containsText("Ditunda sampai");
            time.set("2026-04-28T20:00");
            desk.looksAt("Terlambat");
            assertThat(desk.card(journey)).hasCount(0);
            desk.takes(QUEUE, journey);
            assertThat(desk.matter()).containsText("menunggu instansi lain");
            assertThat(desk.matter()).containsText("Kami menunggu data dari dinas lain.");
            desk.picture("6-ditunda").completes();
        }
        assertThat(journey.openSteps()).containsExactly("userTask_VerifyComplaint");
    }

    @Test
    void aNumberThatLooksPersonalIsPublishedOnlyWhenSomebodyHasCheckedIt() {
        ComplaintJourney journey = journeys.filed(
                Report.aboutALamp().saying("Lampu jalan mati", "Lampu mati. Kantor RW: 0812 3456 7890."));
        try (OfficerAtWork desk = officer(ComplaintJourney.DESK)) {
            desk.takes(QUEUE, journey);
            assertThat(desk.page().locator(".report-panel mark")).hasText("0812 3456 7890");
            desk.decides("Teruskan ke instansi")
                    .picks("Instansi yang berwenang", "Kota Tangerang")
                    .decides("Bukan kadar pengawasan")
                    .presses();
            assertThat(desk.notice()).containsText("0812 3456 7890");
            desk.ticks("memang boleh tampil").completes();
        }
        assertThat(journey.complaint().publicText()).contains("0812 3456 7890");
    }

    @Test
    void anOfficerWhoChangesTheirMindIsNotLockedOut() {
        ComplaintJourney journey = journeys.filed();
        try (OfficerAtWork desk = officer(ComplaintJourney.DESK)) {
            desk.takes(QUEUE, journey).decides("Teruskan ke instansi");
            desk.field("Instansi yang berwenang").click();
            desk.decides("Arsipkan")
                    .selects("Alasan diarsipkan", "Laporan percobaan")
                    .writes("Penjelasan kepada pelapor", "Ini hanya percobaan.")
                    .completes();
        }
        assertThat(journey.state()).isEqualTo(ComplaintState.ARCHIVED);
    }

    @Test
    void severalUnitsWorkUnderALeadWhoCombinesTheirAnswers() {
        ComplaintJourney journey = journeys.filed().forwardedTo("kota-tangerang");
        try (OfficerAtWork agency = officer(ComplaintJourney.AGENCY_ADMIN)) {
            agency.takes(QUEUE, journey)
                    .decides("Tetapkan unit pelaksana")
                    .picks("Unit pelaksana", "Dinas Perhubungan")
                    .picks("Unit pelaksana", "Dinas Pekerjaan Umum")
                    .picks("Unit pelaksana", "Dinas Sosial");
            agency.page().locator("[aria-label='Hapus Dinas Sosial']").click();
            agency.field("Unit utama").click();
            assertThat(agency.page().locator("[role=option]")).hasCount(2);
            assertThat(agency.page().locator("[role=option]").allTextContents())
                    .as("a proposed one stands first")
                    .containsExactlyInAnyOrder("Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas Perhubungan");
            agency.picks("Unit utama", "Dinas Perhubungan")
                    .picture("7-dua-unit")
                    .completes();
        }
        assertThat(assignments.openOf(journey.number()))
                .extracting(Assignment::unit)
                .containsExactly("dishub", "dpupr");

        journey.answeredBy(ComplaintJourney.OFFICER, "Lampu sudah diganti.")
                .answeredBy(SECOND_OFFICER, "Trotoar sudah diperbaiki.");
        try (OfficerAtWork lead = officer(ComplaintJourney.OFFICER)) {
            lead.takes(QUEUE, journey);
            assertThat(lead.matter()).containsText("Dinas Perhubungan menyelesaikan bagiannya: Selesai");
            assertThat(lead.field("Tanggapan gabungan kepada pelapor"))
                    .hasValue("Dinas Perhubungan:\nLampu sudah diganti.\n\n"
                            + "Dinas Pekerjaan Umum dan Penataan Ruang:\nTrotoar sudah diperbaiki.");
            lead.writes("Tanggapan gabungan kepada pelapor", "Lampu sudah diganti dan trotoar diperbaiki.")
                    .decides("Selesai")
                    .picture("8-tanggapan-gabungan")
                    .completes();
        }
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    @Test
    void aUnitGivesItsShareBackAndTheAgencyReadsWhy() {
        ComplaintJourney journey = underWay();
        try (OfficerAtWork unit = officer(ComplaintJourney.OFFICER)) {
            unit.takes(QUEUE, journey)
                    .decides("Bukan tugas unit kami")
                    .writes("Penjelasan", "Tiang ini milik Dinas Lingkungan Hidup.")
                    .completes();
        }
        try (OfficerAtWork agency = officer(ComplaintJourney.AGENCY_ADMIN)) {
            agency.takes(QUEUE, journey);
            assertThat(agency.matter()).containsText("Tiang ini milik Dinas Lingkungan Hidup.");
            agency.decides("Tetapkan unit pengganti")
                    .picks("Unit pengganti", "Dinas Lingkungan Hidup")
                    .picture("9-unit-pengganti")
                    .completes();
        }
        assertThat(journey.complaint().unit()).isEqualTo("dlh");
    }

    @Test
    void aUnitAsksTheReporterAndReadsTheAnswerBesideTheForm() {
        ComplaintJourney journey = underWay();
        try (OfficerAtWork unit = officer(ComplaintJourney.OFFICER)) {
            unit.takes(QUEUE, journey)
                    .decides("Bertanya kepada pelapor")
                    .writes("Pertanyaan kepada pelapor", "Di sebelah mana tiangnya?")
                    .completes();
            assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
            journey.replied("Di sebelah kiri gerbang.");
            unit.opens(QUEUE, journey);
            assertThat(unit.page().locator(".report-panel")).containsText("Di sebelah kiri gerbang.");
        }
    }

    @Test
    void aHeadSeesWhatIsAskedForAndGrantsIt() {
        ComplaintJourney journey = underWay();
        try (OfficerAtWork unit = officer(ComplaintJourney.OFFICER)) {
            unit.takes(QUEUE, journey)
                    .decides("Minta perpanjangan")
                    .dates("Sampai tanggal", "29/05/2026")
                    .writes("Penjelasan", "Suku cadang tiba akhir Mei.")
                    .completes();
        }
        try (OfficerAtWork head = officer(ComplaintJourney.UNIT_HEAD)) {
            head.takes(QUEUE, journey);
            assertThat(head.matter()).containsText("Perpanjangan batas penyelesaian");
            assertThat(head.matter()).containsText("Jumat, 29 Mei 2026");
            assertThat(head.matter()).containsText("Budi Santoso");
            assertThat(head.matter()).containsText("Suku cadang tiba akhir Mei.");
            head.decides("Setujui")
                    .writes("Catatan untuk unit", "Setuju, sekali ini.")
                    .picture("10-permintaan-waktu")
                    .completes();
        }
        assertThat(journey.timeline(EventKind.LIMIT_EXTENDED)).hasSize(1);
        try (OfficerAtWork unit = officer(ComplaintJourney.OFFICER)) {
            unit.opens(QUEUE, journey);
            assertThat(unit.page().locator(".fjs-form-field-radio")).not().containsText("Minta perpanjangan");
        }
    }

    @Test
    void theDeskReadsHowAReportWasPassedOnBeforeItDecides() {
        ComplaintJourney journey = journeys.filed(Report.aboutALamp().naming("kementerian-pu"))
                .saidToBelongTo("kementerian-kesehatan", "galih.kemenpu")
                .saidToBelongTo("kota-tangerang", "kartika.kemenkes")
                .saidToBelongTo("kementerian-pu", ComplaintJourney.AGENCY_ADMIN);
        try (OfficerAtWork desk = officer(ComplaintJourney.DESK)) {
            desk.takes(QUEUE, journey);
            assertThat(desk.matter().locator("li")).hasCount(3);
            assertThat(desk.matter()).containsText("menunjuk Kementerian Pekerjaan Umum");
            desk.picks("Instansi yang berwenang", "Kota Tangerang")
                    .writes("Penjelasan kepada pelapor", "Menurut peta, ini jalan kota.")
                    .picture("11-kewenangan")
                    .completes();
        }
        assertThat(journey.complaint().determined()).isTrue();
    }

    @Test
    void aManagerTakesLateWorkOverAndDoesItOnAPhone() {
        ComplaintJourney journey = underWay().timeReaches("boundaryTimer_FollowUpEscalation");
        try (OfficerAtWork head = OfficerAtWork.in(chromium.visitorWithAPhone(), port, ComplaintJourney.UNIT_HEAD)) {
            head.takes("Eskalasi", journey);
            assertThat(head.matter()).containsText("Tindak lanjuti laporan");
            assertThat(head.matter())
                    .containsText("Belum diambil siapa pun; ditawarkan kepada Petugas Dinas Perhubungan");
            assertThat(head.matter()).containsText("sudah lewat");
            head.decides("Ambil alih tugas")
                    .writes("Catatan", "Saya kerjakan sendiri.")
                    .picture("12-ambil-alih-di-telepon")
                    .completes();

            head.opens("Tugas saya", journey)
                    .decides("Tanggapan akhir")
                    .writes("Tanggapan", "Lampu sudah diganti.")
                    .decides("Selesai")
                    .completes();
            assertThat((Integer) head.page().evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(360);
        }
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    @Test
    void aHeadReadsAnAnswerBesideTheFormReturnsItAndApprovesTheNextOne() {
        ComplaintJourney journey = underWay();
        try (OfficerAtWork officer = officer(ComplaintJourney.OFFICER)) {
            officer.takes(QUEUE, journey)
                    .decides("Tanggapan akhir")
                    .writes("Tanggapan", "Jalan ini bukan milik kota.")
                    .decides("Tidak dapat dilaksanakan")
                    .completes();
        }
        try (OfficerAtWork head = officer(ComplaintJourney.UNIT_HEAD)) {
            head.takes(QUEUE, journey);
            assertThat(head.matter().first()).containsText("Jalan ini bukan milik kota.");
            assertThat(head.matter().first()).containsText("Budi Santoso");
            head.decides("Kembalikan untuk diperbaiki").presses();
            assertThat(head.page().locator(".fjs-form-field-error")).hasText("Wajib diisi.");
            head.writes("Apa yang harus diperbaiki", "Sebutkan siapa pemilik jalannya.")
                    .picture("14-tanggapan-diperiksa")
                    .completes();
        }
        try (OfficerAtWork officer = officer(ComplaintJourney.OFFICER)) {
            officer.takes(QUEUE, journey);
            assertThat(officer.matter()).containsText("Sebutkan siapa pemilik jalannya.");
            assertThat(officer.field("Tanggapan")).hasValue("Jalan ini bukan milik kota.");
            officer.picture("15-tanggapan-dikembalikan")
                    .writes("Tanggapan", "Jalan ini milik provinsi.")
                    .completes();
        }
        assertThat(journey.timeline(EventKind.FINAL_ANSWER)).isEmpty();
        try (OfficerAtWork head = officer(ComplaintJourney.UNIT_HEAD)) {
            head.takes(QUEUE, journey).decides("Setujui dan sampaikan").completes();
        }
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(journey.timeline(EventKind.FINAL_ANSWER))
                .extracting(ComplaintEvent::message)
                .containsExactly("Jalan ini milik provinsi.");
    }

    @Test
    void anAgencyGivesAReportAboutMisconductToTheInspector() {
        ComplaintJourney journey = underWay();
        try (OfficerAtWork admin = officer(ComplaintJourney.AGENCY_ADMIN)) {
            admin.page()
                    .navigate("http://localhost:" + port + "/petugas/pengawasan?nomor="
                            + journey.number().value());
            admin.page().fill("#reason", "Pelapor menyebut petugas meminta uang.");
            admin.picture("16-dugaan-pelanggaran");
            admin.page().locator("main button[type=submit]").click();
            assertThat(admin.page().locator("[role=status]")).containsText("ada pada inspektur");
        }
        try (OfficerAtWork officer = officer(ComplaintJourney.OFFICER)) {
            officer.page()
                    .navigate("http://localhost:" + port + "/petugas/pengawasan?nomor="
                            + journey.number().value());
            officer.page().fill("#reason", "Saya ingin tahu apa isinya.");
            officer.page().locator("main button[type=submit]").click();
            assertThat(officer.page().locator("[role=alert]")).containsText("bukan petugas unit");
        }
        assertThat(journey.openSteps()).containsExactly("userTask_FollowUpComplaint");
        assertThat(journey.complaint().unit()).isEqualTo("kota-tangerang");
    }

    @Test
    void aHigherManagerSeesWhoHoldsTheLateWorkAndWhatWasDone() {
        ComplaintJourney journey = underWay().timeReaches("boundaryTimer_FollowUpEscalation");
        journey.completed(
                        ComplaintJourney.UNIT_HEAD,
                        "userTask_HandleEscalation",
                        Map.of(
                                "escalationOutcome", "REASSIGN",
                                "colleague", ComplaintJourney.OFFICER,
                                "note", "Budi mengerjakannya hari ini."))
                .timeReaches("catchTimer_NextLevelDue");
        try (OfficerAtWork head = officer(ComplaintJourney.AGENCY_HEAD)) {
            head.takes("Eskalasi", journey);
            assertThat(head.matter().first()).containsText("Dipegang Budi Santoso");
            assertThat(head.matter().last()).containsText("Budi mengerjakannya hari ini.");
            head.picture("13-eskalasi-tingkat-2");
        }
    }

    private ComplaintJourney underWay() {
        return journeys.filed().forwardedTo("kota-tangerang").assigned(List.of("dishub"), null);
    }

    private OfficerAtWork officer(String login) {
        return OfficerAtWork.in(chromium.visitor(), port, login);
    }
}
