package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys.Report;

/** Officers at work, in the real Tasklist, in a real browser. Leaves pictures in {@code target/screenshots}. */
class OfficersWorkInTasklistTest extends BrowserWalk {

    @BeforeEach
    void now() {
        // The browser computes "in three days" from the machine's own date.
        time.set(java.time.Instant.ofEpochMilli(
                ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli()));
    }

    @Test
    void aReportIsVerifiedAssignedAndAnsweredByThreeOfficers() {
        ComplaintJourney journey = journeys.filed(Report.aboutALamp()
                .saying("Lampu <b>jalan</b> mati", "Gelap sekali.\n<script>document.title='diretas'</script>{{7*7}}"));

        try (OfficerAtWork desk = officer(ComplaintJourney.DESK)) {
            desk.takes("Antrean saya", journey);
            assertThat(desk.page().locator(".report-panel"))
                    .containsText("<script>document.title='diretas'</script>{{7*7}}");
            assertThat(desk.page().locator(".report-panel")).containsText("Batas tahap ini");
            assertThat(desk.page()).not().hasTitle(Pattern.compile("diretas"));
            desk.decides("Teruskan ke instansi")
                    .picks("Instansi yang berwenang", "Kota Tangerang")
                    .decides("Bukan kadar pengawasan")
                    .writes("Judul untuk umum", "Lampu jalan mati di Ciledug")
                    .picture("1-verifikasi")
                    .completes();
            assertThat(journey.state()).isEqualTo(ComplaintState.FORWARDED);
        }
        try (OfficerAtWork agency = officer(ComplaintJourney.AGENCY_ADMIN)) {
            agency.takes("Antrean saya", journey)
                    .decides("Tetapkan unit pelaksana")
                    .picks("Unit pelaksana", "Dinas Perhubungan")
                    .picture("2-disposisi")
                    .completes();
            assertThat(journey.complaint().unit()).isEqualTo("dishub");
        }
        try (OfficerAtWork unit = OfficerAtWork.in(chromium.visitorWithAPhone(), port, ComplaintJourney.OFFICER)) {
            unit.takes("Antrean saya", journey)
                    .decides("Tanggapan akhir")
                    .writes("Tanggapan", "Lampu sudah diganti hari ini.")
                    .decides("Selesai")
                    .picture("3-tindak-lanjut-di-telepon")
                    .completes();
            assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        }
    }

    @Test
    void aRefusedCompletionSaysWhyInIndonesianAndKeepsWhatWasTyped() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        try (OfficerAtWork unit = officer(ComplaintJourney.OFFICER)) {
            unit.takes("Antrean saya", journey)
                    .decides("Tanggapan sementara")
                    .writes("Tanggapan", "Suku cadang sedang dipesan.")
                    .dates("Tanggal janji", "01/01/2031")
                    .presses();
            assertThat(unit.notice()).containsText("melewati batas penyelesaian");
            assertThat(unit.notice()).not().containsText("Cannot submit");
            assertThat(unit.field("Tanggapan")).hasValue("Suku cadang sedang dipesan.");
            unit.picture("4-ditolak");
        }
        assertThat(journey.state()).isEqualTo(ComplaintState.FORWARDED);
    }

    @Test
    void anEscalationWaitsInTheManagersOwnList() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .timeReaches("boundaryTimer_FollowUpEscalation");
        try (OfficerAtWork head = officer(ComplaintJourney.UNIT_HEAD)) {
            head.opens("Eskalasi", journey);
            assertThat(head.page().locator(".report-panel")).containsText("eskalasi tingkat 1");
            head.picture("5-eskalasi");
        }
    }

    @Test
    void whoIsNotLoggedInComesToTheLoginPageAndBack() {
        try (BrowserContext context = chromium.visitor()) {
            Page page = context.newPage();
            page.navigate(url("/camunda/app/tasklist/default/"));
            assertThat(page).hasURL(Pattern.compile(".*/masuk.*"));
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "0-masuk.png")));
            page.fill("[name=login]", ComplaintJourney.DESK);
            page.fill("[name=password]", "salah");
            page.locator("button[type=submit]").click();
            assertThat(page.locator("body")).containsText("tidak cocok");
        }
    }

    private OfficerAtWork officer(String login) {
        return OfficerAtWork.in(chromium.visitor(), port, login);
    }
}
