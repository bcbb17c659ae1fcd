package org.tuntas.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.api.CitizensApi;
import org.tuntas.api.CitizensApi.Answer;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;

/** Photos are small on pages: upright, without what a camera tells, for whoever may see the photo and nobody else. */
class SmallPicturesTest extends RunningTuntas {

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    Cabinet cabinet;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void aReleasedPhotoIsSmallAndUprightOnThePublicsPagesAndMadeOnce() throws IOException {
        Answer receipt = new ReporterWithFiles(port)
                .files(CitizensApi.filing(), new Multipart().file("tiang.jpg", Specimens.photoWithPlace(6)));
        ComplaintJourney journey = journeys.filedAs(new TrackingNumber(receipt.text("/number")), receipt.text("/pin"))
                .publishedAs("Tiang serunai miring", "Tiang di gang miring.");
        Attachment photo = cabinet.of(journey.number()).get(0);
        String small = "/laporan/" + journey.number() + "/lampiran/" + photo.id() + "/kecil";
        assertThat(get(small).statusCode()).as("not released").isEqualTo(404);
        assertThat(text("/laporan?cari=serunai")).doesNotContain("/kecil");

        cabinet.release(photo, true, ComplaintJourney.DESK);
        assertThat(text("/laporan?cari=serunai")).contains("src=\"" + small + "\"");
        assertThat(text("/laporan/" + journey.number())).contains("src=\"" + small + "\"");
        HttpResponse<byte[]> picture = get(small);
        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(new String(picture.body(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "GPS");
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(picture.body()));
        assertThat(seen.getWidth()).as("64 by 32 pixels, turned").isEqualTo(32);
        assertThat(seen.getHeight()).isEqualTo(64);
        jdbc.sql("update attachment_miniature set bytes = 'kept' where attachment = ?")
                .param(photo.id())
                .update();
        assertThat(get(small).body()).isEqualTo("kept".getBytes(StandardCharsets.UTF_8));

        cabinet.release(photo, false, ComplaintJourney.DESK);
        assertThat(get(small).statusCode()).as("taken back").isEqualTo(404);
        assertThat(text("/laporan?cari=serunai")).doesNotContain("/kecil");
    }

    @Test
    void aWebPIsShownOnlyWhereItCostsAPhoneLittle() {
        Answer receipt = new ReporterWithFiles(port)
                .files(
                        CitizensApi.filing(),
                        new Multipart()
                                .file("ringan.webp", Specimens.webp())
                                .file("berat.webp", Specimens.webpOf(200 * 1024)));
        ComplaintJourney journey = journeys.filedAs(new TrackingNumber(receipt.text("/number")), receipt.text("/pin"))
                .publishedAs("Tiang kecapi miring", "Tiang di gang miring.");
        cabinet.of(journey.number()).forEach(photo -> cabinet.release(photo, true, ComplaintJourney.DESK));
        String page = text("/laporan/" + journey.number());
        assertThat(page).contains("alt=\"ringan.webp\"", ">berat.webp</a>").doesNotContain("alt=\"berat.webp\"");
    }

    private HttpResponse<byte[]> get(String path) {
        return OfficersSession.anonymous(port)
                .send(
                        "GET",
                        path,
                        java.net.http.HttpRequest.BodyPublishers.noBody(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private String text(String path) {
        return OfficersSession.anonymous(port).send("GET", path, "").body();
    }
}
