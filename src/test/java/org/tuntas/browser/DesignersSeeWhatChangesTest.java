package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.decree.DecreeRun;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.lifecycle.ClockRenewal;
import org.tuntas.modelling.DraftBook;
import org.tuntas.modelling.ModelFiles;
import org.tuntas.modelling.ModelSets;
import org.tuntas.modelling.Versions;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;

/** What a draft changes in the procedure, and what a decree changes in dates, seen before it happens. Leaves pictures. */
class DesignersSeeWhatChangesTest extends BrowserWalk {

    private static final LocalDate LEAVE = LocalDate.parse("2026-04-22");

    @Autowired
    Versions versions;

    @Autowired
    ModelSets sets;

    @Autowired
    DraftBook drafts;

    @Autowired
    DecreeRun decrees;

    @Autowired
    ClockRenewal renewal;

    @Autowired
    CalendarBook calendars;

    @ParameterizedTest
    @CsvSource({"1280, meja", "360, telepon"})
    void aDraftIsComparedWithWhatHolds(int width, String where) {
        long draft = drafted();
        try (BrowserContext context = visitor(width)) {
            Page page = login(context, "bayu.designer");
            page.navigate(url("/perancang/banding?dari=v" + versions.current().id() + "&ke=d" + draft));
            assertThat(page.locator("main"))
                    .containsText("Langkah “Periksa laporan” berganti nama, dahulu “Verifikasi laporan”.");
            assertThat(page.locator("main"))
                    .containsText("Langkah “Periksa laporan” mendapat batas 5 HK, dahulu 3 HK.");
            assertThat(page.locator("#banding[data-drawn=true]")).hasCount(1);
            assertThat(page.locator("#lama .compare-is-changed[data-element-id=userTask_VerifyComplaint]"))
                    .hasCount(1);
            assertThat(page.locator("#baru .compare-is-changed[data-element-id=userTask_VerifyComplaint]"))
                    .hasCount(1);
            Accessibility.checked(page, "perancang-banding-" + where);
            page.locator("button.compare-point").first().click();
            assertThat(page.locator("#baru .compare-chosen[data-element-id=userTask_VerifyComplaint]"))
                    .hasCount(1);
            Accessibility.picture(page, "perancang-banding-tunjuk-" + where);
        } finally {
            drafts.discard(draft, time.now());
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, meja", "360, telepon"})
    void aDecreeIsUploadedSeenOrderedAndReported(int width, String where) throws Exception {
        ComplaintJourney journey = journeys.filed();
        try (BrowserContext context = visitor(width)) {
            Page page = login(context, "doni.operator");
            page.navigate(url("/perancang/libur"));
            Accessibility.checked(page, "perancang-libur-" + where);
            page.locator("#file-number").fill("SKB 9/2026");
            page.locator("#file-signedOn").fill("2026-04-17");
            upload(page, "date,kind,name\n22 April,cuti-bersama,Cuti\n");
            assertThat(page.locator("[role=alert]")).containsText("Baris 2: tanggal tidak dikenali");
            Accessibility.checked(page, "perancang-libur-salah-" + where);
            page.locator("#file-number").fill("SKB 9/2026");
            page.locator("#file-signedOn").fill("2026-04-17");
            upload(page, "date,kind,name\n2026-04-22,cuti-bersama,Cuti bersama\n");
            assertThat(page.locator("h1")).hasText("SKB 9/2026");
            work();
            page.reload();
            assertThat(page.locator("[role=status]").first()).containsText("Belum ada yang berubah");
            Accessibility.checked(page, "perancang-libur-akibat-" + where);
            Download csv = page.waitForDownload(
                    () -> page.locator("text=Unduh semuanya").click());
            assertThat(Files.readString(csv.path()))
                    .contains(
                            journey.number().value() + ",CLOCK,verifikasi,2026-04-23T09:00:00Z,2026-04-24T09:00:00Z,");
            page.locator("form[action$=terapkan] button").click();
            renewal.renewWaiting();
            work();
            page.reload();
            assertThat(page.locator("[role=status]").first()).containsText("pelapor sudah diberi tahu");
            Accessibility.checked(page, "perancang-libur-laporan-" + where);
        } finally {
            calendars.withdraw(LEAVE, Holiday.NATIONAL);
            renewal.renewWaiting();
        }
    }

    private void work() {
        while (decrees.step()) {
            // The next one.
        }
    }

    private static void upload(Page page, String content) {
        page.locator("#file-files")
                .setInputFiles(new FilePayload("libur.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        page.locator("form[action$=berkas] button").click();
    }

    /** A step with another name, and with more time. */
    private long drafted() {
        Map<String, byte[]> files =
                new TreeMap<>(versions.files(versions.current().id()).contents());
        files.computeIfPresent("bpmn/complaint.bpmn", (name, content) -> text(content)
                .replace("name=\"Verifikasi laporan\"", "name=\"Periksa laporan\"")
                .getBytes(StandardCharsets.UTF_8));
        files.computeIfPresent("bpmn/sla-limits.dmn", (name, content) -> text(content)
                .replaceFirst("(outputEntry_Verification_Limit\">\\s*<text>)3", "$1" + "5")
                .getBytes(StandardCharsets.UTF_8));
        return drafts.add(
                sets.keep(new ModelFiles(files)), versions.current().id(), "bayu.designer", "Lebih jelas", time.now());
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static BrowserContext visitor(int width) {
        return width < 500 ? chromium.visitorWithAPhone() : chromium.visitor();
    }
}
