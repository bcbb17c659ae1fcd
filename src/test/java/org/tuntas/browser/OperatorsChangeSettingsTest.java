package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tuntas.browser.Accessibility.checked;
import static org.tuntas.browser.Accessibility.picture;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.administration.OfficeDesk;
import org.tuntas.administration.StaffDesk;
import org.tuntas.administration.StaffDesk.NewPerson;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.organisation.Staff;
import org.tuntas.sla.CalendarBook;

/** The settings screen in a real browser, on a desk and on a cheap phone. Leaves pictures in {@code target/screenshots}. */
class OperatorsChangeSettingsTest extends BrowserWalk {

    private static final String OPERATOR = "doni.operator";

    @Autowired
    Staff staff;

    @Autowired
    CalendarBook calendars;

    @Autowired
    OfficeDesk offices;

    @Autowired
    StaffDesk people;

    @Autowired
    TaskService tasks;

    @ParameterizedTest
    @CsvSource({"1280, meja, 2026-09-21", "360, telepon, 2026-09-22"})
    void aPersonAMembershipADeputyAndALocalDayOffAreEntered(int width, String where, LocalDate day) {
        String login = "gita." + where;
        try (BrowserContext context = width < 500 ? chromium.visitorWithAPhone() : chromium.visitor()) {
            Page page = login(context, OPERATOR);

            page.navigate(url("/pengaturan"));
            assertThat(page).hasURL(Pattern.compile(".*/pengaturan/petugas"));
            picture(page, "pengaturan-petugas-" + where);
            page.locator("text=Tambah petugas").click();
            fill(page, "Nama pengguna", login);
            fill(page, "Nama", "Gita Maharani");
            fill(page, "Surel", "gita");
            fill(page, "Kata sandi pertama", "kata-sandi-gita");
            page.getByLabel("Kelompok").selectOption("dlh-officer");
            page.locator("form[method=post]").evaluate("form => form.noValidate = true");
            page.locator("text=Tambahkan petugas").click();
            assertThat(page.locator("#new-email-problem")).containsText("surel yang lengkap");
            assertThat(page.locator("#new-name")).hasValue("Gita Maharani");
            picture(page, "pengaturan-petugas-salah-" + where);
            fill(page, "Surel", "gita@dlh.tangerang.example");
            fill(page, "Kata sandi pertama", "kata-sandi-gita");
            page.locator("text=Tambahkan petugas").click();
            assertThat(page.locator("h1")).hasText("Gita Maharani");
            assertThat(staff.groupIdsOf(login)).containsExactly("dlh-officer");

            givesHerselfAPassword(login, width, where);

            page.getByLabel("Tambahkan ke kelompok").selectOption("bpbd-officer");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Tambahkan").setExact(true))
                    .click();
            assertThat(page.locator("[role=status]").first()).containsText("masuk kelompok");
            assertThat(staff.groupIdsOf(login)).contains("bpbd-officer");
            picture(page, "pengaturan-orang-" + where);

            page.locator("text=Atur Plt./Plh.").click();
            page.getByLabel("Yang menjadi pengganti").selectOption(login);
            page.getByLabel("Yang berhalangan").selectOption("bambang.kota");
            page.getByLabel("Kelompok yang diwakili").selectOption("bpbd-head");
            page.getByLabel("Dari tanggal").fill("2026-04-20");
            page.getByLabel("Sampai tanggal").fill("2026-04-24");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Tunjuk").setExact(true))
                    .click();
            assertThat(page.locator("main"))
                    .containsText("Plh. Kepala Badan Penanggulangan Bencana Daerah s.d. Jumat, 24 April 2026");
            assertThat(staff.groupIdsOf(login)).contains("bpbd-head");
            picture(page, "pengaturan-plh-" + where);

            page.locator("nav >> text=Kalender").click();
            page.locator("#instansi").selectOption("kota-tangerang");
            page.locator("text=Tampilkan").click();
            page.locator("#holiday-day").fill(day.toString());
            fill(page, "Nama hari libur", "Hari Jadi Kota");
            page.locator("#holiday-decree").fill("Keputusan Wali Kota 12/2026");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Tambah libur"))
                    .click();
            assertThat(page.locator("[role=status]").first()).containsText("Hari libur tercatat");
            assertThat(calendars.calendars().of("kota-tangerang").isWorkingDay(day))
                    .isFalse();
            picture(page, "pengaturan-kalender-" + where);
            page.locator("form[action$=cabut] button").first().click();
            assertThat(page.locator("[role=status]").first()).containsText("dicabut");

            for (String path : List.of(
                    "/pengaturan/unit",
                    "/pengaturan/unit/dishub",
                    "/pengaturan/unit/dishub/tutup",
                    "/pengaturan/sistem",
                    "/pengaturan/jejak")) {
                page.navigate(url(path));
                assertThat(page.locator("h1")).isVisible();
                picture(
                        page,
                        "pengaturan" + path.substring("/pengaturan".length()).replace('/', '-') + "-" + where);
            }
            assertThat(page.locator("main")).containsText("Gita Maharani");
        }
    }

