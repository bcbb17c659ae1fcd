package org.tuntas.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
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
    Rescues rescues;

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
    void theReporterReadsWhatTheyReportedWhoseTurnItIsAndFirstOfAllHowToJudge() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        assertThat(get(journey, "").body())
                .contains("Saya juga mengalami")
                .doesNotContain("Jl. HOS Cokroaminoto", "Dialami orang lain juga?");
        visit(journey);
        String page = get(journey, "").body();
        assertThat(page)
                .contains("Jl. HOS Cokroaminoto", "Dialami orang lain juga?", "Pelapor: ")
                .doesNotContain("/dukung\"", "Kota Tangerang: ");
        assertThat(page.indexOf("/puas\""))
                .isPositive()
                .isLessThan(page.indexOf("/belum-puas\""))
                .isLessThan(page.indexOf("/balas\""));
        assertThat(page.indexOf("/belum-puas\"")).isLessThan(page.indexOf("/balas\""));
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
        assertThat(get(journey, "/keberatan").body())
                .as("said before anything is typed")
                .contains("Ini tidak dapat dilakukan sekarang.", "Hanya untuk laporan yang diarsipkan")
                .doesNotContain("<textarea");
        HttpResponse<String> anyway = post(journey, "/balas", "/keberatan", "text=Tidak+setuju");
        assertThat(anyway.statusCode()).isEqualTo(409);
        assertThat(anyway.body()).as("what was typed is not lost").contains(">Tidak setuju</textarea>");
        assertThat(post(journey, "/puas", "rating=4&text=").statusCode()).isEqualTo(302);
        assertThat(journey.complaint().rating()).isEqualTo(4);
        assertThat(get(journey, "").body()).contains("Minta dibuka kembali").doesNotContain("Saya puas");
        assertThat(post(journey, "/buka-kembali", "text=Lampunya+mati+lagi").statusCode())
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

    @Test
    void aPageWithoutPassAsksForThePinAndKeepsWhatWasTyped() {
        ComplaintJourney journey = journeys.filed();
        assertThat(get(journey, "/tarik").body()).contains("name=\"pin\"", "ini laporan Anda");
        HttpResponse<String> noPin = post(journey, "/tarik", "text=Sudah+menyala+sendiri");
        assertThat(noPin.statusCode()).isEqualTo(403);
        assertThat(noPin.body())
                .contains("Isi PIN enam angka", "Sudah menyala sendiri", "name=\"pin\"")
                .doesNotContain("X-Tracking-Pin");
        assertThat(post(journey, "/tarik", "text=Sudah+menyala+sendiri&pin=" + journey.pin())
                        .statusCode())
                .isEqualTo(302);
        assertThat(journey.state()).isEqualTo(ComplaintState.WITHDRAWN);
        assertThat(get(journey, "?terkirim").body()).contains("Ditarik").doesNotContain("Ini laporan Anda?");
    }

    @Test
    void aFormThatWasOpenForTooLongComesBackWithWhatWasTyped() {
        ComplaintJourney journey = journeys.filed().askedToComplete("Sebutkan letak tiang lampunya.");
        visit(journey);
        HttpResponse<String> stale = send(journey, "/lengkapi", "text=Tiang+nomor+14&_csrf=lama");
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(stale.body())
                .contains("terlalu lama terbuka", "Tiang nomor 14", "Sebutkan letak tiang lampunya.")
                .doesNotContain("name=\"pin\"");
        browser = OfficersSession.anonymous(port);
        assertThat(send(journey, "/lengkapi", "text=Tiang+nomor+14").body())
                .contains("terlalu lama terbuka", "Tiang nomor 14", "name=\"pin\"")
                .doesNotContain("Sebutkan letak tiang lampunya.");
        assertThat(send(journey, "/pin", "pin=" + journey.pin()).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("?ulang"));
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_COMPLETION);
    }

    @Test
    void aFormThatIsFarTooLongIsToldSo() {
        ComplaintJourney journey = journeys.filed();
        HttpResponse<String> answer = send(journey, "/balas", "text=" + "a".repeat(70_000));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("terlalu panjang").doesNotContain("Tidak boleh");
    }

    @Test
    void aDoubleClickIsOneMessageAndTheSameWordsFromAnotherFormAreTwo() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        visit(journey);
        String csrf = csrf(journey, "/balas");
        String fields = "text=Masih+gelap&_csrf=" + encoded(csrf) + "&once=";
        List<Integer> answers = IntStream.range(0, 3)
                .mapToObj(click -> CompletableFuture.supplyAsync(
                        () -> send(journey, "/balas", fields + "satu").statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).containsExactly(302, 302, 302);
        assertThat(journey.timeline(EventKind.MESSAGE)).hasSize(1);
        send(journey, "/balas", fields + "dua");
        assertThat(journey.timeline(EventKind.MESSAGE)).hasSize(2);
    }

    @Test
    void theAnswerStandsAboveTheButtonsWithWhatSilenceMeansAndNoPromiseThatIsOver() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        String answer = journey.timeline(EventKind.FINAL_ANSWER).get(0).message();
        visit(journey);
        String page = get(journey, "").body();
        assertThat(page.indexOf(answer)).isPositive().isLessThan(page.indexOf("Saya puas"));
        assertThat(page)
                .contains("Kami tunggu tanggapan Anda sampai", "Diam tidak kami anggap puas")
                .doesNotContain("Batas penyelesaian", "Batas tahap ini");
        assertThat(get(journey, "/belum-puas").body())
                .contains(answer, "Diam tidak kami anggap puas", "keberatan Anda yang pertama");
        HttpResponse<String> curt = post(journey, "/belum-puas", "text=Jelek");
        assertThat(curt.statusCode()).isEqualTo(400);
        assertThat(curt.body()).contains("paling sedikit 10 karakter", "<title>Perbaiki: Saya belum puas");
        post(journey, "/puas", "rating=5&text=");
        assertThat(get(journey, "").body()).contains("dibuka kembali sampai").doesNotContain("Alasan: Selesai");
        assertThat(post(journey, "/buka-kembali", "/puas", "rating=5&text=").body())
                .contains("tidak dapat dilakukan lagi: laporan sudah selesai");
    }

    @Test
    void whatWasArchivedAsIncompleteIsRescuedAndCountedOnce() {
        ComplaintJourney journey = journeys.filed().archived("INCOMPLETE", "Sebutkan letak tiang lampunya.");
        Instant from = time.now();
        long before = rescues.rescued(from, from.plusSeconds(86_400));
        visit(journey);
        assertThat(get(journey, "").body())
                .contains("Laporan ini masih dapat diselamatkan", "Sebutkan letak tiang lampunya.", "Lengkapi laporan");
        assertThat(get(journey, "/lengkapi").body())
                .contains("keluar dari arsip", "Sebutkan letak tiang lampunya.", "Yang belum ada");
        assertThat(post(journey, "/lengkapi", "text=Tiang+14").statusCode()).isEqualTo(302);
        assertThat(get(journey, "").body()).contains("Laporan diselamatkan: pelapor melengkapi");
        assertThat(rescues.rescued(from, from.plusSeconds(86_400))).isEqualTo(before + 1);
        assertThat(rescues.rescued(from.minusSeconds(60), from)).isZero();
    }

    @Test
    void whatCannotBeDoneNowIsExplainedToTheReporterOnly() {
        ComplaintJourney journey = journeys.filed().forwardedTo("kota-tangerang");
        assertThat(get(journey, "").body()).doesNotContain("Mengapa tindakan lain tidak ada di sini?");
        visit(journey);
        assertThat(get(journey, "").body())
                .contains("Mengapa tindakan lain tidak ada di sini?", "Dapat dilakukan sesudah ada tanggapan akhir")
                .contains("Banding adalah keberatan kedua", "Hanya untuk laporan yang sudah selesai");
        post(journey, "/tarik", "text=");
        assertThat(get(journey, "").body()).contains("buat laporan baru").doesNotContain("Dapat dilakukan sesudah");
    }

    @Test
    void aLimitIsMarkedOnTimeNearAndPastInWords() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        assertThat(get(journey, "").body()).contains("Tepat waktu", "paling lambat 16.00 WIB");
        time.set("2026-04-23T17:00");
        assertThat(get(journey, "").body()).contains("Tepat waktu").doesNotContain("Mendekati batas");
        assertThat(inTheList(journey)).doesNotContain("mendekati batas waktu");
        // On Friday the limit on Monday is that of the next working day.
        time.set("2026-04-24T09:00");
        assertThat(get(journey, "").body()).contains("Mendekati batas").doesNotContain("Melewati batas");
        assertThat(inTheList(journey)).contains("mendekati batas waktu");
        time.set("2026-04-27T17:00");
        assertThat(get(journey, "").body()).contains("Melewati batas");
        assertThat(inTheList(journey)).contains("lewat batas waktu");
    }

    private String inTheList(ComplaintJourney journey) {
        return OfficersSession.anonymous(port)
                .send("GET", "/laporan?cari=" + journey.number(), "")
                .body();
    }

    @Test
    void onlyPublishedReportsCanBeSharedAndFound() {
        ComplaintJourney published = journeys.filed().forwardedTo("kota-tangerang");
        assertThat(get(published, "").body())
                .contains("og:title", "Bagikan laporan ini", "https://lapor.tangerang.example/laporan/")
                .doesNotContain("noindex");
        ComplaintJourney waiting = journeys.filed();
        assertThat(get(waiting, "").body()).contains("noindex").doesNotContain("og:title", "Bagikan laporan ini");
    }

    @Test
    void aMergedReportNamesTheOneItWaitsForAndWhatThatMeans() {
        ComplaintJourney parent = journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        ComplaintJourney child = journeys.filed().mergedInto(parent);
        visit(child);
        assertThat(get(child, "").body())
                .contains("digabungkan dengan laporan lain", "/laporan/" + parent.number(), "Artinya");
        assertThat(get(parent, "").body()).contains("1 laporan lain tentang hal yang sama");
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
        return send(journey, to, fields + "&_csrf=" + encoded(csrf(journey, page)));
    }

    private String csrf(ComplaintJourney journey, String page) {
        Matcher token = CSRF.matcher(get(journey, page).body());
        assertThat(token.find()).as("the page has a form").isTrue();
        return token.group(1);
    }

    private HttpResponse<String> send(ComplaintJourney journey, String to, String fields) {
        return browser.send(
                "POST",
                path(journey, to),
                fields,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");
    }

    private static String path(ComplaintJourney journey, String rest) {
        return "/laporan/" + journey.number() + rest;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
