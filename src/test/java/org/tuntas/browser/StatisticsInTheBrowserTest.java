package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.tuntas.browser.Accessibility.checked;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public's figures in a real browser. Leaves pictures in {@code target/screenshots}. */
class StatisticsInTheBrowserTest extends BrowserWalk {

    @ParameterizedTest
    @CsvSource({"1280, id", "360, en"})
    void figuresAreTablesWithChartsForEverybody(int width, String language) {
        aReportEachMonth();
        try (BrowserContext context = context(width, true)) {
            Page page = context.newPage();
            PageWatch watch = PageWatch.on(page);
            page.navigate("/statistik?tahun=2035&lang=" + language);
            page.locator("[data-chart]").first().scrollIntoViewIfNeeded();
            // Of shares there are none yet, and no empty chart.
            assertThat(page.locator("canvas")).hasCount(2);
            checked(page, "statistik-" + width + "-" + language);
            page.locator("table a").first().click();
            assertThat(page.locator("h1")).hasText(language.equals("id") ? "Kamus data" : "Data dictionary");
            checked(page, "statistik-kamus-" + width + "-" + language);
            watch.isQuiet();
        }
    }

    @Test
    void withoutScriptsTheTablesSayTheSame() {
        aReportEachMonth();
        try (BrowserContext context = context(360, false)) {
            Page page = context.newPage();
            page.navigate("/statistik?tahun=2035");
            page.selectOption("#menurut", "usia");
            page.selectOption("#bulan", "2");
            page.locator("form.figures-choose button").click();
            assertThat(page.locator("h2").last()).hasText("Data terbuka");
            assertThat(page.locator("#menurut-judul")).hasText("Usia pelapor, Februari 2035");
            assertThat(page.locator("section[aria-labelledby=menurut-judul] tbody tr"))
                    .hasCount(1);
            page.locator("section[aria-labelledby=menurut-judul] tbody a").click();
            assertThat(page.locator("#angka")).hasText("35–49 tahun, Februari 2035");
            assertThat(page.locator("canvas")).hasCount(0);
        }
    }

    /** In a year in which no other test files a report. */
    private void aReportEachMonth() {
        for (int report = 0; report < 6; report++) {
            time.set("2035-01-15T09:00");
            journeys.filed();
            time.set("2035-02-15T09:00");
            journeys.filed();
        }
    }

    private BrowserContext context(int width, boolean scripts) {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("id-ID")
                        .setBaseURL("http://localhost:" + port)
                        .setJavaScriptEnabled(scripts)
                        .setViewportSize(width, 900));
    }
}
