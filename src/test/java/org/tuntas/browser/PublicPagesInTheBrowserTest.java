package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tuntas.browser.Accessibility.checked;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tuntas.journey.ComplaintJourney;

/** The public's pages in a real browser, on a desk and on a cheap phone. Leaves pictures in {@code target/screenshots}. */
class PublicPagesInTheBrowserTest extends BrowserWalk {

    /** A phone on a slow network in the hills: a page must come within seconds there. */
    private static final long HEAVIEST = 100_000;

    @ParameterizedTest
    @CsvSource({"1280, meja", "360, telepon"})
    void everyPageIsReadableByEverybodyLightAndQuiet(int width, String where) {
        ComplaintJourney journey = journeys.filed()
                .publishedAs("Trotoar kerinduan " + where + " berlubang", "Trotoar di depan pasar berlubang.")
                .assigned(java.util.List.of("dishub"), "dishub")
                .timeReaches("boundaryTimer_FollowUpEscalation");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("publik-depan", "/");
        pages.put("publik-daftar", "/laporan");
        pages.put("publik-cari", "/laporan?cari=kerinduan+" + where + "&wilayah=Ciledug&jenis=COMPLAINT");
        pages.put("publik-cari-salah", "/laporan?status=NGAWUR&dari=kemarin&wilayah=Atlantis");
        pages.put("publik-cari-kosong", "/laporan?cari=kwartsiet");
        pages.put("publik-laporan", "/laporan/" + journey.number());
        pages.put("publik-tak-dikenal", "/laporan?nomor=LP-26-0000-0000");
        pages.put("publik-tidak-ada", "/tidak/ada");
        pages.put("publik-luring", "/luring");
        pages.put("publik-masuk", "/masuk");
        pages.put("publik-statistik", "/statistik");
        try (BrowserContext context = context(width)) {
            Page page = context.newPage();
            PageWatch watch = PageWatch.on(page);
            for (String language : new String[] {"", "-en"}) {
                if (!language.isEmpty()) {
                    page.navigate(url("/?lang=en"));
                }
                pages.forEach((name, path) -> {
                    page.navigate(url(path));
                    checked(page, name + "-" + where + language);
                });
            }
            watch.isQuietButFor(400, 404);
        }
        pages.forEach((name, path) -> {
            try (BrowserContext stranger = context(width)) {
                assertThat(PageWatch.on(stranger.newPage()).weight(url(path)))
                        .as(path + " for whoever comes for the first time")
                        .isBetween(1_000L, HEAVIEST);
            }
        });
    }

    @Test
    void fromTheFrontPageToASupportByKeyboardAlone() {
        ComplaintJourney journey =
                journeys.filed().publishedAs("Halte pelangi tanpa atap", "Halte di depan terminal tidak beratap.");
        try (BrowserContext context = chromium.visitor()) {
            Page page = context.newPage();
            page.navigate(url("/"));
            page.keyboard().press("Tab");
            assertThat(page.locator(".frame-skip")).isFocused();
            tabTo(page, "Laporan publik").press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*/laporan"));
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(page.locator("#cari")).isFocused();
            page.keyboard().type("pelangi");
            page.keyboard().press("Enter");
            assertThat(page.locator("h2")).hasText("1 laporan");
            tabTo(page, "Halte pelangi tanpa atap").press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*/laporan/" + journey.number()));
            tabTo(page, "Saya juga mengalami").press("Enter");
            assertThat(page.locator("#dukungan")).containsText("Anda mendukung laporan ini.");
            checked(page, "publik-didukung-meja");
            tabTo(page, "Batalkan dukungan saya").press("Enter");
            assertThat(page.locator("#dukungan")).containsText("Belum ada");
        }
    }

    @Test
    void withoutJavaScriptNothingIsMissing() {
        ComplaintJourney journey =
                journeys.filed().publishedAs("Pagar taman zamrud roboh", "Pagar taman roboh tertiup angin.");
        try (BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale("id-ID").setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(url("/"));
            page.locator("#nomor").fill(journey.number().value());
            page.getByText("Lihat laporan").click();
            assertThat(page.locator("h1")).hasText("Pagar taman zamrud roboh");
            page.locator("#dukungan button").click();
            assertThat(page.locator("#dukungan")).containsText("Anda mendukung laporan ini.");
            page.navigate(url("/laporan?cari=zamrud"));
            assertThat(page.locator(".list-lines li")).containsText("1 juga mengalami");
            page.getByText("English").click();
            assertThat(page).hasURL(Pattern.compile(".*cari=zamrud.*"));
            assertThat(page.locator(".list-lines li")).containsText("1 support");
        }
    }

    @Test
    void tuntasCanBeInstalledAndSaysSoWhenThereIsNoNetwork() {
        try (Wire wire = Wire.to(port);
                BrowserContext context = chromium.visitorWithAPhone()) {
            Page page = context.newPage();
            PageWatch watch = PageWatch.on(page);
            page.navigate(wire.url("/"));
            assertThat(page.evaluate("Promise.race([navigator.serviceWorker.ready"
                            + ".then(ready => ready.active.scriptURL), new Promise(late => setTimeout(late, 20000))])"))
                    .asString()
                    .endsWith("/sw.js");
            assertThat(page.evaluate("fetch(document.querySelector('link[rel=manifest]').href).then(a => a.json())"
                            + ".then(m => Promise.all(m.icons.map(i => fetch(i.src).then(a => a.ok && i.sizes)))"
                            + ".then(ok => ok.concat(m.start_url, m.display)))"))
                    .asList()
                    .contains("192x192", "512x512", "/", "standalone")
                    .doesNotContain(false);
            watch.isQuiet();
            page.navigate(wire.url("/laporan"));
            wire.cut();
            page.navigate(wire.url("/laporan?cari=apa"));
            assertThat(page.locator("h1")).hasText("Tidak ada jaringan");
            assertThat(page.locator("h2")).hasText("No network");
            checked(page, "publik-tanpa-jaringan");
            assertThat(page.evaluate("caches.keys().then(names => Promise.all(names.map(n => caches.open(n)"
                            + ".then(c => c.keys())))).then(all => all.flat().map(r => new URL(r.url).pathname)"
                            + ".filter(p => !/^\\/(assets|webjars)\\//.test(p)))"))
                    .as("pages that are kept")
                    .asList()
                    .containsExactly("/luring");
        }
    }

    /** Goes on with the tab key, as fingers do, until something of that name has the focus. */
    private static Locator tabTo(Page page, String name) {
        for (int presses = 0; presses < 80; presses++) {
            page.keyboard().press("Tab");
            Locator focused = page.locator(":focus");
            if (focused.count() == 1 && name.equals(focused.innerText().strip())) {
                return focused;
            }
        }
        throw new AssertionError("Nothing called " + name + " gets the focus");
    }

    private static BrowserContext context(int width) {
        return width < 500 ? chromium.visitorWithAPhone() : chromium.visitor();
    }
}
