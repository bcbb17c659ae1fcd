package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tuntas.browser.Accessibility.checked;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.modelling.DesignersSession;
import org.tuntas.modelling.migration.EditedModels;
import org.tuntas.modelling.migration.MigrationRun;

/** Designers move reports on screen, at a desk and on a phone. Leaves pictures in {@code target/screenshots}. */
class DesignersMoveReportsTest extends BrowserWalk {

    private static final String MAIN = "complaint.bpmn";

    @Autowired
    RepositoryService repository;

    @Autowired
    MigrationRun run;

    private final List<String> published = new ArrayList<>();

    @AfterEach
    void forgetWhatWasPublished() {
        for (int at = published.size() - 1; at >= 0; at--) {
            repository.deleteDeployment(published.get(at), true);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, meja", "360, telepon"})
    void aDesignerMapsTriesAndMovesAndAnApproverApproves(int width, String where) {
        String old = publish(EditedModels.ofToday());
        journeys.filed();
        ComplaintJourney late = journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        late.timeReaches("boundaryTimer_FollowUpEscalation");
        time.set("2026-04-20T09:00");
        ComplaintJourney postponed = journeys.filed().verificationPostponedUntil(LocalDate.of(2026, 4, 22));
        String young = publish(EditedModels.ofToday()
                .without(MAIN, "subProcess_VerificationPostponed")
                .renaming(MAIN, "userTask_VerifyComplaint", "userTask_ReadReport")
                .with(MAIN, "name=\"Verifikasi laporan\"", "name=\"Baca laporan\""));
        String order;
        try (BrowserContext context = context(width)) {
            Page page = atTheMigrationDesk(context, DesignersSession.DESIGNER);
            checked(page, "migrasi-" + where);
            page.locator("#dari").selectOption(old);
            page.locator("#ke").selectOption(young);
            page.locator("main button[type=submit]").click();
            assertThat(page.locator("main")).containsText("Lanjutkan laporan yang ditunda");
            assertThat(page.locator("fieldset")
                            .filter(new com.microsoft.playwright.Locator.FilterOptions()
                                    .setHasText("Lanjutkan laporan yang ditunda")))
                    .containsText("1 laporan berada di sini");
            checked(page, "migrasi-pemetaan-" + where);
            page.locator("main button[type=submit]").click();
            work();
            page.reload();
            order = page.url().replaceAll(".*/", "");
            assertThat(page.locator("main")).containsText("Saran: petakan ke \"Baca laporan\"");
            page.locator("details summary").first().click();
            checked(page, "migrasi-uji-coba-" + where);
            page.locator("a[href$='/pemetaan']").click();
            page.locator("select[name='pilih.complaint/userTask_ResumeVerification']")
                    .selectOption("userTask_ReadReport");
            page.locator("main button[type=submit]").click();
            work();
            page.reload();
            assertThat(page.locator("main")).containsText("penyetuju proses selain");
            assertThat(page.locator("form[action$='/pindahkan']")).hasCount(0);
        }
        try (BrowserContext context = context(width)) {
            Page page = atTheMigrationDesk(context, DesignersSession.APPROVER);
            page.navigate(url("/perancang/migrasi/" + order));
            page.locator("form[action$='/setujui'] button").click();
            assertThat(page.locator("label[for=pertama]")).hasText("Laporan percobaan");
            page.locator("#pertama").fill("1");
            checked(page, "migrasi-disetujui-" + where);
            page.locator("form[action$='/pindahkan'] button").first().click();
            work();
            page.reload();
            assertThat(page.locator("[role=status]")).containsText("1 pindah, 2 menunggu");
            page.locator("form[action$='/pindahkan'] button").last().click();
            work();
            page.reload();
            assertThat(page.locator("[role=status]")).containsText("3 pindah, 0 menunggu");
            page.locator("details summary").first().click();
            checked(page, "migrasi-hasil-" + where);
            page.navigate(url("/perancang/migrasi/" + order + "?lang=en"));
            assertThat(page.locator("main")).containsText("3 moved");
            checked(page, "migrasi-inggris-" + where);
        }
        for (ComplaintJourney journey : List.of(late, postponed)) {
            assertThat(journey.deployments()).containsOnly(young);
        }
        assertThat(postponed.openSteps()).containsExactly("userTask_ReadReport");
    }

    @ParameterizedTest
    @ValueSource(strings = {"budi.dishub", "doni.operator", "rina.desk"})
    void nobodyElseSeesIt(String login) {
        assertThat(DesignersSession.of(login, port).open("/perancang/migrasi").statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAuditorLooksAndMovesNothing() {
        String old = publish(EditedModels.ofToday());
        journeys.filed();
        String young = publish(EditedModels.ofToday());
        DesignersSession designer = DesignersSession.of(DesignersSession.DESIGNER, port);
        String draft = "/perancang/migrasi/baru?dari=" + old + "&ke=" + young;
        String order = designer.send(draft, "/perancang/migrasi", "dari", old, "ke", young, "key", "k-" + old)
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll(".*/", "");
        work();
        DesignersSession auditor = DesignersSession.of(DesignersSession.AUDITOR, port);
        String page = auditor.page("/perancang/migrasi/" + order);
        assertThat(page).contains("uji coba selesai").doesNotContain("/setujui", "/akhiri");
        assertThat(auditor.page("/perancang/migrasi")).contains("/perancang/migrasi/" + order);
        assertThat(auditor.send(draft, "/perancang/migrasi/" + order + "/akhiri")
                        .statusCode())
                .isEqualTo(403);
        assertThat(designer.open("/perancang/migrasi/999999").statusCode()).isEqualTo(404);
        assertThat(designer.open("/perancang/migrasi/baru?dari=x&ke=y").statusCode())
                .isEqualTo(404);
        assertThat(designer.open("/perancang/migrasi/baru?dari=" + old + "&ke=" + old)
                        .statusCode())
                .isEqualTo(400);
        assertThat(designer.send(draft, "/perancang/migrasi/" + order + "/pindahkan", "pertama", "banyak")
                        .statusCode())
                .isEqualTo(400);
    }

    private void work() {
        while (run.workOne()) {
            // Until nothing waits.
        }
    }

    private String publish(EditedModels models) {
        DeploymentBuilder deployment = repository.createDeployment().name("edited");
        models.files().forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        published.add(deployment.deploy().getId());
        return published.get(published.size() - 1);
    }

    private static BrowserContext context(int width) {
        return width < 500 ? chromium.visitorWithAPhone() : chromium.visitor();
    }

    private Page atTheMigrationDesk(BrowserContext context, String login) {
        Page page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.navigate(url("/perancang/migrasi"));
        page.fill("[name=login]", login);
        page.fill("[name=password]", "tuntas-demo");
        page.locator("button[type=submit]").click();
        assertThat(page.locator("h1")).hasText("Pemindahan");
        return page;
    }
}
