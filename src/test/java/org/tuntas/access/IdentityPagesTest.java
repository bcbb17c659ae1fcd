package org.tuntas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;

/** Nobody sees an identity or a secret report who may not, and nobody without a trace. */
class IdentityPagesTest extends RunningTuntas {

    private static final String OFFICER = "budi.dishub";
    private static final String OMBUDSMAN = "nadia.ombudsman";
    private static final String AUDITOR = "indra.auditor";
    private static final String WHY = "Perlu menanyakan letak tiang kepada pelapor.";
    private static final String EXAMINED = "Pemeriksaan nomor 12/ORI/2026 atas laporan masyarakat.";
    private static final String STRONG = "Pelapor diancam oleh terlapor; LPSK meminta alamatnya malam ini juga.";
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Staff staff;

    @Autowired
    PasswordEncoder encoder;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    private ComplaintJourney atTheUnit(Report report) {
        return journeys.filed(report).forwardedTo("kota-tangerang").assignedTo("dishub");
    }

    private static String path(ComplaintJourney journey) {
        return "/petugas/identitas/" + journey.number();
    }

    /** Fills in the form that a page shows. */
    private static HttpResponse<String> ask(
            OfficersSession session, String path, String scope, String reason, String words, String password) {
        String page = session.send("GET", path, "").body();
        return send(session, path, csrf(page), first(FORM, page), scope, reason, words, password);
    }

