package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tuntas.browser.Accessibility.checked;
import static org.tuntas.browser.Accessibility.picture;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SelectOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.casework.CaseFile;
import org.tuntas.handling.AnswerTemplates;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys.Report;

/** The officers' desk in a real browser, on a desk and on a cheap phone. Leaves pictures in {@code target/screenshots}. */
class OfficersAtTheirDeskTest extends BrowserWalk {

    @Autowired
    CaseFile file;

    @Autowired
    AnswerTemplates templates;

    @ParameterizedTest
    @CsvSource({"1280, meja", "360, telepon"})
    void anOfficerFindsAReportReadsItsFileAndLeavesANote(int width, String where) {
        ComplaintJourney journey = journeys.filed(Report.aboutALamp()
                        .saying(
                                "Lampu marimba " + where + " mati di sepanjang Jalan HOS Cokroaminoto",
                                "Lampu jalan di depan SDN 2 mati sejak Senin.\nGelap sekali kalau malam."))
                .forwardedTo("kota-tangerang")
                .assigned(List.of("dishub", "dpupr"), "dishub")
                .timeReaches("boundaryTimer_FollowUpEscalation");
        file.note("sari.kota", journey.number().value(), "Tiang nomor 14 milik PLN; sudah dihubungi.");
        try (BrowserContext context = context(width)) {
            Page page = atTheDesk(context, "budi.dishub");
            page.navigate(url("/petugas"));
            checked(page, "petugas-depan-" + where);

            page.getByLabel("Kata, nomor laporan").fill("marimba " + where);
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).containsText("1 laporan ditemukan");
            checked(page, "petugas-hasil-" + where);
            page.locator("summary")
                    .filter(new Locator.FilterOptions().setHasText("Saring"))
                    .click();
            checked(page, "petugas-saring-" + where);

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("Lampu marimba")))
                    .click();
            assertThat(page.locator("h1")).containsText("Lampu marimba");
            page.getByLabel("Catatan", new Page.GetByLabelOptions().setExact(true))
                    .fill("Suku cadang dipesan.");
            page.getByText("Simpan catatan").click();
            assertThat(page.locator("[role=status]")).hasText("Catatan tersimpan.");
            assertThat(page.locator(".desk-timeline")).containsText("Suku cadang dipesan.");
            checked(page, "petugas-berkas-" + where);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.getByText("Simpan catatan")).isHidden();
            picture(page, "petugas-berkas-cetak-" + where);
        }
    }

    @Test
    void aNoteOutlivesTheSessionInWhichItWasTyped() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dlh");
        try (BrowserContext context = context(1280)) {
            Page page = atTheDesk(context, "lina.dlh");
            page.navigate(url("/petugas/laporan/" + journey.number()));
            Locator note = page.getByLabel("Catatan", new Page.GetByLabelOptions().setExact(true));
            note.fill("Tiang nomor 14 milik PLN.");
            context.clearCookies();
            page.getByText("Simpan catatan").click();
            assertThat(page.locator("[name=login]")).isVisible();
            page.fill("[name=login]", "lina.dlh");
            page.fill("[name=password]", "tuntas-demo");
            page.locator("button[type=submit]").click();
            page.waitForURL(Pattern.compile("^(?!.*/masuk).*"));
            page.navigate(url("/petugas/laporan/" + journey.number()));
            assertThat(note).hasValue("Tiang nomor 14 milik PLN.");
            page.getByText("Simpan catatan").click();
            assertThat(page.locator("[role=status]")).hasText("Catatan tersimpan.");
            assertThat(note).hasValue("");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, meja", "360, telepon"})
    void aLetterIsTypedInByKeyboardAlone(int width, String where) {
        try (BrowserContext context = context(width)) {
            Page page = atTheDesk(context, "rina.desk");
            page.navigate(url("/petugas/loket"));
            page.locator("#counter-title").focus();
            page.keyboard().type("Jembatan penyeberangan " + where + " rusak");
            page.keyboard().press("Tab");
            page.keyboard().type("Lantai jembatan penyeberangan berlubang. Seorang anak hampir jatuh.");
            page.locator("#counter-channel").selectOption("LETTER");
            page.locator("#counter-region").fill("Karang Tengah");
            page.locator("#counter-phone").fill("bukan nomor");
            page.keyboard().press("Enter");
            assertThat(page.locator("#counter-phone-problem")).containsText("Tulis nomor telepon");
            assertThat(page.locator("#counter-title")).hasValue("Jembatan penyeberangan " + where + " rusak");
            checked(page, "loket-salah-" + where);
            page.locator("#counter-phone").fill("0812 3456 7890");
            if (page.locator("#counter-regionChoice").count() > 0) {
                page.locator("#counter-regionChoice").selectOption(new SelectOption().setIndex(1));
            }
            page.locator("#counter-phone").press("Enter");
            assertThat(page.locator("h1")).hasText("Tanda terima laporan");
            assertThat(page.locator("#pin")).hasText(Pattern.compile("\\d{6}"));
            assertThat(page.locator("#cetak")).isVisible();
            checked(page, "loket-tanda-terima-" + where);
            page.reload();
            assertThat(page.locator("#pin")).hasCount(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, meja", "360, telepon"})
    void textsForAnswersAreKeptOnAPage(int width, String where) {
        keep("Sudah dijadwalkan " + where, "Laporan {nomor} sudah kami jadwalkan untuk ditangani {unit}.");
        try (BrowserContext context = context(width)) {
            Page page = atTheDesk(context, "sari.kota");
            page.navigate(url("/petugas/contoh"));
            page.locator("#template-name").fill("Salah");
            page.locator("#template-text").fill("Yth. {nama}");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Simpan"))
                    .click();
            assertThat(page.locator("#template-text-problem")).containsText("{nama}");
            checked(page, "contoh-" + where);
        }
    }

    @Test
    void aTextGoesIntoTheAnswerByOneClick() {
        keep("Lampu sudah diganti", "Terima kasih. Lampu pada laporan {nomor} sudah diganti oleh {unit}.");
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        try (OfficerAtWork unit = OfficerAtWork.in(chromium.visitor(), port, "budi.dishub")) {
            unit.takes("Antrean saya", journey).decides("Tanggapan akhir");
            Page page = unit.page();
            page.locator(".report-templates summary")
                    .filter(new Locator.FilterOptions().setHasText("Lampu sudah diganti"))
                    .click();
            page.locator(".report-templates details[open] .report-use").click();
            assertThat(unit.field("Tanggapan"))
                    .hasValue("Terima kasih. Lampu pada laporan " + journey.number()
                            + " sudah diganti oleh Dinas Perhubungan.");
            unit.picture("tasklist-contoh-tanggapan");
            unit.decides("Selesai").completes();
            assertThat(journey.timeline().toString()).contains("sudah diganti oleh Dinas Perhubungan.");
            page.locator("li.account .dropdown-toggle").click();
            page.locator("li.account .tuntas-desk a").click();
            assertThat(page).hasURL(Pattern.compile(".*/petugas"));
        }
    }

    @Test
    void theMostUrgentTaskIsTakenAndOpensInTheTaskList() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("disnaker");
        try (BrowserContext context = chromium.visitor()) {
            Page page = atTheDesk(context, "reza.disnaker");
            page.navigate(url("/petugas"));
            page.getByText("Ambil tugas paling mendesak").click();
            page.locator(".report-panel article").waitFor();
            assertThat(page.locator(".report-panel"))
                    .containsText(journey.number().value());
        }
    }

    @Test
    void withoutJavaScriptNothingIsMissing() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        try (BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale("id-ID").setJavaScriptEnabled(false))) {
            Page page = atTheDesk(context, "budi.dishub");
            page.navigate(url("/petugas?cari=" + journey.number()));
            page.locator(".desk-results a").first().click();
            page.getByLabel("Catatan", new Page.GetByLabelOptions().setExact(true))
                    .fill("Tanpa skrip.");
            page.getByText("Simpan catatan").click();
            assertThat(page.locator(".desk-timeline")).containsText("Tanpa skrip.");
        }
    }

    private void keep(String name, String text) {
        Map<String, String> form = new HashMap<>();
        form.put("name", name);
        form.put("agency", "kota-tangerang");
        form.put("text", text);
        templates.keep("sari.kota", 0, form);
    }

    private static BrowserContext context(int width) {
        return width < 500 ? chromium.visitorWithAPhone() : chromium.visitor();
    }

    private Page atTheDesk(BrowserContext context, String login) {
        Page page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.navigate(url("/petugas"));
        page.fill("[name=login]", login);
        page.fill("[name=password]", "tuntas-demo");
        page.locator("button[type=submit]").click();
        assertThat(page).hasURL(Pattern.compile(".*/petugas"));
        return page;
    }
}
