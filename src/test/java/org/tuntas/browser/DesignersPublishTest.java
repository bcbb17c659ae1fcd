package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.modelling.DesignersSession;
import org.tuntas.modelling.PublishingDesk;
import org.tuntas.modelling.Release;
import org.tuntas.modelling.Versions;

/** A designer mends, proposes, and a colleague approves, in a real browser. Leaves pictures in {@code target/screenshots}. */
class DesignersPublishTest extends BrowserWalk {

    private static final String APPEAL = "bpmn/appeal.bpmn";
    private static final String LIMITS = "bpmn/sla-limits.dmn";

    @Autowired
    Versions versions;

    @Autowired
    PublishingDesk desk;

    private Release before;

    @BeforeEach
    void aReportIsOpen() {
        before = versions.current();
        journeys.filed();
    }

    @AfterEach
    void backToTheVersionOfBefore() {
        if (!versions.current().set().equals(before.set())) {
            desk.approve(
                    DesignersSession.APPROVER,
                    desk.proposeReturn(DesignersSession.DESIGNER, before.id(), "Akhir percobaan"),
                    null,
                    "");
        }
    }

    @Test
    void aBrokenDraftIsMendedProposedAndApprovedBySomebodyElse() {
        String appeal = text(APPEAL);
        try (BrowserContext bayus = chromium.visitor();
                BrowserContext ayus = chromium.visitorWithAPhone()) {
            Page bayu = login(bayus, DesignersSession.DESIGNER);
            bayu.navigate(url("/perancang"));
            Accessibility.checked(bayu, "perancang");
            bayu.navigate(url("/perancang/draf"));
            Accessibility.checked(bayu, "perancang-draf-baru");
            bayu.getByLabel("Apa yang diubah dan mengapa").fill("Batas verifikasi dipercepat");
            bayu.locator("input[type=file]").setInputFiles(new FilePayload[] {
                file("appeal.bpmn", appeal.replace("sla.limit(", "sla.limits(")),
                file("sla-limits.dmn", text(LIMITS).replaceFirst("<text>3</text>", "<text>2</text>"))
            });
            press(bayu, "Buat draf");
            assertThat(bayu.locator(".design-error").first()).containsText("Mungkin maksud Anda: limit?");
            bayu.locator(".design-error .design-show").first().click();
            assertThat(bayu.locator("[data-drawn='bpmn/appeal.bpmn'] .design-marked-error")
                            .first())
                    .isVisible();
            Accessibility.checked(bayu, "perancang-draf-galat");
            assertThat(bayu.locator("text=Perbaiki dahulu galat")).isVisible();

            bayu.locator("input[type=file]").setInputFiles(file("appeal.bpmn", appeal));
            press(bayu, "Simpan perubahan draf");
            assertThat(bayu.locator("main")).containsText("Tidak ada temuan");
            assertThat(bayu.locator("ins")).hasText("2");
            press(bayu, "Usulkan untuk berlaku");
            assertThat(bayu.locator("main")).containsText("Penyetuju proses yang memutuskan.");
            String proposal = bayu.url();

            Page ayu = login(ayus, DesignersSession.APPROVER);
            ayu.navigate(proposal);
            assertThat(ayu.locator("main")).containsText("Pengaruhnya pada laporan yang terbuka");
            Accessibility.checked(ayu, "perancang-usulan-telepon");
            press(ayu, "Setujui dan berlakukan");
            assertThat(ayu.locator("[role=status]").first())
                    .containsText("berlaku untuk laporan yang dimulai sejak sekarang");
            Accessibility.checked(ayu, "perancang-berlaku-telepon");
            ayu.navigate(url("/perancang/jejak"));
            assertThat(ayu.locator("main")).containsText("Disetujui dan berlaku");
            Accessibility.checked(ayu, "perancang-jejak-telepon");
            ayu.navigate(url("/perancang/versi/" + before.id()));
            Accessibility.checked(ayu, "perancang-versi-telepon");
        }
        assertThat(versions.current().approver()).isEqualTo(DesignersSession.APPROVER);
    }

    private String text(String name) {
        return new String(versions.files(before.id()).contents().get(name), StandardCharsets.UTF_8);
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
    }
}