    private static HttpResponse<String> send(
            OfficersSession session,
            String path,
            String csrf,
            String form,
            String scope,
            String reason,
            String words,
            String password) {
        return session.send(
                "POST",
                path,
                "_csrf=" + encoded(csrf) + "&form=" + form + "&scope=" + scope + "&reason=" + reason + "&words="
                        + encoded(words) + "&password=" + encoded(password),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String csrf(String page) {
        return first(CSRF, page);
    }

    private static String first(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).as(pattern + " in\n" + page).isTrue();
        return found.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String page(OfficersSession session, String path) {
        HttpResponse<String> answer = session.send("GET", path, "", "Accept", "text/html");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("??");
        return answer.body();
    }

    private List<String> accesses(ComplaintJourney journey) {
        return jdbc.sql(
                        "select officer || ' ' || basis || ' ' || scope || ' ' || reason from identity_access where number = ? order by id")
                .param(journey.number().value())
                .query(String.class)
                .list();
    }

    private int views(ComplaintJourney journey) {
        return jdbc.sql(
                        "select count(*) from identity_view v join identity_access a on a.id = v.access where a.number = ?")
                .param(journey.number().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void theHolderSeesNameAndContactForAReasonAndForAQuarterOfAnHour() {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp());
        OfficersSession budi = OfficersSession.of(OFFICER, port);
        assertThat(page(budi, path(journey)))
                .contains("Buka nama dan kontak pelapor", "Belum ada yang membuka")
                .doesNotContain("Siti", "0812", "siti@warga.example");

        HttpResponse<String> asked = ask(budi, path(journey), "IDENTITY", "CONTACT", WHY, "");
        assertThat(asked.statusCode()).isEqualTo(302);
        HttpResponse<String> shown = budi.send("GET", path(journey), "");
        assertThat(shown.body()).contains("Siti Aminah", "081200000000", "siti@warga.example", "Budi Santoso");
        assertThat(shown.body()).as("birth year and NIK serve no contact").doesNotContain("1991");
        assertThat(shown.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(accesses(journey)).containsExactly("budi.dishub HOLDER IDENTITY CONTACT");
        assertThat(views(journey)).isEqualTo(1);

        page(budi, path(journey));
        assertThat(views(journey)).as("each time it is on a screen").isEqualTo(2);
        time.set("2026-04-20T09:16");
        assertThat(page(budi, path(journey))).doesNotContain("Siti").contains("Budi Santoso");
        assertThat(views(journey)).isEqualTo(2);
        assertThat(journey.timeline().stream().map(Object::toString))
                .noneMatch(event -> event.contains("GLASS_BROKEN"));
    }

    @Test
    void withoutAReasonOrWithTooFewWordsNothingOpensAndWhatWasTypedStays() {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp());
        OfficersSession budi = OfficersSession.of(OFFICER, port);
        HttpResponse<String> short_ = ask(budi, path(journey), "IDENTITY", "", "pendek", "");
        assertThat(short_.statusCode()).isEqualTo(400);
        assertThat(short_.body())
                .contains("Pilih salah satu alasan.", "Tulis paling sedikit 10 karakter; sekarang 6.", ">pendek<")
                .doesNotContain("Siti");
        assertThat(ask(budi, path(journey), "IDENTITY", "DANGER", WHY, "").statusCode())
                .as("a reason of the Ombudsman's")
                .isEqualTo(400);
        assertThat(ask(budi, path(journey), "IDENTITY", "CONTACT", WHY + "\0", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(ask(budi, path(journey), "IDENTITY", "CONTACT", "a".repeat(1001), "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(ask(budi, path(journey), "CONTENT", "CONTACT", WHY, "").statusCode())
                .isEqualTo(403);
        assertThat(ask(budi, path(journey), "EVERYTHING", "CONTACT", WHY, "").statusCode())
                .isEqualTo(400);
        assertThat(accesses(journey)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reza.disnaker",
                "hendra.dishub",
                "wahid.kota",
                "sari.kota",
                "rina.desk",
                "agus.desk",
                "doni.operator",
                "bayu.designer",
                "ayu.approver",
                "indra.auditor",
                "kartika.kemenkes"
            })
    void whoDoesNotHoldItSeesAndOpensNothing(String login) {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp());
        OfficersSession budi = OfficersSession.of(OFFICER, port);
        assertThat(ask(budi, path(journey), "IDENTITY", "CONTACT", WHY, "").statusCode())
                .isEqualTo(302);
        OfficersSession stranger = OfficersSession.of(login, port);
        for (String number : List.of(journey.number().value(), "LP-26-0000-000A", "tidak-ada")) {
            HttpResponse<String> seen = stranger.send("GET", "/petugas/identitas/" + number, "");
            assertThat(seen.statusCode()).as(number).isEqualTo(403);
            assertThat(seen.body()).doesNotContain("Siti", "Lampu", "Budi");
        }
        assertThat(stranger.send("GET", "/petugas/identitas", "").statusCode()).isEqualTo(403);
        String token = csrf(stranger.send("GET", "/keluar", "").body());
        for (String scope : List.of("IDENTITY", "CONTENT")) {
            HttpResponse<String> asked = send(
                    stranger,
                    path(journey),
                    token,
                    UUID.randomUUID().toString(),
                    scope,
                    "DANGER",
                    STRONG,
                    "tuntas-demo");
            assertThat(asked.statusCode()).as(scope).isEqualTo(403);
        }
        assertThat(accesses(journey)).hasSize(1);
        assertThat(stranger.send("GET", "/petugas/catatan-akses", "").statusCode())
                .isEqualTo(login.equals(AUDITOR) ? 200 : 403);
    }

    @Test
    void theLogIsNoPageOfOfficersNorOfTheOmbudsmanAndStrangersComeToTheLogin() {
        for (String login : List.of(OFFICER, OMBUDSMAN)) {
            assertThat(OfficersSession.of(login, port)
                            .send("GET", "/petugas/catatan-akses", "")
                            .statusCode())
                    .isEqualTo(403);
        }
        OfficersSession nobody = OfficersSession.anonymous(port);
        for (String page :
                List.of("/petugas/catatan-akses", "/petugas/identitas", "/petugas/identitas/LP-26-7K3M-9QXD")) {
            HttpResponse<String> answer = nobody.send("GET", page, "", "Accept", "text/html");
            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/masuk");
        }
    }

    @Test
    void anAnonymousReporterIsNobodyToTheHolderAndAHolderNoMoreSeesNothing() {
        ComplaintJourney hidden = atTheUnit(Report.aboutALamp().hidden());
        OfficersSession budi = OfficersSession.of(OFFICER, port);
        String page = page(budi, path(hidden));
        assertThat(page).contains("Pelapor memilih anonim").doesNotContain("name=\"scope\"");
        assertThat(send(
                                budi,
                                path(hidden),
                                csrf(budi.send("GET", "/keluar", "").body()),
                                UUID.randomUUID().toString(),
                                "IDENTITY",
                                "CONTACT",
                                WHY,
                                "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(accesses(hidden)).isEmpty();

        ComplaintJourney journey = atTheUnit(Report.aboutALamp());
        assertThat(ask(budi, path(journey), "IDENTITY", "CONTACT", WHY, "").statusCode())
                .isEqualTo(302);
        journey.answered("Lampu sudah diganti.").satisfied(5);
        assertThat(budi.send("GET", path(journey), "").statusCode())
                .as("it is closed, and nobody's work")
                .isEqualTo(403);
    }

    @Test
    void theAccusedUnitDoesNotSeeWhoReportsMisconduct() {
        ComplaintJourney journey = journeys.filed().forwardedAs("rina.desk", "kota-tangerang", "SUPERVISORY");
        jdbc.sql("update complaint set unit = 'dishub' where number = ?")
                .param(journey.number().value())
                .update();
        assertThat(OfficersSession.of(OFFICER, port)
                        .send("GET", path(journey), "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFormSentTwiceOpensOnceAndOneFromYesterdayOpensNothing() throws Exception {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp());
        OfficersSession budi = OfficersSession.of(OFFICER, port);
        String page = page(budi, path(journey));
        String csrf = csrf(page);
        String form = first(FORM, page);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<HttpResponse<String>>> presses = new ArrayList<>();
            for (int press = 0; press < 4; press++) {
                presses.add(() -> send(budi, path(journey), csrf, form, "IDENTITY", "CONTACT", WHY, ""));
            }
            for (Future<HttpResponse<String>> answer : threads.invokeAll(presses)) {
                assertThat(answer.get().statusCode()).isEqualTo(302);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(accesses(journey)).hasSize(1);
        time.set("2026-04-20T09:30");
        HttpResponse<String> replayed = send(budi, path(journey), csrf, form, "IDENTITY", "CONTACT", WHY, "");
        assertThat(replayed.statusCode()).isEqualTo(409);
        assertThat(replayed.body()).contains("Formulir ini sudah dipakai");
        assertThat(accesses(journey)).hasSize(1);
    }

    @Test
    void aFormOfAnotherSiteOpensNothing() {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp());
        OfficersSession budi = OfficersSession.of(OFFICER, port);
        String form = first(FORM, page(budi, path(journey)));
        assertThat(send(budi, path(journey), "falsch", form, "IDENTITY", "CONTACT", WHY, "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(accesses(journey)).isEmpty();
    }

    @Test
    void theOmbudsmanBreaksTheGlassInTwoStepsAndTheAuditorsAreToldAtOnce() {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp()
                .saying("Pungli di loket", "Diminta dua ratus ribu.")
                .hidden());
        OfficersSession nadia = OfficersSession.of(OMBUDSMAN, port);
        assertThat(nadia.send(
                                "GET",
                                "/petugas/identitas?nomor="
                                        + journey.number().value().toLowerCase(),
                                "")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith(path(journey));
        assertThat(page(nadia, path(journey))).doesNotContain("Pungli", "dua ratus", "Siti");

        String free = csrf(nadia.send("GET", "/keluar", "").body());
        assertThat(send(
                                nadia,
                                path(journey),
                                free,
                                UUID.randomUUID().toString(),
                                "IDENTITY",
                                "DANGER",
                                STRONG,
                                "tuntas-demo")
                        .statusCode())
                .as("the report first")
                .isEqualTo(409);
        assertThat(ask(nadia, path(journey), "CONTENT", "EXAMINATION", "Terlalu pendek.", "tuntas-demo")
                        .statusCode())
                .isEqualTo(400);
        assertThat(ask(nadia, path(journey), "CONTENT", "EXAMINATION", EXAMINED, "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(accesses(journey)).isEmpty();

        assertThat(ask(nadia, path(journey), "CONTENT", "EXAMINATION", EXAMINED, "tuntas-demo")
                        .statusCode())
                .isEqualTo(302);
        assertThat(page(nadia, path(journey)))
                .contains("Pungli di loket", "Diminta dua ratus ribu.", "Buka identitas")
                .doesNotContain("Siti", "0812");
        assertThat(ask(nadia, path(journey), "IDENTITY", "EXAMINATION", STRONG, "tuntas-demo")
                        .statusCode())
                .as("an examination is no reason for an identity")
                .isEqualTo(400);
        assertThat(ask(nadia, path(journey), "IDENTITY", "DANGER", EXAMINED.substring(0, 39), "tuntas-demo")
                        .statusCode())
                .isEqualTo(400);
        assertThat(ask(nadia, path(journey), "IDENTITY", "DANGER", STRONG, "tuntas-demo")
                        .statusCode())
                .isEqualTo(302);
        HttpResponse<String> shown = nadia.send("GET", path(journey), "");
        assertThat(shown.body()).contains("Siti Aminah", "1991");
        assertThat(shown.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(accesses(journey))
                .containsExactly(
                        "nadia.ombudsman BREAK_GLASS CONTENT EXAMINATION",
                        "nadia.ombudsman BREAK_GLASS IDENTITY DANGER");

        assertThat(jdbc.sql(
                                "select kind || ' ' || officer || ' ' || (due <= ?) from notice where number = ? and kind = 'OFFICER_GLASS_BROKEN'")
                        .params(
                                java.sql.Timestamp.from(time.now()),
                                journey.number().value())
                        .query(String.class)
                        .list())
                .containsExactly("OFFICER_GLASS_BROKEN indra.auditor true", "OFFICER_GLASS_BROKEN indra.auditor true");

        time.set("2026-04-20T10:01");
        assertThat(page(nadia, path(journey))).doesNotContain("Pungli", "Siti");
        assertThat(OfficersSession.anonymous(port)
                        .send("GET", "/api/v1/complaints/" + journey.number(), "", "X-Tracking-Pin", journey.pin())
                        .body())
                .as("officers among themselves")
                .contains("Diminta dua ratus ribu.")
                .doesNotContain("GLASS_BROKEN", "Ombudsman:");
    }

    @Test
    void wrongPasswordsAreSlowedAsAtTheLogin() {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp().hidden());
        // Somebody of their own: who guesses is kept waiting, also at the login.
        staff.register(
                new StaffMember("oki.ombudsman", "Oki", null, encoder.encode("sandi-milik-oki"), true),
                Set.of("ombudsman"));
        OfficersSession nadia = OfficersSession.of("oki.ombudsman", "sandi-milik-oki", port);
        HttpResponse<String> answer = nadia.send("GET", path(journey), "");
        for (int guess = 1; guess <= 6; guess++) {
            answer = ask(nadia, path(journey), "CONTENT", "EXAMINATION", EXAMINED, "salah" + guess);
            assertThat(answer.statusCode()).isEqualTo(guess <= 5 ? 400 : 429);
            assertThat(answer.body()).doesNotContain("salah" + guess);
        }
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 30L);
        assertThat(answer.body()).contains("Terlalu banyak kata sandi yang salah", EXAMINED);
        assertThat(ask(nadia, path(journey), "CONTENT", "EXAMINATION", EXAMINED, "sandi-milik-oki")
                        .statusCode())
                .as("not even the right one is looked at")
                .isEqualTo(429);
        assertThat(accesses(journey)).isEmpty();
    }

    @Test
    void theAuditorFindsItByPersonNumberAndDayAndPagesOn() {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp());
        time.set("2026-06-10T09:00");
        for (int look = 0; look < 51; look++) {
            jdbc.sql(
                            """
                            insert into identity_access (form, number, officer, basis, scope, reason, words, at, until)
                            values (gen_random_uuid(), ?, 'siti.dpupr', 'HOLDER', 'IDENTITY', 'CONTACT', ?,
                                timestamptz '2026-06-10 08:00+07', timestamptz '2026-06-10 08:15+07')
                            """)
                    .params(journey.number().value(), "Keperluan nomor " + look + ".")
                    .update();
        }
        OfficersSession indra = OfficersSession.of(AUDITOR, port);
        String byNumber = "/petugas/catatan-akses?nomor=" + journey.number();
        assertThat(page(indra, byNumber))
                .contains("Keperluan nomor 50.", "Keperluan nomor 1.", "halaman=2")
                .doesNotContain("Keperluan nomor 0.");
        assertThat(page(indra, byNumber + "&halaman=2"))
                .contains("Keperluan nomor 0.")
                .doesNotContain("Keperluan nomor 50.");
        assertThat(page(indra, byNumber + "&orang=dpupr")).contains("Tidak ada akses yang cocok");
        assertThat(page(indra, byNumber + "&orang=siti.dpupr")).contains("Keperluan nomor 50.");
        assertThat(page(indra, byNumber + "&orang=" + encoded("budi s"))).contains("Tidak ada akses yang cocok");
        assertThat(page(indra, byNumber + "&dari=2026-06-10&sampai=2026-06-10")).contains("Keperluan nomor 50.");
        assertThat(page(indra, byNumber + "&dari=2026-06-11")).contains("Tidak ada akses yang cocok");
        assertThat(page(indra, byNumber + "&sampai=2026-06-09")).contains("Tidak ada akses yang cocok");
        assertThat(page(indra, "/petugas/catatan-akses?nomor=LP&dari=kemarin"))
                .contains("Nomor laporan tidak dikenali", "Tulis tanggal yang benar");
        assertThat(page(indra, byNumber + "&lang=en")).contains("Access log", "Not shown yet");
    }

    @Test
    void nothingOfTheTrailCanBeChangedOrRemoved() {
        for (String table : List.of("identity_access", "identity_view")) {
            for (String change : List.of(
                    "update " + table + " set at = now()", "delete from " + table, "truncate " + table + " cascade")) {
                assertThatThrownBy(() -> jdbc.sql(change).update()).hasStackTraceContaining("append-only");
            }
        }
    }
}
