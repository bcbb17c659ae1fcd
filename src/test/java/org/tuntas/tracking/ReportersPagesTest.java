package org.tuntas.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.reporter.TrackingLinks;

/** A report's own pages, as a browser without JavaScript sees them. */
class ReportersPagesTest extends RunningTuntas {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TrackingLinks links;

    @Autowired
    TimeMachine time;

    private OfficersSession browser;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        browser = OfficersSession.anonymous(port);
    }

    @Test
    void thePublicReadsWhereItStandsAndWhyThatDate() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        assertThat(get(journey, "").body())
                .contains("Lampu jalan mati di Ciledug", "Dinas Perhubungan", "Diteruskan, belum ditindaklanjuti")
                .contains("Batas tahap ini", "Mengapa tanggal ini?", "Batas penyelesaian")
                .contains("Ini laporan Anda?")
                .doesNotContain("Siti Aminah", "SDN 2");
        assertThat(browser.send("GET", path(journey, "?lang=en"), "").body()).contains("Is this your report?");
    }

    @Test
    void aLinkFromALetterLetsTheReporterInAndLeavesNoTokenInTheAddress() {
        ComplaintJourney journey = journeys.filed().askedToComplete("Sebutkan letak tiang lampunya.");
        HttpResponse<String> arrived = visit(journey);
        assertThat(arrived.statusCode()).isEqualTo(302);
        assertThat(arrived.headers().firstValue("Location"))
                .hasValueSatisfying(to ->
                        assertThat(to).endsWith("/laporan/" + journey.number()).doesNotContain("kunci"));
        assertThat(arrived.headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("laporan=")
                .contains("Path=/laporan/" + journey.number(), "HttpOnly", "SameSite=Lax"));
        assertThat(get(journey, "").body())
                .contains("Sebutkan letak tiang lampunya.", "Lengkapi laporan", "Tarik laporan")
                .doesNotContain("Ini laporan Anda?");
    }

    @Test
    void anIncompleteReportIsCompletedOnItsPage() {
        ComplaintJourney journey = journeys.filed().askedToComplete("Sebutkan letak tiang lampunya.");
        visit(journey);
        assertThat(get(journey, "/lengkapi").body()).contains("Keterangan yang diminta");
        HttpResponse<String> empty = post(journey, "/lengkapi", "text=%20");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("Isian ini belum diisi");
        HttpResponse<String> sent = post(journey, "/lengkapi", "text=" + encoded("Tiang <b>14</b>, depan gerbang."));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(journey.state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(get(journey, "?terkirim").body())
                .contains("Terkirim.", "Tiang &lt;b&gt;14&lt;/b&gt;, depan gerbang.");
    }

    @Test
    void anAnswerIsRatedReopenedAndContestedOnlyAtTheRightMoment() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        visit(journey);
        assertThat(post(journey, "/puas", "text=").body()).contains("Beri nilai 1 sampai 5");
        assertThat(post(journey, "/keberatan", "text=Tidak+setuju").statusCode())
                .isEqualTo(409);
        assertThat(post(journey, "/puas", "rating=4&text=").statusCode()).isEqualTo(302);
        assertThat(journey.complaint().rating()).isEqualTo(4);
        assertThat(get(journey, "").body()).contains("Minta dibuka kembali").doesNotContain("Saya puas");
        assertThat(post(journey, "/buka-kembali", "text=Mati+lagi").statusCode())
                .isEqualTo(302);
        assertThat(get(journey, "").body()).contains("Dibuka kembali");
    }

    @Test
    void thePinOpensItAndAWrongOneIsRefusedInWords() {
        ComplaintJourney journey = journeys.filed(Report.aboutALamp().hidden());
        assertThat(get(journey, "").body())
                .contains("Isi laporan ini tidak tampil untuk umum")
                .doesNotContain("Lampu jalan mati");
        HttpResponse<String> wrong = post(journey, "", "/pin", "pin=000000");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("PIN salah");
        assertThat(post(journey, "", "/pin", "pin=" + journey.pin()).statusCode())
                .isEqualTo(302);
        assertThat(get(journey, "").body()).contains("Lampu jalan mati", "Rahasia");
        post(journey, "", "/keluar", "");
        assertThat(get(journey, "").body()).doesNotContain("Lampu jalan mati");
    }

    @Test
    void aStaleLinkAStrangeNumberAndAPageWithoutPassAreAnsweredInWords() {
        ComplaintJourney journey = journeys.filed();
        HttpResponse<String> stale = browser.send("GET", path(journey, "?kunci=" + "0".repeat(32)), "");
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(stale.body()).contains("Ini laporan Anda?");
        HttpResponse<String> unknown = browser.send("GET", "/laporan/LP-26-0000-0000", "");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("Laporan tidak ditemukan");
        assertThat(browser.send("GET", "/laporan?nomor=" + encoded("bukan <script>"), "")
                        .body())
                .contains("bukan &lt;script&gt;");
        HttpResponse<String> noPass = post(journey, "/tarik", "text=");
        assertThat(noPass.statusCode()).isEqualTo(403);
        assertThat(journey.isRunning()).isTrue();
    }

    private HttpResponse<String> visit(ComplaintJourney journey) {
        String link = links.toReport(journey.number());
        return browser.send("GET", link.substring(link.indexOf("/laporan/")), "");
    }

    private HttpResponse<String> get(ComplaintJourney journey, String rest) {
        return browser.send("GET", path(journey, rest), "");
    }

    private HttpResponse<String> post(ComplaintJourney journey, String page, String fields) {
        return post(journey, page, page, fields);
    }

    private HttpResponse<String> post(ComplaintJourney journey, String page, String to, String fields) {
        Matcher token = CSRF.matcher(get(journey, page).body());
        assertThat(token.find()).as("the page has a form").isTrue();
        return browser.send(
                "POST",
                path(journey, to),
                fields + "&_csrf=" + encoded(token.group(1)),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String path(ComplaintJourney journey, String rest) {
        return "/laporan/" + journey.number() + rest;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
