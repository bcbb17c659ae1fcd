package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.journey.ComplaintJourney;

/** The tracking page, the way of a report and what its reporter can do, in a real browser. Leaves pictures in {@code target/screenshots}. */
class ReportersFollowTheirReportTest extends BrowserWalk {

    private static final int MOST_BYTES = 100_000;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void theReporterReadsUntilWhenAndSeesTheWayAsAListAndAsADrawing() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        for (boolean phone : new boolean[] {true, false}) {
            try (BrowserContext visitor = phone ? chromium.visitorWithAPhone() : chromium.visitor()) {
                Page page = watched(visitor);
                String where = phone ? "-di-telepon" : "";
                page.navigate(address(journey, ""));
                assertThat(page.locator(".report-date").first()).containsText("paling lambat 16.00 WIB");
                assertThat(page.locator(".way-now")).containsText("Tindak lanjut");
                Accessibility.checked(page, "60-laporan-umum" + where);
                enter(page, journey);
                page.locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
                Accessibility.checked(page, "61-laporan-pelapor-terbuka" + where);
                page.navigate(address(journey, "/proses"));
                page.locator("#proses-tampil").click();
                assertThat(page.locator("#proses[data-drawn]")).isVisible();
                assertThat(page.locator(".way-here")).hasCount(1);
                assertThat(page.locator(".bjs-powered-by")).isVisible();
                Accessibility.checked(page, "62-proses" + where);
                page.locator("[data-zoom=all]").click();
                Accessibility.picture(page, "63-proses-seluruhnya" + where);
                page.navigate(address(journey, "/proses?model=complaint#gambar"));
                page.locator("#proses-tampil").click();
                assertThat(page.locator(".way-done").first()).isAttached();
                Accessibility.picture(page, "64-proses-utama" + where);
            }
        }
        org.assertj.core.api.Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void thePageIsWholeWithoutJavaScriptAndLight() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        try (BrowserContext bare = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("id-ID")
                        .setJavaScriptEnabled(false)
                        .setViewportSize(360, 640))) {
            Page page = bare.newPage();
            page.navigate(address(journey, "/proses"));
            assertThat(page.locator(".way-now")).containsText("Tindak lanjut");
            assertThat(page.locator("#proses-tampil")).isHidden();
            assertThat(page.getByText("memerlukan JavaScript")).isVisible();
        }
        try (BrowserContext visitor = chromium.visitorWithAPhone()) {
            Page page = visitor.newPage();
            List<com.microsoft.playwright.Response> answers = new ArrayList<>();
            page.onResponse(answers::add);
            page.navigate(address(journey, ""));
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            int bytes = answers.stream()
                    .mapToInt(answer -> answer.request().sizes().responseBodySize)
                    .sum();
            org.assertj.core.api.Assertions.assertThat(bytes).isPositive().isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    @Test
    void anIncompleteReportIsRescuedOnAPhone() {
        ComplaintJourney journey = journeys.filed().archived("INCOMPLETE", "Sebutkan letak tiang lampunya.");
        try (BrowserContext visitor = chromium.visitorWithAPhone()) {
            Page page = watched(visitor);
            page.navigate(address(journey, ""));
            enter(page, journey);
            assertThat(page.locator(".report-rescue")).containsText("dapat diselamatkan");
            assertThat(page.getByText("Sebutkan letak tiang lampunya.").first()).isVisible();
            Accessibility.checked(page, "65-selamatkan-di-telepon");
            page.locator("a[href$='/lengkapi']").click();
            Accessibility.checked(page, "66-lengkapi-di-telepon");
            page.fill("#text", "Tiang nomor <b>14</b>, di depan gerbang sekolah.");
            page.locator("main form button[type=submit]").click();
            page.waitForURL(Pattern.compile(".*terkirim.*"));
            assertThat(page.locator(".report-timeline")).containsText("Laporan diselamatkan");
            assertThat(page.locator(".report-timeline")).containsText("<b>14</b>");
            Accessibility.checked(page, "67-diselamatkan-di-telepon");
        }
        org.assertj.core.api.Assertions.assertThat(journey.state()).isEqualTo(ComplaintState.RECEIVED);
        org.assertj.core.api.Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void anAnswerIsJudgedAndEveryPageOfAnsweringBackIsAccessible() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        for (boolean phone : new boolean[] {true, false}) {
            try (BrowserContext visitor = phone ? chromium.visitorWithAPhone() : chromium.visitor()) {
                Page page = watched(visitor);
                page.navigate(address(journey, ""));
                enter(page, journey);
                String where = phone ? "-di-telepon" : "";
                Accessibility.checked(page, "68-menunggu-pelapor" + where);
                for (String act : List.of("puas", "belum-puas", "balas", "tarik")) {
                    page.navigate(address(journey, "/" + act));
                    Accessibility.checked(page, "69-" + act + where);
                }
            }
        }
        org.assertj.core.api.Assertions.assertThat(complaints).isEmpty();
    }

    private void enter(Page page, ComplaintJourney journey) {
        page.fill("#pin", journey.pin());
        page.locator("form[action$='/pin'] button").click();
        assertThat(page.locator("form[action$='/keluar']")).isVisible();
    }

    /** What the browser complains of: errors, and what the Content-Security-Policy stopped. */
    private Page watched(BrowserContext visitor) {
        Page page = visitor.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    private String address(ComplaintJourney journey, String rest) {
        return "http://localhost:" + port + "/laporan/" + journey.number() + rest;
    }
}
