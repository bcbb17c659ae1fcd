package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.attachment.Attachment;
import org.tuntas.attachment.Attachments;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.TrackingNumber;

/** Citizens report in a real browser: on a phone, with the keyboard alone, and without a connection. Leaves pictures in {@code target/screenshots}. */
class CitizensReportTest extends BrowserWalk {

    private static final String TEXT = "Lampu jalan di depan SDN 2 mati sejak Senin. Tadi malam ada kecelakaan.";

    @Autowired
    Complaints complaints;

    @Autowired
    Attachments attachments;

    private final List<String> errors = new ArrayList<>();

    @BeforeEach
    void now() {
        // The browser fills in "yesterday" from the machine's own date.
        time.set(java.time.Instant.ofEpochMilli(
                ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli()));
    }

    @Test
    void onAPhoneAReportWithAPhotoTakesLessThanTwoMinutes() {
        try (BrowserContext phone = chromium.visitorWithAPhone()) {
            phone.grantPermissions(List.of("geolocation"));
            phone.setGeolocation(new Geolocation(-6.2234, 106.7105));
            Page page = lapor(phone);
            Accessibility.checked(page, "30-lapor-apa");
            next(page);
            assertThat(page.locator("#lapor-problems")).isFocused();
            assertThat(page).hasTitle(Pattern.compile("Perbaiki: Apa yang terjadi.*"));
            Accessibility.checked(page, "31-lapor-kosong");
            page.fill("#lapor-text", TEXT);
            assertThat(page.locator("#lapor-advice")).containsText("telepon 112");
            Accessibility.checked(page, "32-lapor-darurat");
            next(page);
            assertThat(heading(page, "jenis")).isFocused();
            assertThat(page).hasTitle(Pattern.compile("Apa yang Anda harapkan.*"));
            page.getByText("LAMPU PENERANGAN JALAN UMUM").tap();
            Accessibility.checked(page, "33-lapor-jenis");
            next(page);
            page.fill("#lapor-address", "Jl. HOS Cokroaminoto 10");
            page.locator("#lapor-here").tap();
            assertThat(page.locator("#lapor-point-said")).containsText("-6.223400, 106.710500");
            page.fill("#lapor-regionName", "ciledug");
            next(page);
            assertThat(page.locator("#lapor-problems")).containsText("2 wilayah ditemukan. Pilih salah satu.");
            page.locator("#lapor-found-list button").first().tap();
            assertThat(page.locator("#lapor-region-said")).containsText("Ciledug, Kota Tangerang, Banten");
            Accessibility.checked(page, "34-lapor-tempat");
            next(page);
            page.getByText("Kemarin").tap();
            Accessibility.checked(page, "35-lapor-kapan");
            next(page);
            page.locator("[name=anonymous][value=ya]").check();
            Accessibility.checked(page, "36-lapor-siapa");
            next(page);
            page.setInputFiles("#lapor-camera", new FilePayload("IMG_1.png", "image/png", photo(3200, 2400)));
            assertThat(page.locator("#lapor-files-list")).containsText("IMG_1.jpg");
            Accessibility.checked(page, "37-lapor-berkas");
            next(page);
            assertThat(page.locator("[data-of=place]")).containsText("Ciledug, Kota Tangerang, Banten");
            assertThat(page.locator("#lapor-complete-count")).hasText("4 dari 6");
            Accessibility.checked(page, "38-lapor-periksa");
            page.locator("#lapor-send").tap();
            page.waitForURL(Pattern.compile(".*/tanda-terima/.*"));
            Accessibility.checked(page, "39-tanda-terima");

            Complaint filed = filed(page);
            page.locator("form[action$='/pin'] button").tap();
            assertThat(page.locator("h1")).containsText("Lampu jalan di depan SDN 2");
            assertThat(page.locator("form[action$='/keluar']")).isVisible();
            org.assertj.core.api.Assertions.assertThat(
                            page.locator(".report-date").first().boundingBox().y)
                    .as("when they hear from us is seen without scrolling")
                    .isLessThan(600);
            org.assertj.core.api.Assertions.assertThat(filed.category())
                    .isEqualTo("perhubungan/lampu-penerangan-jalan-umum");
            org.assertj.core.api.Assertions.assertThat(filed.place().latitude()).isEqualByComparingTo("-6.2234");
            Attachment photo = attachments.of(filed.number()).get(0);
            org.assertj.core.api.Assertions.assertThat(photo.name()).isEqualTo("IMG_1.jpg");
            org.assertj.core.api.Assertions.assertThat(photo.size()).isLessThan(1_000_000);
            org.assertj.core.api.Assertions.assertThat((String) page.evaluate("localStorage.getItem('tuntas-lapor')"))
                    .as("cleared after filing")
                    .isNull();
            org.assertj.core.api.Assertions.assertThat(errors).isEmpty();
        }
    }

