package org.tuntas.attachment;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.tuntas.reporter.TrackingLinks;

/** Files on a report's own pages, as a browser without JavaScript sends and sees them. */
class FilesOnTheReportersPagesTest extends RunningTuntas {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("href=\"(/laporan/[^\"]+/lampiran/[^\"]+)\"");

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
    void aPhotoIsSentWithTheCompletionAndOpenedFromThePage() {
        ComplaintJourney journey = visited(journeys.filed().askedToComplete("Kirim foto tiangnya."));
        HttpResponse<String> form = get(journey, "/lengkapi");
        assertThat(form.body())
                .contains(
                        "enctype=\"multipart/form-data\"", "Lampirkan foto, dokumen, atau video", "foto hingga 15 MB");
        HttpResponse<String> sent = send(
                journey,
                "/lengkapi",
                new Multipart().field("text", "Ini fotonya.").file("tiang.jpg", Specimens.jpeg()));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(journey.state()).isEqualTo(ComplaintState.RECEIVED);

        Matcher link = LINK.matcher(get(journey, "").body());
        assertThat(link.find()).isTrue();
        HttpResponse<String> photo = browser.send("GET", link.group(1), "");
        assertThat(photo.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(OfficersSession.anonymous(port)
                        .send("GET", link.group(1), "")
                        .statusCode())
                .as("without the pass")
                .isEqualTo(404);
    }

    @Test
    void aReplyWithoutFilesIsStillAReply() {
        ComplaintJourney journey = visited(journeys.filed());
        HttpResponse<String> sent = send(
                journey, "/balas", new Multipart().field("text", "Masih mati.").file("", new byte[0]));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(get(journey, "").body()).contains("Masih mati.").doesNotContain("<h2>Lampiran</h2>");
    }

    @Test
    void aFileThatIsNotTakenIsNamedAndTheWordsStay() {
        ComplaintJourney journey = visited(journeys.filed());
        HttpResponse<String> refused = send(
                journey,
                "/balas",
                new Multipart()
                        .field("text", "Lihat <b>berkas</b>.")
                        .file("virus<b>.exe", "MZ".getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("virus_b_.exe", "bukan berkas yang dapat diterima", "Pilih kembali berkasnya")
                .contains("Lihat &lt;b&gt;berkas&lt;/b&gt;.");
    }

    @Test
    void withoutTheTokenOfTheFormNothingIsSent() {
        ComplaintJourney journey = visited(journeys.filed());
        HttpResponse<String> forged = browser.send(
                "POST",
                "/laporan/" + journey.number() + "/balas",
                new Multipart()
                        .field("text", "Palsu.")
                        .file("foto.jpg", Specimens.jpeg())
                        .body(),
                HttpResponse.BodyHandlers.ofString(),
                Multipart.headers());
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(get(journey, "").body()).doesNotContain("Palsu.");
    }

    private ComplaintJourney visited(ComplaintJourney journey) {
        String link = links.toReport(journey.number());
        browser.send("GET", link.substring(link.indexOf("/laporan/")), "");
        return journey;
    }

    private HttpResponse<String> get(ComplaintJourney journey, String rest) {
        return browser.send("GET", "/laporan/" + journey.number() + rest, "");
    }

    private HttpResponse<String> send(ComplaintJourney journey, String page, Multipart form) {
        Matcher token = CSRF.matcher(get(journey, page).body());
        assertThat(token.find()).as("the page has a form").isTrue();
        return browser.send(
                "POST",
                "/laporan/" + journey.number() + page,
                form.field("_csrf", token.group(1)).body(),
                HttpResponse.BodyHandlers.ofString(),
                Multipart.headers("Accept", "text/html"));
    }
}
