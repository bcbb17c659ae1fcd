package org.tuntas.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;

/** The operator says how long identities are kept; nobody else, never too short, and with a trace. */
class RetentionPagesTest extends RunningTuntas {

    private static final String PAGE = "/pengaturan/retensi";
    private static final String BASIS = "Peraturan Wali Kota 7/2026 tentang masa simpan";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TimeMachine time;

    private long withdrawn;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        withdrawn = jdbc.sql("select id from retention_policy where state = 'WITHDRAWN' and type is null")
                .query(Long.class)
                .single();
    }

    @AfterEach
    void theRulesAreThoseOfBefore() {
        jdbc.sql("delete from retention_policy where legal_basis = ? and id <> ?")
                .params(BASIS, withdrawn)
                .update();
        jdbc.sql("update retention_policy set days = 90 where id = ?")
                .param(withdrawn)
                .update();
    }

    private int days() {
        return jdbc.sql("select days from retention_policy where id = ?")
                .param(withdrawn)
                .query(Integer.class)
                .single();
    }

    private String seen(String page) {
        Matcher found = Pattern.compile(
                        "/pengaturan/retensi/" + withdrawn + "\".*?name=\"seen\" value=\"(\\d+)\"", Pattern.DOTALL)
                .matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    @Test
    void theOperatorChangesARuleAndTheTrailKeepsIt() {
        SettingsSession doni = SettingsSession.of(Kota.OPERATOR, port);
        String page = doni.page(PAGE);
        assertThat(page).contains("Diarsipkan · Spam · hapus judul dan isi laporan", "90 hari", "UU 27/2022");
        HttpResponse<String> changed =
                doni.send(PAGE, PAGE + "/" + withdrawn, "seen", seen(page), "days", "120", "legalBasis", BASIS);
        assertThat(changed.statusCode()).isEqualTo(302);
        assertThat(days()).isEqualTo(120);
        assertThat(doni.page("/pengaturan/jejak?subject=RETENTION"))
                .contains("Masa simpan diubah", "Ditarik · hapus identitas pelapor", "120", BASIS);

        HttpResponse<String> late =
                doni.send(PAGE, PAGE + "/" + withdrawn, "seen", seen(page), "days", "150", "legalBasis", BASIS);
        assertThat(late.body()).contains("sementara Anda mengisi, data ini diubah orang lain");
        assertThat(days()).as("somebody was faster").isEqualTo(120);
        HttpResponse<String> same =
                doni.send(PAGE, PAGE + "/" + withdrawn, "seen", seen(page), "days", "120", "legalBasis", BASIS);
        assertThat(same.statusCode()).as("a form sent twice").isEqualTo(302);
        assertThat(doni.page(PAGE + "?lang=en")).contains("Withdrawn · remove the reporter’s identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"29", "0", "-1", "", "tiga puluh", "36501", "30.5", "99999999999"})
    void whatIsShorterThanTheTimeForReopeningOrNoNumberIsRefused(String days) {
        SettingsSession doni = SettingsSession.of(Kota.OPERATOR, port);
        HttpResponse<String> answer = doni.send(
                PAGE, PAGE + "/" + withdrawn, "seen", seen(doni.page(PAGE)), "days", days, "legalBasis", BASIS);
        assertThat(answer.body()).contains("Tulis bilangan bulat dari 30 sampai 36500.");
        assertThat(days()).isEqualTo(90);
        assertThat(doni.send(
                                PAGE,
                                PAGE,
                                "state",
                                "REFERRED",
                                "closeReason",
                                "",
                                "type",
                                "COMPLAINT",
                                "days",
                                days,
                                "legalBasis",
                                BASIS)
                        .body())
                .contains("Tulis bilangan bulat");
    }

    @Test
    void aRuleIsAddedOnceAndOnlyForReportsThatCanEndSo() {
        SettingsSession doni = SettingsSession.of(Kota.OPERATOR, port);
        String[] rule = {
            "state", "ARCHIVED", "closeReason", "TEST", "type", "", "days", "30", "legalBasis", BASIS,
        };
        assertThat(doni.send(PAGE, PAGE, rule).statusCode()).isEqualTo(302);
        assertThat(doni.page(PAGE)).contains("Diarsipkan · Laporan percobaan · hapus identitas pelapor");
        assertThat(doni.send(PAGE, PAGE, rule).body()).contains("Sudah ada aturan untuk laporan ini");
        for (String[] wrong : new String[][] {
            {"state", "RECEIVED", "closeReason", "", "type", ""},
            {"state", "ARCHIVED", "closeReason", "BOSAN", "type", ""},
            {"state", "ARCHIVED", "closeReason", "", "type", "SURAT"},
        }) {
            HttpResponse<String> answer = doni.send(
                    PAGE,
                    PAGE,
                    wrong[0],
                    wrong[1],
                    wrong[2],
                    wrong[3],
                    wrong[4],
                    wrong[5],
                    "days",
                    "60",
                    "legalBasis",
                    BASIS);
            assertThat(answer.body()).contains("Pilih dari daftar.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Kota.AGENCY_ADMIN, Kota.AUDITOR, Kota.OFFICER, "nadia.ombudsman", "bayu.designer"})
    void nobodyElseSeesOrChangesTheRules(String login) {
        SettingsSession stranger = SettingsSession.of(login, port);
        assertThat(stranger.open(PAGE).statusCode()).isEqualTo(403);
        assertThat(stranger.send(
                                "/keluar",
                                PAGE + "/" + withdrawn,
                                "seen",
                                "99999999",
                                "days",
                                "30",
                                "legalBasis",
                                BASIS)
                        .statusCode())
                .isEqualTo(403);
        assertThat(stranger.send("/keluar", PAGE, "state", "REFERRED", "days", "30", "legalBasis", BASIS)
                        .statusCode())
                .isEqualTo(403);
        assertThat(days()).isEqualTo(90);
    }
}