    @Test
    void withTheKeyboardAloneEverythingCanBeReached() {
        try (BrowserContext desk = chromium.visitor()) {
            Page page = lapor(desk);
            reach(page, "#lapor-text");
            page.keyboard().type("Air ledeng tidak mengalir sejak kemarin di gang kami.");
            enterOn(page, "button[value=next]");
            assertThat(heading(page, "jenis")).isFocused();
            enterOn(page, "section[data-step=jenis] button[value=next]");
            reach(page, "#lapor-address");
            page.keyboard().type("Gang Mawar 3");
            page.keyboard().press("Enter");
            assertThat(heading(page, "kapan")).isFocused();
            enterOn(page, "section[data-step=kapan] button[value=next]");
            reach(page, "[name=anonymous]");
            page.keyboard().press("Space");
            reach(page, "#lapor-name");
            page.keyboard().type("Siti Aminah");
            enterOn(page, "section[data-step=siapa] button[value=next]");
            assertThat(page.locator("#lapor-problems")).isFocused();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("#lapor-phone")).isFocused();
            page.keyboard().type("0812 0000 1111");
            Accessibility.checked(page, "40-lapor-siapa-lebar");
            enterOn(page, "section[data-step=siapa] button[value=next]");
            assertThat(heading(page, "berkas")).isFocused();
            enterOn(page, "section[data-step=berkas] button[value=next]");
            Accessibility.checked(page, "41-lapor-periksa-lebar");
            enterOn(page, "#lapor-send");
            page.waitForURL(Pattern.compile(".*/tanda-terima/.*"));
            Accessibility.checked(page, "42-tanda-terima-lebar");
            org.assertj.core.api.Assertions.assertThat(filed(page).place().address())
                    .isEqualTo("Gang Mawar 3");
            org.assertj.core.api.Assertions.assertThat(errors).isEmpty();
        }
    }

    @Test
    void withoutAConnectionNothingIsLostAndItIsSentOnceThereIsOne() {
        try (BrowserContext phone = chromium.visitorWithAPhone()) {
            Page page = lapor(phone);
            page.fill("#lapor-text", TEXT);
            phone.setOffline(true);
            assertThat(page.locator("#lapor-line")).containsText("Sambungan terputus");
            for (String step : List.of("jenis", "tempat", "kapan")) {
                next(page);
                assertThat(heading(page, step)).isVisible();
            }
            next(page);
            page.locator("[name=anonymous][value=ya]").check();
            page.fill("#lapor-phone", "0812 0000 2222");
            next(page);
            page.setInputFiles("#lapor-choose", new FilePayload("lampu.png", "image/png", photo(800, 600)));
            assertThat(page.locator("#lapor-files-list")).containsText("lampu");
            next(page);
            page.locator("#lapor-send").tap();
            assertThat(page.locator("#lapor-refusal")).containsText("belum terkirim karena tidak ada sambungan");
            Accessibility.picture(page, "43-lapor-tanpa-sambungan");
            phone.setOffline(false);
            assertThat(page.locator("#lapor-line")).containsText("Sudah tersambung lagi");

            String kept = (String) page.evaluate("localStorage.getItem('tuntas-lapor')");
            org.assertj.core.api.Assertions.assertThat(kept).contains("SDN 2").doesNotContain("0812");
            page.reload();
            assertThat(heading(page, "kirim")).isVisible();
            assertThat(page.locator("[data-of=files]")).containsText("lampu");
            Page other = lapor(phone);
            assertThat(other.locator("#lapor-draft")).containsText("belum terkirim");
            assertThat(other.locator("#lapor-text")).hasValue("");
            Accessibility.checked(other, "44-lapor-simpanan");
            other.close();

            page.locator("#lapor-send").tap();
            page.waitForURL(Pattern.compile(".*/tanda-terima/.*"));
            org.assertj.core.api.Assertions.assertThat(
                            attachments.of(filed(page).number()))
                    .hasSize(1);
        }
    }

    @Test
    void goingBackAndForthInTheBrowserAndThrowingItAwayDoNoHarm() {
        try (BrowserContext desk = chromium.visitor()) {
            Page page = lapor(desk);
            page.fill("#lapor-text", TEXT);
            next(page);
            next(page);
            assertThat(heading(page, "tempat")).isVisible();
            page.goBack();
            assertThat(heading(page, "jenis")).isVisible();
            page.goForward();
            assertThat(heading(page, "tempat")).isVisible();
            page.onDialog(dialog -> dialog.accept());
            page.locator("#lapor-throw").click();
            assertThat(heading(page, "apa")).isVisible();
            assertThat(page.locator("#lapor-text")).hasValue("");
            org.assertj.core.api.Assertions.assertThat((String) page.evaluate("localStorage.getItem('tuntas-lapor')"))
                    .isNull();
        }
    }

    @Test
    void anotherLanguageKeepsWhatWasWritten() {
        try (BrowserContext desk = chromium.visitor()) {
            Page page = lapor(desk);
            page.fill("#lapor-text", TEXT);
            page.locator("header a[hreflang]").click();
            assertThat(page.locator("h1")).hasText("Make a report");
            assertThat(page.locator("#lapor-text")).hasValue(TEXT);
            Accessibility.checked(page, "45-lapor-inggris");
        }
    }

    @Test
    void aPageThatWasOpenForTooLongIsSentAllTheSameAndGoingBackFindsNothing() {
        try (BrowserContext desk = chromium.visitor()) {
            Page page = lapor(desk);
            page.fill("#lapor-text", TEXT);
            next(page);
            desk.clearCookies();
            next(page);
            next(page);
            next(page);
            page.locator("[name=anonymous][value=ya]").check();
            page.fill("#lapor-phone", "0812 0000 3333");
            next(page);
            next(page);
            desk.clearCookies();
            page.locator("#lapor-send").click();
            page.waitForURL(Pattern.compile(".*/tanda-terima/.*"));
            page.locator("#salin").click();
            assertThat(page.locator("#salin-said")).not().isEmpty();
            page.goBack();
            assertThat(page.locator("#lapor-text")).hasValue("");
            assertThat(page.locator("#lapor-phone")).hasValue("");
            org.assertj.core.api.Assertions.assertThat(errors).isEmpty();
        }
    }

    @Test
    void whatTheServerRefusesLeadsBackToItsFieldAndFilesStay() {
        try (BrowserContext desk = chromium.visitor()) {
            Page page = lapor(desk);
            page.fill("#lapor-text", TEXT);
            for (int i = 0; i < 4; i++) {
                next(page);
            }
            page.locator("[name=anonymous][value=ya]").check();
            next(page);
            page.setInputFiles("#lapor-choose", new FilePayload[] {
                new FilePayload("lampu.png", "image/png", photo(400, 300)),
                new FilePayload("surat.pdf", "application/pdf", "bukan PDF".getBytes(StandardCharsets.UTF_8))
            });
            next(page);
            page.locator("#lapor-send").click();
            assertThat(page.locator("#lapor-problems")).containsText("surat.pdf");
            assertThat(heading(page, "berkas")).isVisible();
            Accessibility.checked(page, "46-lapor-berkas-ditolak");
            page.getByText("Hapus surat.pdf").click();
            next(page);
            page.locator("#lapor-send").click();
            page.waitForURL(Pattern.compile(".*/tanda-terima/.*"));
            org.assertj.core.api.Assertions.assertThat(
                            attachments.of(filed(page).number()))
                    .extracting(Attachment::name)
                    .containsExactly("lampu.png");
        }
    }

    private Page lapor(BrowserContext visitor) {
        Page page = visitor.newPage();
        page.onPageError(errors::add);
        page.navigate("http://localhost:" + port + "/lapor");
        return page;
    }

    private static Locator heading(Page page, String step) {
        return page.locator("section[data-step=" + step + "] h2");
    }

    private static void next(Page page) {
        String before = page.inputValue("[name=langkah]");
        page.locator("button[value=next]:visible").click();
        Until.holds(
                page,
                "before => document.querySelector('[name=langkah]').value !== before"
                        + " || !document.getElementById('lapor-problems').hidden",
                before);
    }

    /** Tabs forward until a field has the focus, as somebody without a mouse does. */
    private static void reach(Page page, String selector) {
        for (int tabs = 0; tabs < 40; tabs++) {
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not reach " + selector);
    }

    private static void enterOn(Page page, String selector) {
        reach(page, selector);
        page.keyboard().press("Enter");
    }

    private Complaint filed(Page receipt) {
        return complaints
                .find(new TrackingNumber(receipt.locator("#nomor").textContent()))
                .orElseThrow();
    }

    private static byte[] photo(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        for (int x = 0; x < width; x += 40) {
            pen.setColor(new Color(x * 37 % 256, x * 91 % 256, x % 256));
            pen.fillRect(x, x * 7 % height, 40, height);
        }
        pen.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
