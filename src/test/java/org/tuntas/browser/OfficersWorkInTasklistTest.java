package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;

/** Officers at work, in the real Tasklist, in a real browser. Leaves pictures in {@code target/screenshots}. */
class OfficersWorkInTasklistTest extends RunningTuntas {

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

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

        try (BrowserContext context = chromium.visitor()) {
            Page page = login(context, ComplaintJourney.DESK);
            openTask(page, "Antrean saya", journey);
            assertThat(page.locator(".report-panel")).containsText("<script>document.title='diretas'</script>{{7*7}}");
            assertThat(page.locator(".report-panel")).containsText("Batas tahap ini");
            assertThat(page).not().hasTitle(Pattern.compile("diretas"));
            claim(page);
            page.locator("label:has-text('Teruskan ke instansi')").click();
            choose(page, "Instansi", "Kota Tangerang");
            page.locator("label:has-text('Bukan kadar pengawasan')").click();
            fill(page, "Judul", "Lampu jalan mati di Ciledug");
            picture(page, "1-verifikasi");
            complete(page);
            assertThat(journey.state()).isEqualTo(ComplaintState.FORWARDED);
        }
        try (BrowserContext context = chromium.visitor()) {
            Page page = login(context, ComplaintJourney.AGENCY_ADMIN);
            openTask(page, "Antrean saya", journey);
            claim(page);
            page.locator("label:has-text('Tetapkan unit pelaksana')").click();
            choose(page, "Unit pelaksana", "Dinas Perhubungan");
            picture(page, "2-disposisi");
            complete(page);
            assertThat(journey.complaint().unit()).isEqualTo("dishub");
        }
        try (BrowserContext context = chromium.visitorWithAPhone()) {
            Page page = login(context, ComplaintJourney.OFFICER);
            openTask(page, "Antrean saya", journey);
            claim(page);
            page.locator("label:has-text('Tanggapan akhir')").click();
            fill(page, "Tanggapan\\W*$", "Lampu sudah diganti hari ini.");
            page.locator("label:text-is('Selesai')").click();
            picture(page, "3-tindak-lanjut-di-telepon");
            complete(page);
            assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        }
    }

    @Test
    void aRefusedCompletionSaysWhyInIndonesianAndKeepsWhatWasTyped() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        try (BrowserContext context = chromium.visitor()) {
            Page page = login(context, ComplaintJourney.OFFICER);
            openTask(page, "Antrean saya", journey);
            claim(page);
            page.locator("label:has-text('Tanggapan sementara')").click();
            fill(page, "Tanggapan\\W*$", "Suku cadang sedang dipesan.");
            fill(page, "Tanggal janji", "01/01/2031");
            page.keyboard().press("Enter");
            page.locator(".form-actions .btn-primary").click();
            Locator notice = page.locator("[notifications-panel] .alert");
            assertThat(notice).containsText("melewati batas penyelesaian");
            assertThat(notice).not().containsText("Cannot submit");
            assertThat(page.locator("#" + idOf(page, "Tanggapan\\W*$"))).hasValue("Suku cadang sedang dipesan.");
            picture(page, "4-ditolak");
        }
        assertThat(journey.state()).isEqualTo(ComplaintState.FORWARDED);
    }

    @Test
    void anEscalationWaitsInTheManagersOwnList() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .timeReaches("boundaryTimer_FollowUpEscalation");
        try (BrowserContext context = chromium.visitor()) {
            Page page = login(context, ComplaintJourney.UNIT_HEAD);
            openTask(page, "Eskalasi", journey);
            assertThat(page.locator(".report-panel")).containsText("eskalasi tingkat 1");
            picture(page, "5-eskalasi");
        }
    }

    @Test
    void whoIsNotLoggedInComesToTheLoginPageAndBack() {
        try (BrowserContext context = chromium.visitor()) {
            Page page = context.newPage();
            page.navigate(url("/camunda/app/tasklist/default/"));
            assertThat(page).hasURL(Pattern.compile(".*/masuk.*"));
            picture(page, "0-masuk");
            page.fill("[name=login]", ComplaintJourney.DESK);
            page.fill("[name=password]", "salah");
            page.locator("button[type=submit]").click();
            assertThat(page.locator("body")).containsText("tidak cocok");
        }
    }

    private Page login(BrowserContext context, String officer) {
        Page page = context.newPage();
        page.navigate(url("/masuk"));
        page.fill("[name=login]", officer);
        page.fill("[name=password]", "tuntas-demo");
        page.locator("button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/camunda/app/tasklist/.*"));
        return page;
    }

    private void openTask(Page page, String filter, ComplaintJourney journey) {
        page.locator(".task-filters a, [cam-tasklist-filters] a")
                .filter(new Locator.FilterOptions().setHasText(filter))
                .first()
                .click();
        Locator card = page.locator("ol.tasks-list li.task")
                .filter(new Locator.FilterOptions().setHasText(journey.number().value()))
                .first();
        // Other tests leave tasks behind that are due earlier: then it is on a later page of the list.
        for (int further = 2; further < 20 && !appears(card); further++) {
            page.locator("ul.pagination a")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + further + "\\s*$")))
                    .click();
        }
        card.locator("h4 a").click();
        page.locator(".fjs-container").waitFor();
        page.locator(".report-panel article").waitFor();
    }

    private static boolean appears(Locator card) {
        try {
            card.waitFor(new Locator.WaitForOptions().setTimeout(3_000));
            return true;
        } catch (TimeoutError notOnThisPage) {
            return false;
        }
    }

    private static void claim(Page page) {
        page.locator("button.claim").click();
        page.locator("button.unclaim").waitFor();
    }

    private static void complete(Page page) {
        page.locator(".form-actions .btn-primary").click();
        page.locator(".fjs-container")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    }

    private static void fill(Page page, String label, String value) {
        page.fill("#" + idOf(page, label), value);
    }

    private static void choose(Page page, String label, String option) {
        page.fill("#" + idOf(page, label), option);
        page.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .click();
    }

    private static String idOf(Page page, String label) {
        return page.locator("label.fjs-form-field-label")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + label)))
                .first()
                .getAttribute("for");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
