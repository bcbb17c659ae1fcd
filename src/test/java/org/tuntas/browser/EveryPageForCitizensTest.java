package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.tuntas.browser.Accessibility.checked;
import static org.tuntas.browser.Accessibility.picture;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tuntas.access.Neighbour;
import org.tuntas.journey.ComplaintJourney;

/**
 * What citizens get to see beside the pages that other tests walk through: each form of answering back at its own moment, and each refusal, in both
 * languages. Leaves pictures in {@code target/screenshots}.
 */
class EveryPageForCitizensTest extends BrowserWalk {

    @ParameterizedTest
    @CsvSource({"id, 360", "en, 360", "en, 1280"})
    void everyFormOfAnsweringBackIsReadableByEverybodyAtItsMoment(String language, int width) {
        ComplaintJourney asked = journeys.filed().askedToComplete("Sebutkan letak tiang lampunya.");
        ComplaintJourney archived = journeys.filed().archived("OUT_OF_SCOPE", "Ini wewenang pengadilan.");
        ComplaintJourney answered = journeys.filed().answeredAlongTheStraightRoad();
        ComplaintJourney second = journeys.filed()
                .answeredAlongTheStraightRoad()
                .dissatisfied("Lampunya padam lagi malam itu juga.")
                .answered("Lampu sudah kami ganti.");
        ComplaintJourney closed =
                journeys.filed().answeredAlongTheStraightRoad().satisfied(4);
        try (BrowserContext context = context(width)) {
            Page page = context.newPage();
            PageWatch watch = PageWatch.on(page);
            page.navigate(url("/?lang=" + language));
            String where = "-" + language + "-" + width;
            walk(page, asked, where, "lengkapi", "balas", "tarik");
            walk(page, archived, where, "keberatan");
            walk(page, answered, where, "puas", "belum-puas");
            walk(page, second, where, "belum-puas");
            walk(page, closed, where, "buka-kembali");
            page.fill("#text", "Lampunya mati lagi sejak semalam.");
            page.locator("main form button[type=submit]").click();
            assertThat(page).hasURL(Pattern.compile(".*terkirim.*"));
            checked(page, "70-dibuka-kembali" + where);
            watch.isQuiet();
        }
    }

    @ParameterizedTest
    @CsvSource({"id, 360", "en, 360", "en, 1280"})
    void everyRefusalIsAPageThatSaysWhatToDo(String language, int width) {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        try (BrowserContext context = context(width)) {
            Page page = context.newPage();
            page.navigate(url("/?lang=" + language));
            String where = "-" + language + "-" + width;
            page.navigate(url("/laporan/" + journey.number() + "/balas"));
            checked(page, "71-balas-dengan-pin" + where);
            page.fill("#pin", "000000");
            page.fill("#text", "<script>alert(1)</script> \"'&");
            page.locator("main form button[type=submit]").click();
            assertThat(page.locator("#problem")).isVisible();
            checked(page, "72-pin-salah" + where);
            assertThat(page.locator("#text")).hasValue("<script>alert(1)</script> \"'&");

            page.navigate(url("/laporan/" + journey.number()));
            enter(page, journey);
            page.navigate(url("/laporan/" + journey.number() + "/belum-puas"));
            page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
            page.fill("#text", "jelek");
            page.locator("main form button[type=submit]").click();
            assertThat(page.locator("#problem")).isVisible();
            checked(page, "73-terlalu-pendek" + where);
            page.navigate(url("/laporan/" + journey.number() + "/keberatan"));
            assertThat(page.locator("main section")).isVisible();
            assertThat(page.locator("#text")).hasCount(0);
            checked(page, "74-bukan-saatnya" + where);
            page.navigate(url("/laporan/" + journey.number() + "/balas"));
            page.fill("#text", "Terima kasih.");
            page.evaluate("document.querySelector('main [name=_csrf]').value = 'usang'");
            page.locator("main form button[type=submit]").click();
            assertThat(page.locator("#problem")).isVisible();
            assertThat(page.locator("#text")).hasValue("Terima kasih.");
            checked(page, "75-terlalu-lama-terbuka" + where);

            for (String gone : List.of(
                    "/laporan/LP-26-7K3M-9QXD",
                    "/laporan/LP-26-7K3M-9QXD/balas",
                    "/lapor/tanda-terima/00000000-0000-0000-0000-000000000000",
                    "/laporan/" + journey.number() + "/lampiran/00000000-0000-0000-0000-000000000000",
                    "/laporan/" + journey.number() + "/ngawur")) {
                page.navigate(url(gone));
                checked(page, "76-tidak-ada-" + gone.replaceAll("\\W+|LP-26-\\w+-\\w+|0+", "-") + where);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"id, 360", "en, 1280"})
    void whoeverIsSlowedReadsItOnAPage(String language, int width) {
        String slowed = Neighbour.at("127.0.0.82", port).slowed(language);
        try (BrowserContext context = context(width)) {
            Page page = context.newPage();
            // What another address gets, shown here: slowing this one would slow every other test.
            page.route(
                    "**/laporan/LP-26-7K3M-9QXD",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(429)
                            .setContentType("text/html;charset=UTF-8")
                            .setBody(slowed.substring(slowed.indexOf("\r\n\r\n") + 4))));
            page.navigate(url("/laporan/LP-26-7K3M-9QXD"));
            assertThat(page.locator("h1"))
                    .hasText(language.equals("en") ? "Too many tries" : "Terlalu banyak percobaan");
            checked(page, "77-terlalu-sering-" + language + "-" + width);
        }
    }

