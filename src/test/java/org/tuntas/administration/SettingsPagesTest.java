package org.tuntas.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;

/** The pages over HTTP: who comes in, what they say, and what a form does. */
class SettingsPagesTest extends RunningTuntas {

    @LocalServerPort
    int port;

    @Autowired
    TimeMachine time;

    @Autowired
    Staff staff;

    @Autowired
    ComplaintJourneys journeys;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pengaturan/petugas",
                "/pengaturan/petugas?cari=dishub&lang=en",
                "/pengaturan/petugas?halaman=99",
                "/pengaturan/petugas/baru",
                "/pengaturan/petugas/budi.dishub",
                "/pengaturan/petugas/doni.operator",
                "/pengaturan/petugas/budi.dishub/tugas",
                "/pengaturan/pengganti",
                "/pengaturan/unit",
                "/pengaturan/unit/baru",
                "/pengaturan/unit/dishub",
                "/pengaturan/unit/kota-tangerang",
                "/pengaturan/unit/diskominfo",
                "/pengaturan/unit/dishub/tutup",
                "/pengaturan/kalender",
                "/pengaturan/kalender?instansi=kota-tangerang",
                "/pengaturan/sistem",
                "/pengaturan/jejak",
                "/pengaturan/jejak?person=doni.operator&subject=PERSON&from=2026-01-01&until=2026-12-31&lang=en"
            })
    void anOperatorReadsEveryPageInWords(String path) {
        SettingsSession.of(Kota.OPERATOR, port).page(path);
    }

    @Test
    void whoMayNothingIsToldSoAndWhoIsNobodyIsSentToTheLogin() {
        HttpResponse<String> officer = SettingsSession.of(Kota.OFFICER, port).open("/pengaturan/petugas");
        assertThat(officer.statusCode()).isEqualTo(403);
        assertThat(officer.body())
                .contains("hanya untuk operator dan admin instansi")
                .doesNotContain("??");

        assertThat(OfficersSession.anonymous(port)
                        .send("GET", "/pengaturan/petugas", "", "Accept", "text/html", "Sec-Fetch-Dest", "document")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).contains("/masuk"));
    }

    @Test
    void anAuditorComesToTheTrailAndAnAgencysAdministratorSeesTheAgencyAlone() {
        assertThat(SettingsSession.of(Kota.AUDITOR, port)
                        .open("/pengaturan")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/pengaturan/jejak"));
        SettingsSession sari = SettingsSession.of(Kota.AGENCY_ADMIN, port);
        assertThat(sari.page("/pengaturan/petugas"))
                .contains("Budi Santoso")
                .doesNotContain("kartika.kemenkes", "rina.desk", "/pengaturan/jejak", "/pengaturan/sistem");
        assertThat(sari.page("/pengaturan/unit")).contains("Dinas Perhubungan").doesNotContain("Kementerian Kesehatan");
        assertThat(sari.page("/pengaturan/kalender")).contains("Kota Tangerang");
        assertThat(sari.open("/pengaturan/petugas/kartika.kemenkes").statusCode())
                .isEqualTo(403);
        assertThat(sari.open("/pengaturan/petugas/tidak.ada").statusCode()).isEqualTo(404);
        assertThat(sari.open("/pengaturan/unit/kementerian-kesehatan").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        OfficersSession operator = OfficersSession.of(Kota.OPERATOR, port);
        assertThat(operator.send(
                                "POST",
                                "/pengaturan/petugas/budi.dishub/nonaktif",
                                "work=queue",
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(403);
        assertThat(staff.find(Kota.OFFICER))
                .hasValueSatisfying(member -> assertThat(member.active()).isTrue());
    }

    @Test
    void whatIsWrongStandsBesideTheFieldAndWhatWasTypedStays() {
        SettingsSession operator = SettingsSession.of(Kota.OPERATOR, port);

        HttpResponse<String> answer = operator.send(
                "/pengaturan/petugas/baru",
                "/pengaturan/petugas/baru",
                "login",
                "Ada Spasi",
                "name",
                "<b>Ani</b>",
                "email",
                "bukan surel",
                "password",
                "pendek-sandi",
                "group",
                "dishub-officer");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Hanya 2 sampai 40 huruf kecil", "Tulis alamat surel yang lengkap")
                .contains("aria-invalid=\"true\"", "aria-describedby=\"new-login-problem\"")
                .contains("&lt;b&gt;Ani&lt;/b&gt;", "value=\"Ada Spasi\"")
                .contains("<option value=\"dishub-officer\" selected=\"selected\">")
                .doesNotContain("pendek-sandi", "??");
    }

    @Test
    void pressingTwiceEntersOnePersonAndAnotherPersonOfThatLoginIsRefused() {
        SettingsSession operator = SettingsSession.of(Kota.OPERATOR, port);
        String login = Kota.unused("ganda");
        String[] form = {"login", login, "name", "Ganda Putra", "email", "", "password", "", "group", "dlh-officer"};

        for (int press = 0; press < 2; press++) {
            assertThat(operator.send("/pengaturan/petugas/baru", "/pengaturan/petugas/baru", form)
                            .statusCode())
                    .isEqualTo(302);
        }
        form[3] = "Orang Lain";
        assertThat(operator.send("/pengaturan/petugas/baru", "/pengaturan/petugas/baru", form)
                        .body())
                .contains("sudah dipakai");
        assertThat(staff.find(login)).map(StaffMember::name).contains("Ganda Putra");
    }

    @Test
    void theSecondOfTwoWhoChangeTheSamePersonReadsWhatTheFirstDid() {
        SettingsSession operator = SettingsSession.of(Kota.OPERATOR, port);
        String login = Kota.unused("serentak");
        operator.send(
                "/pengaturan/petugas/baru",
                "/pengaturan/petugas/baru",
                "login",
                login,
                "name",
                "Nama Awal",
                "group",
                "dlh-officer");
        String page = "/pengaturan/petugas/" + login;
        String seen = seen(operator.page(page));
        SettingsSession sari = SettingsSession.of(Kota.AGENCY_ADMIN, port);

        assertThat(sari.send(page, page + "/data", "name", "Nama Sari", "email", "", "seen", seen)
                        .statusCode())
                .isEqualTo(302);
        HttpResponse<String> late = operator.send(page, page + "/data", "name", "Nama Doni", "email", "", "seen", seen);

        assertThat(late.body())
                .contains("diubah orang lain", "Sari Kusumawati", "Nama Awal → Nama Sari")
                .contains("value=\"Nama Doni\"");
        assertThat(staff.find(login)).map(StaffMember::name).contains("Nama Sari");

        assertThat(operator.send(page, page + "/data", "name", "Nama Doni", "email", "", "seen", seen(late.body()))
                        .statusCode())
                .as("saved once more, knowing it")
                .isEqualTo(302);
        assertThat(staff.find(login)).map(StaffMember::name).contains("Nama Doni");
    }

    @Test
    void aNewPasswordOpensANewSessionAndEndsTheOldOne() {
        SettingsSession operator = SettingsSession.of(Kota.OPERATOR, port);
        String login = Kota.unused("sandi");
        operator.send(
                "/pengaturan/petugas/baru",
                "/pengaturan/petugas/baru",
                "login",
                login,
                "name",
                "Sandi Baru",
                "password",
                "sandi-yang-pertama",
                "group",
                "dlh-officer");
        OfficersSession theirs = OfficersSession.of(login, "sandi-yang-pertama", port);
        assertThat(theirs.send("GET", "/pengaturan/izin", "").statusCode()).isEqualTo(200);

        String page = "/pengaturan/petugas/" + login;
        assertThat(operator.send(page, page + "/sandi", "password", "pendek").body())
                .contains("paling pendek 12 karakter");
        assertThat(operator.send(page, page + "/sandi", "password", "sandi-yang-kedua")
                        .statusCode())
                .isEqualTo(302);

        time.set("2026-04-20T09:02");
        assertThat(theirs.send("GET", "/pengaturan/izin", "").statusCode()).isEqualTo(401);
        OfficersSession.of(login, "sandi-yang-kedua", port);
    }

    @Test
    void anOfficerReadsTheNumbersOfOtherSystemsBesideTheForm() {
        String system = Kota.unused("sistem");
        SettingsSession operator = SettingsSession.of(Kota.OPERATOR, port);
        operator.send(
                "/pengaturan/sistem",
                "/pengaturan/sistem",
                "code",
                system,
                "name",
                "SP4N-LAPOR!",
                "link",
                "https://lapor.example/{number}");
        ComplaintJourney journey = journeys.filed().forwardedTo(Kota.AGENCY).assignedTo("dishub");
        String task =
                "/petugas/tugas/" + journey.task("userTask_FollowUpComplaint").getId();
        SettingsSession budi = SettingsSession.of(Kota.OFFICER, port);

        assertThat(budi.send(task + "/nomor", task + "/nomor", "system", system, "number", "778899")
                        .statusCode())
                .isEqualTo(302);

        assertThat(budi.page(task + "/laporan")).contains("https://lapor.example/778899", "778899", task + "/nomor");
        assertThat(operator.page(
                        "/pengaturan/sistem/laporan/" + journey.number().value()))
                .contains("778899", "Budi Santoso");
        assertThat(SettingsSession.of("lina.dlh", port).open(task + "/nomor").statusCode())
                .isEqualTo(403);
        // Out of the lists of the demonstration's officers, which other tests read.
        journey.withdrawn();
    }

    @Test
    void aRunOfTheWholeClosingIsShownReportByReport() {
        SettingsSession sari = SettingsSession.of(Kota.AGENCY_ADMIN, port);
        String old = Kota.unused("tutup");
        String heir = Kota.unused("terus");
        for (String code : List.of(old, heir)) {
            sari.send(
                    "/pengaturan/unit/baru",
                    "/pengaturan/unit/baru",
                    "code",
                    code,
                    "name",
                    "Unit " + code,
                    "parent",
                    Kota.AGENCY);
        }
        ComplaintJourney journey = journeys.filed().forwardedTo(Kota.AGENCY).assignedTo(old);
        String close = "/pengaturan/unit/" + old + "/tutup";
        assertThat(sari.page(close)).contains("1");
        assertThat(sari.send(close, close, "successor", "").body()).contains("Wajib diisi");

        HttpResponse<String> closed = sari.send(close, close, "successor", heir);

        String closing = closed.headers().firstValue("Location").orElseThrow();
        assertThat(sari.page(closing))
                .contains(journey.number().value(), "sudah dialihkan", "Unit " + heir)
                .doesNotContain("Lanjutkan pengalihan");
        assertThat(sari.page("/pengaturan/unit/" + old)).contains("Ditutup Senin, 20 April 2026");
        assertThat(sari.open(close).headers().firstValue("Location")).contains(closing);
    }

    private static String seen(String page) {
        Matcher seen = Pattern.compile("name=\"seen\" value=\"(\\d+)\"").matcher(page);
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }
}
