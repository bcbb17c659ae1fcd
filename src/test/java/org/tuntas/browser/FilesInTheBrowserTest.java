package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.tuntas.browser.Accessibility.picture;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tuntas.api.CitizensApi;
import org.tuntas.api.CitizensApi.Answer;
import org.tuntas.attachment.Multipart;
import org.tuntas.attachment.ReporterWithFiles;
import org.tuntas.attachment.Specimens;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.journey.ComplaintJourney;

/** Files as people choose, see and release them, in a real browser. Leaves pictures in {@code target/screenshots}. */
class FilesInTheBrowserTest extends BrowserWalk {

    @BeforeEach
    void now() {
        // The browser computes "in three days" from the machine's own date.
        time.set(java.time.Instant.ofEpochMilli(
                ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli()));
    }

    @Test
    void theVerifierReleasesAPhotoTheUnitBringsEvidenceAndThePublicSeesBoth() {
        Answer receipt = new ReporterWithFiles(port)
                .files(
                        CitizensApi.filing(),
                        new Multipart()
                                .file("lampu mati di depan sekolah.jpg", Specimens.photoWithPlace(6))
                                .file("surat RT.pdf", Specimens.pdf()));
        ComplaintJourney journey = journeys.filedAs(new TrackingNumber(receipt.text("/number")), receipt.text("/pin"));
        try (OfficerAtWork desk = OfficerAtWork.in(chromium.visitor(), port, ComplaintJourney.DESK)) {
            desk.takes("Antrean saya", journey);
            // Taking the task loads the report again.
            desk.page().waitForLoadState(LoadState.NETWORKIDLE);
            var released = desk.page()
                    .locator(".report-files li")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("lampu mati"))
                    .locator("input[type=checkbox]");
            desk.page()
                    .waitForResponse(
                            answer -> answer.url().endsWith("/rilis") && answer.status() == 204,
                            () -> released.check());
            desk.page().locator(".report-files").first().scrollIntoViewIfNeeded();
            desk.picture("20-lampiran-verifikasi");
        }
        try (OfficerAtWork desk = OfficerAtWork.in(chromium.visitorWithAPhone(), port, ComplaintJourney.DESK)) {
            desk.opens("Tugas saya", journey);
            desk.page().locator(".report-files").first().scrollIntoViewIfNeeded();
            assertThat(desk.page().locator(".report-files input[type=checkbox]").first())
                    .isChecked();
            desk.picture("21-lampiran-verifikasi-di-telepon");
        }
        journey.forwardedTo("kota-tangerang").assignedTo("dishub");
        try (OfficerAtWork unit = OfficerAtWork.in(chromium.visitor(), port, ComplaintJourney.OFFICER)) {
            unit.takes("Antrean saya", journey);
            Page page = unit.page();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.setInputFiles(
                    "#evidence-files", payload("bukan foto.jpg", "<script>".getBytes(StandardCharsets.UTF_8)));
            // Whoever takes a task gets its report anew, on a slow line while they choose files already.
            page.evaluate("document.querySelector('.report-panel-reload').click()");
            assertThat(page.locator(".report-panel:not([aria-busy])")).hasCount(1);
            page.locator(".report-files form button").click();
            assertThat(page.locator(".report-files-notice")).containsText("bukan berkas yang dapat diterima");
            page.setInputFiles("#evidence-files", payload("lampu menyala.jpg", Specimens.jpeg()));
            page.locator(".report-files form button").click();
            assertThat(page.locator(".report-files button[data-remove]")).hasCount(1);
            page.setInputFiles("#evidence-files", payload("keliru.png", Specimens.png()));
            page.locator(".report-files form button").click();
            assertThat(page.locator(".report-files button[data-remove]")).hasCount(2);
            page.locator(".report-files li")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("keliru"))
                    .locator("button")
                    .click();
            assertThat(page.locator(".report-files button[data-remove]")).hasCount(1);
            page.locator(".report-files form").scrollIntoViewIfNeeded();
            unit.picture("22-bukti");
        }
        journey.answered("Lampu sudah diganti hari ini.");
        try (BrowserContext visitor = chromium.visitor();
                BrowserContext phone = chromium.visitorWithAPhone()) {
            for (BrowserContext context : new BrowserContext[] {visitor, phone}) {
                Page page = context.newPage();
                page.navigate("http://localhost:" + port + "/laporan/" + journey.number());
                assertThat(page.locator(".report-files li")).hasCount(2);
                page.fill("#pin", journey.pin());
                page.locator("form[action$='/pin'] button").click();
                assertThat(page.locator(".report-files li")).hasCount(3);
                String where = context == phone ? "-di-telepon" : "";
                picture(page, "23-lampiran-laporan" + where);
                page.locator("a[href$='/balas']").click();
                page.setInputFiles("#files", payload("masih mati.jpg", Specimens.jpeg()));
                picture(page, "24-balas-dengan-berkas" + where);
                org.assertj.core.api.Assertions.assertThat(
                                (Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .isLessThanOrEqualTo(0);
            }
            Page page = phone.pages().get(0);
            page.fill("#text", "Masih mati, lihat foto.");
            page.setInputFiles("#files", new FilePayload("masih mati.webp", "image/webp", Specimens.webp()));
            Until.holds(page, "document.getElementById('files').files[0].name === 'masih mati.jpg'");
            phone.setOffline(true);
            Until.holds(page, "!navigator.onLine");
            page.locator("main form button[type=submit]").click();
            assertThat(page.locator("#act-offline")).isVisible();
            assertThat(page.locator("#text")).hasValue("Masih mati, lihat foto.");
            phone.setOffline(false);
            assertThat(page.locator("#act-offline")).isHidden();
            page.locator("main form button[type=submit]").click();
            page.waitForURL(Pattern.compile(".*terkirim.*"));
            assertThat(page.locator(".report-files li")).hasCount(4);
            assertThat(page.locator(".report-files")).containsText("masih mati.jpg");
            Page photo = page.context()
                    .waitForPage(() -> page.evaluate("open(document.querySelector('.report-files a').href)"));
            assertThat(photo.locator("img")).hasCount(1);
        }
    }

    private static FilePayload payload(String name, byte[] content) {
        return new FilePayload(name, "application/octet-stream", content);
    }
}
