package org.tuntas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.administration.StaffDesk;
import org.tuntas.demo.TimeMachine;

/** Somebody who was given a password gives themselves one that nobody else knows. */
class OwnPasswordTest extends RunningTuntas {

    private static final String FIRST = "sandi-dari-administrator";
    private static final String OWN = "pasar kuda hujan sepeda";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    StaffDesk desk;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    String login;

    @BeforeEach
    void somebodyNew() {
        time.set("2026-04-20T09:00");
        login = "baru." + UUID.randomUUID().toString().substring(0, 8);
        desk.add("doni.operator", new StaffDesk.NewPerson(login, "Orang Baru", null, FIRST, "dishub-officer"));
    }

    @Test
    void theNewPasswordHoldsHereAtOnceAndElsewhereWithinAMinute() {
        OfficersSession here = OfficersSession.of(login, FIRST, port);
        OfficersSession elsewhere = OfficersSession.of(login, FIRST, port);

        HttpResponse<String> changed = change(here, FIRST, OWN, OWN);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(302);
        time.set("2026-04-20T09:02");

        assertThat(here.send("GET", "/sandi?diganti", "").body()).contains("Kata sandi sudah diganti");
        assertThat(elsewhere.send("GET", "/sandi", "").statusCode()).isEqualTo(401);
        assertThatThrownBy(() -> OfficersSession.of(login, FIRST, port)).hasMessageContaining("failed");
        assertThat(OfficersSession.of(login, OWN, port)
                        .send("GET", "/petugas", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(jdbc.sql("select actor from settings_change where object = ? and action = 'PASSWORD_SET'")
                        .param(login)
                        .query(String.class)
                        .list())
                .containsExactly(login);
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndNothingIsChanged() {
        OfficersSession here = OfficersSession.of(login, FIRST, port);
        for (List<String> wrong : List.of(
                List.of(FIRST, "pendek", "pendek", "paling pendek 12 karakter"),
                List.of(
                        FIRST,
                        login.toUpperCase(java.util.Locale.ROOT),
                        login,
                        "tidak boleh sama dengan nama pengguna"),
                List.of(FIRST, "é".repeat(40), "é".repeat(40), "paling panjang 72 bita"),
                List.of(FIRST, OWN, OWN + "x", "Kedua isian kata sandi baru tidak sama"),
                List.of(FIRST, FIRST, FIRST, "harus berbeda dari yang sekarang"),
                List.of("", OWN, OWN, "wajib diisi"),
                List.of("salah-sekali-ini", OWN, OWN, "Kata sandi sekarang tidak cocok"))) {
            HttpResponse<String> refused = change(here, wrong.get(0), wrong.get(1), wrong.get(2));
            assertThat(refused.statusCode()).as(wrong.toString()).isEqualTo(400);
            assertThat(refused.body()).contains(wrong.get(3)).doesNotContain(FIRST, OWN);
        }
        assertThat(OfficersSession.of(login, FIRST, port)
                        .send("GET", "/petugas", "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void guessingThePasswordNowIsSlowedAsAtTheLogin() {
        OfficersSession here = OfficersSession.of(login, FIRST, port);
        for (int tries = 0; tries < 5; tries++) {
            assertThat(change(here, "tebakan-ke-" + tries, OWN, OWN).body()).contains("tidak cocok");
        }
        assertThat(change(here, FIRST, OWN, OWN).body()).contains("Terlalu banyak percobaan yang salah");
    }

    private static HttpResponse<String> change(OfficersSession session, String current, String next, String again) {
        Matcher token = CSRF.matcher(session.send("GET", "/sandi?lang=id", "").body());
        assertThat(token.find()).isTrue();
        return session.send(
                "POST",
                "/sandi",
                "current=" + encoded(current) + "&next=" + encoded(next) + "&again=" + encoded(again) + "&_csrf="
                        + encoded(token.group(1)),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