    @Test
    void openTasksMoveOnAPhoneAndAClosedUnitShowsWhatItHandedOver() {
        String old = offices.add(OPERATOR, "unit-lama", "Dinas Pasar", "UNIT", "kota-tangerang");
        offices.add(OPERATOR, "unit-penerus", "Dinas Perdagangan", "UNIT", "kota-tangerang");
        people.add(OPERATOR, new NewPerson("hesti.pasar", "Hesti Purnama", null, null, old + "-officer"));
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo(old);
        String task = journey.task("userTask_FollowUpComplaint").getId();
        journey.as("hesti.pasar", () -> tasks.claim(task, "hesti.pasar"));
        try (BrowserContext context = chromium.visitorWithAPhone()) {
            Page page = login(context, OPERATOR);
            page.navigate(url("/pengaturan/petugas/hesti.pasar"));
            picture(page, "pengaturan-orang-memegang-tugas-telepon");
            page.locator("text=lihat dan alihkan").click();
            page.locator("text=Alihkan").last().click();
            assertThat(page.locator("[role=alert]")).containsText("paling sedikit satu");
            page.locator("input[name=task]").check();
            picture(page, "pengaturan-tugas-telepon");
            page.locator("button:text-is('Alihkan')").click();
            assertThat(page.locator(".settings-results"))
                    .containsText(journey.number().value());
            assertThat(page.locator(".settings-results")).containsText("Petugas Dinas Pasar");
            picture(page, "pengaturan-tugas-dialihkan-telepon");

            page.navigate(url("/pengaturan/unit/unit-lama/tutup"));
            page.getByLabel("Penerus").selectOption("unit-penerus");
            page.locator("text=Tutup dan alihkan").click();
            assertThat(page.locator("[role=status]")).containsText("Selesai");
            assertThat(page.locator("main")).containsText(journey.number().value());
            picture(page, "pengaturan-penutupan-telepon");
        }
    }

    @Test
    void anAgencysAdministratorFindsTheWayInTasklistsMenu() {
        try (BrowserContext context = chromium.visitor()) {
            Page page = context.newPage();
            enter(page, "sari.kota", "tuntas-demo");
            page.locator("li.account > a").click();
            page.locator("li.account .tuntas-settings a").click();
            assertThat(page).hasURL(Pattern.compile(".*/pengaturan/petugas"));
        }
        try (BrowserContext context = chromium.visitor()) {
            Page page = context.newPage();
            enter(page, "budi.dishub", "tuntas-demo");
            page.locator("li.account > a").click();
            assertThat(page.locator("li.account .logout")).isVisible();
            assertThat(page.locator("li.account .tuntas-settings")).hasCount(0);
        }
    }

    @Test
    void theKeyboardAloneReachesTheSearchAndAPersonAndTheSkipLinkIsFirst() {
        try (BrowserContext context = chromium.visitor()) {
            Page page = login(context, OPERATOR);
            page.navigate(url("/pengaturan/petugas"));
            page.keyboard().press("Tab");
            assertThat(page.locator(".settings-skip")).isFocused();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            assertThat(page.locator("#cari")).isFocused();
            page.keyboard().type("budi.dishub");
            page.keyboard().press("Enter");
            assertThat(page.locator(".settings-list > li")).hasCount(1);
        }
    }

    private void givesHerselfAPassword(String login, int width, String where) {
        try (BrowserContext context = width < 500 ? chromium.visitorWithAPhone() : chromium.visitor()) {
            Page page = context.newPage();
            enter(page, login, "kata-sandi-gita");
            page.navigate(url("/petugas"));
            page.locator("text=Kata sandi").click();
            page.getByLabel("Kata sandi sekarang").fill("kata-sandi-gita");
            page.locator("#password-next").fill("payung kuning di halte");
            page.locator("#password-again").fill("payung kuning di halt");
            page.locator("main button[type=submit]").click();
            assertThat(page.locator("#password-again-problem")).containsText("tidak sama");
            checked(page, "sandi-salah-" + where);
            page.getByLabel("Kata sandi sekarang").fill("kata-sandi-gita");
            page.locator("#password-next").fill("payung kuning di halte");
            page.locator("#password-again").fill("payung kuning di halte");
            page.locator("main button[type=submit]").click();
            assertThat(page.locator("[role=status]")).containsText("Kata sandi sudah diganti");
            checked(page, "sandi-" + where);
        }
    }

    private static void fill(Page page, String label, String value) {
        page.getByLabel(Pattern.compile("^" + label + "( \\(boleh kosong\\))?$"))
                .fill(value);
    }
}