    @Test
    void withoutJavaScriptAReportIsFiledOnAPhoneAndItsCategoryIsProposed() {
        // axe is a script, and cannot run here; the same pages are checked where scripts run.
        try (BrowserContext bare = chromium.visitorWithAPhoneWithoutJavaScript()) {
            Page page = bare.newPage();
            page.navigate(url("/lapor"));
            page.fill("#lapor-text", "PJU di gang kami padam udah 2 minggu, gelap bgt.");
            picture(page, "78-tanpa-skrip-apa");
            next(page);
            page.getByText("LAMPU PENERANGAN JALAN UMUM").click();
            picture(page, "78-tanpa-skrip-jenis");
            next(page);
            page.fill("#lapor-regionName", "Ciledug, Kota Tangerang");
            page.fill("#lapor-address", "Gang Mawar 3");
            picture(page, "78-tanpa-skrip-tempat");
            next(page);
            picture(page, "78-tanpa-skrip-kapan");
            next(page);
            next(page);
            assertThat(page.locator("#lapor-problems")).isVisible();
            picture(page, "78-tanpa-skrip-siapa");
            page.locator("[name=anonymous][value=ya]").check();
            next(page);
            picture(page, "78-tanpa-skrip-kirim");
            page.locator("#lapor-send").click();
            assertThat(page).hasURL(Pattern.compile(".*/tanda-terima/.*"));
            assertThat(page.locator("#nomor")).containsText("LP-");
            picture(page, "78-tanpa-skrip-tanda-terima");
        }
    }

    private static void next(Page page) {
        page.locator("button[value=next]:visible").click();
    }

    private void walk(Page page, ComplaintJourney journey, String where, String... acts) {
        page.navigate(url("/laporan/" + journey.number()));
        enter(page, journey);
        checked(page, "70-laporan-" + acts[0] + where);
        for (String act : acts) {
            page.navigate(url("/laporan/" + journey.number() + "/" + act));
            checked(page, "70-" + act + "-" + journey.state().name().toLowerCase(java.util.Locale.ROOT) + where);
        }
    }

    private static void enter(Page page, ComplaintJourney journey) {
        page.fill("#pin", journey.pin());
        page.locator("form[action$='/pin'] button").click();
        assertThat(page.locator("form[action$='/keluar']")).isVisible();
    }

    private static BrowserContext context(int width) {
        return width < 500 ? chromium.visitorWithAPhone() : chromium.visitor();
    }
}
