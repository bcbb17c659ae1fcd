package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tuntas.browser.Accessibility.checked;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.bulk.BulkDone;
import org.tuntas.complaint.EventKind;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys.Report;

/** A manager's questions, answered on screen: at a desk and on a cheap phone. Leaves pictures in {@code target/screenshots}. */
class ManagersWatchTest extends BrowserWalk {

    /** What the law asks for; rules of good taste are ours to judge. */
    @Autowired
    BulkDone bulk;

    private ComplaintJourney at(String unit, String title) {
        return journeys.filed(Report.aboutALamp().saying(title, "Mohon segera ditangani."))
                .forwardedTo("kota-tangerang")
                .assignedTo(unit);
    }

    private List<ComplaintJourney> aWeekOfWork(String where) {
        List<ComplaintJourney> late = new ArrayList<>();
        late.add(at("dishub", "Lampu tenor " + where + " mati di Jalan Raden Saleh sepanjang dua kilometer"));
        late.add(at("dpupr", "Jalan berlubang tenor " + where));
        late.forEach(journey -> journey.timeReaches("boundaryTimer_FollowUpEscalation"));
        late.get(1).escalationHandledBy("rudi.dpupr");
        time.set("2026-04-21T09:00");
        late.add(at("dishub", "Rambu tenor " + where + " hilang"));
        time.set("2026-04-23T09:00");
        at("dlh", "Sampah tenor " + where + " menumpuk");
        at("dishub", "Parkir liar tenor " + where).askedReporter("Di depan toko yang mana?");
        journeys.filed(Report.aboutALamp().saying("Pohon tenor " + where + " tumbang", "Menutup jalan."));
        time.set("2026-04-29T10:00");
        return late;
    }

    @ParameterizedTest
    @CsvSource({"1280, meja", "360, telepon"})
    void aManagerFindsTheOldestLateReportAndRemindsItsHolder(int width, String where) {
        List<ComplaintJourney> late = aWeekOfWork(where);
        try (BrowserContext context = context(width)) {
            Page page = atTheMonitor(context, "hendra.dishub");
            assertThat(page.locator("h1")).hasText("Pemantauan");
            checked(page, "pantau-unit-" + where);
            page.locator("#angka summary").click();
            checked(page, "pantau-eskalasi-" + where);
            page.locator(".monitor-tabs a")
                    .filter(new Locator.FilterOptions().setHasText("terlambat"))
                    .click();
            assertThat(page.locator(".monitor-work li").first()).containsText("lewat");
            page.getByLabel("Pilih " + late.get(0).number()).check();
            page.getByLabel("Pilih " + late.get(2).number()).check();
            checked(page, "pantau-daftar-" + where);
            page.locator("#aksi").selectOption("TAKE_OVER");
            page.getByText("Lanjut", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator("main")).containsText("Tidak dapat dilakukan dari sini (1)");
            checked(page, "pantau-tindakan-" + where);
            page.navigate(url("/pantau?tempo=terlambat"));
            page.getByLabel("Pilih " + late.get(0).number()).check();
            page.locator("#aksi").selectOption("REMIND");
            page.getByText("Lanjut", new Page.GetByTextOptions().setExact(true)).click();
            page.locator("main button[type=submit]").click();
            bulk.workAll();
            page.reload();
            assertThat(page.locator("main")).containsText("selesai");
            checked(page, "pantau-hasil-" + where);
            assertThat(late.get(0).timeline(EventKind.HOLDER_REMINDED)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, meja", "360, telepon"})
    void theDeskSeesAllUnits(int width, String where) {
        aWeekOfWork("alto " + where);
        try (BrowserContext context = context(width)) {
            Page page = atTheMonitor(context, "agus.desk");
            assertThat(page.locator("#angka")).containsText("Dinas Perhubungan");
            checked(page, "pantau-meja-" + where);
            page.navigate(url("/pantau/proses"));
            assertThat(page.locator("table")).containsText("Tindak lanjut");
            assertThat(page.locator("#peta[data-drawn]")).isVisible();
            checked(page, "pantau-proses-" + where);
            page.locator("tbody a")
                    .filter(new Locator.FilterOptions().setHasText("Tindak lanjut"))
                    .click();
            assertThat(page.locator("#peta[data-process=unit-follow-up][data-drawn]"))
                    .isVisible();
            assertThat(page.locator("#peta .heat-flag:visible").first()).hasText(Pattern.compile("^\\d+( · \\d+%)?$"));
            checked(page, "pantau-peta-" + where);
            page.navigate(url("/pantau/angka?masa=12"));
            assertThat(page.locator("table").last()).containsText("Dinas Perhubungan");
            checked(page, "pantau-angka-" + where);
            page.locator("tbody a", new Page.LocatorOptions().setHasText("Dinas Perhubungan"))
                    .click();
            assertThat(page.locator("#kantor")).hasText("Dinas Perhubungan");
            checked(page, "pantau-angka-kantor-" + where);
            page.navigate(url("/pantau?lang=en"));
            checked(page, "pantau-inggris-" + where);
        }
    }

    @Test
    void thePageRenewsItselfUnlessSomebodyChooses() {
        at("dishub", "Lampu sopran mati");
        try (BrowserContext context = chromium.visitor()) {
            Page page = context.newPage();
            page.setDefaultTimeout(15_000);
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            atTheMonitor(page, "hendra.dishub");
            assertThat(page.locator("#daftar")).containsText("Lampu sopran mati");
            at("dishub", "Rambu sopran hilang");
            page.evaluate("document.activeElement.blur()");
            page.evaluate("htmx.ajax('GET', document.querySelector('#daftar').getAttribute('hx-get'),"
                    + " {source: '#daftar', target: '#daftar', swap: 'innerHTML'})");
            assertThat(page.locator("#daftar")).containsText("Rambu sopran hilang");
            page.locator("#daftar input[name=nomor]").first().check();
            page.evaluate("document.activeElement.blur();"
                    + " htmx.ajax('GET', document.querySelector('#daftar').getAttribute('hx-get'),"
                    + " {source: '#daftar', target: '#daftar', swap: 'innerHTML'}).catch(() => {})");
            assertThat(page.locator("#monitor-live")).containsText("tidak diperbarui selama");
            assertThat(page.locator("#daftar input:checked")).hasCount(1);
            assertThat(complaints)
                    .as("the page's policy lets everything run that must")
                    .isEmpty();
        }
    }

    @Test
    void withoutJavaScriptNothingIsMissing() {
        ComplaintJourney journey = at("dishub", "Lampu bas mati");
        try (BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale("id-ID").setJavaScriptEnabled(false))) {
            Page page = atTheMonitor(context, "hendra.dishub");
            page.getByLabel("Pilih " + journey.number()).check();
            page.getByText("Lanjut", new Page.GetByTextOptions().setExact(true)).click();
            page.locator("main button[type=submit]").click();
            bulk.workAll();
            assertThat(journey.timeline(EventKind.HOLDER_REMINDED)).hasSize(1);
        }
    }

    private static BrowserContext context(int width) {
        return width < 500 ? chromium.visitorWithAPhone() : chromium.visitor();
    }

    private Page atTheMonitor(BrowserContext context, String login) {
        Page page = context.newPage();
        page.setDefaultTimeout(15_000);
        return atTheMonitor(page, login);
    }

    private Page atTheMonitor(Page page, String login) {
        page.navigate(url("/pantau"));
        page.fill("[name=login]", login);
        page.fill("[name=password]", "tuntas-demo");
        page.locator("button[type=submit]").click();
        assertThat(page).hasURL(Pattern.compile(".*/pantau"));
        return page;
    }
}
