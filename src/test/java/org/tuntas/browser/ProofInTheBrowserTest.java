package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tuntas.browser.Accessibility.checked;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.notary.Notary;
import org.tuntas.notary.Register;
import org.tuntas.notary.SealedPast;
import org.tuntas.notary.VerifyCommand;

/** A reporter looks whether their report is in the proof, and checks at home what they downloaded. */
class ProofInTheBrowserTest extends BrowserWalk {

    @Autowired
    Notary notary;

    @Autowired
    Register register;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({"1280, meja", "360, telepon"})
    void aReporterFindsTheirReportInTheProofAndChecksItAtHome(int width, String where) {
        String day = jdbc.sql(
                        "select cast(greatest(max(at), timestamp '2026-04-20') at time zone 'Asia/Jakarta' as date) + 2 from complaint_event")
                .query(String.class)
                .single();
        time.set(day + "T09:00");
        ComplaintJourney journey = journeys.filed()
                .publishedAs("Lampu taman mati", "Lampu taman mati.")
                .assignedTo("dishub")
                .answered("Lampu sudah kami ganti.");
        SealedPast.before(LocalDate.parse(day), register);
        LocalDate next = LocalDate.parse(day).plusDays(1);
        time.set(next + "T09:00");
        while (notary.sealNext()) {
            // The next day.
        }
        journey.satisfied(5);
        try (BrowserContext context = width < 500 ? chromium.visitorWithAPhone() : chromium.visitor()) {
            Page page = context.newPage();
            PageWatch watch = PageWatch.on(page);
            page.navigate(url("/laporan/" + journey.number() + "/bukti"));
            assertThat(page.locator("[role=alert]")).containsText("hanya dapat dibuka oleh pelapor");
            checked(page, "bukti-tanpa-pin-" + where);
            page.getByText("Kembali ke laporan").click();
            page.locator("input[name=pin]").first().fill(journey.pin());
            page.locator("form[action$='/pin'] button").click();
            page.getByText("Bukti laporan ini").click();
            assertThat(page.locator("[role=status]")).containsText("utuh dan cocok dengan segel yang diumumkan");
            assertThat(page.locator(".notary-lines li").last()).containsText("menunggu segel");
            checked(page, "bukti-laporan-" + where);
            Path proof = home.resolve("proof.json");
            page.waitForDownload(() -> page.getByText("Unduh bukti").click()).saveAs(proof);
            page.getByText("Apa itu segel?").click();
            assertThat(page.locator("h1")).hasText("Bukti bahwa tidak ada yang hilang");
            checked(page, "bukti-" + where);
            Path seals = home.resolve("seals.csv");
            page.waitForDownload(() -> page.getByText("Unduh semua segel").click())
                    .saveAs(seals);
            Path log = home.resolve("log.csv");
            page.waitForDownload(() -> page.locator("tbody a").first().click()).saveAs(log);
            page.getByText("English").click();
            assertThat(page.locator("h1")).hasText("Proof that nothing vanished");
            checked(page, "bukti-en-" + where);
            page.navigate(url("/laporan/" + journey.number() + "/bukti"));
            assertThat(page.locator("[role=status]")).containsText("fit the published seals");
            checked(page, "bukti-laporan-en-" + where);
            watch.isQuietButFor(403);
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
            assertThat(new VerifyCommand(out, out, Locale.ENGLISH)
                            .run(List.of(proof.toString(), log.toString(), seals.toString())))
                    .as(said.toString(StandardCharsets.UTF_8))
                    .isEqualTo(VerifyCommand.FINE);
        }
    }
}
