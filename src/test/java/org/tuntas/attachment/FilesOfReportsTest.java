package org.tuntas.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.api.CitizensApi;
import org.tuntas.api.CitizensApi.Answer;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;

/** Files that reporters send with their reports, over real HTTP. */
class FilesOfReportsTest extends RunningTuntas {

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TimeMachine time;

    private ReporterWithFiles reporter;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        reporter = new ReporterWithFiles(port);
    }

    @Test
    void aReportAndItsFilesAreFiledTogetherAndFetchedByTheReporter() {
        Answer receipt = reporter.files(
                CitizensApi.filing(),
                new Multipart()
                        .file("lampu mati.jpg", Specimens.photoWithPlace(6))
                        .file("surat.pdf", Specimens.pdf()));
        assertThat(receipt.status()).as(receipt.raw().body()).isEqualTo(201);

        Answer report = reporter.look(receipt.text("/number"), receipt.text("/pin"));
        assertThat(report.body().at("/attachments"))
                .extracting(file -> file.path("name").asText() + " "
                        + file.path("type").asText() + " " + file.path("by").asText() + " "
                        + file.path("public").asBoolean())
                .containsExactly(
                        "lampu mati.jpg image/jpeg REPORTER false", "surat.pdf application/pdf REPORTER false");

        HttpResponse<byte[]> photo = fetch(report, 0, receipt.text("/pin"));
        assertThat(photo.statusCode()).isEqualTo(200);
        assertThat(new String(photo.body(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
        assertThat(photo.body().length)
                .isEqualTo(report.body().at("/attachments/0/size").asInt());
        assertThat(fetch(report, 1, receipt.text("/pin")).body()).isEqualTo(Specimens.pdf());
    }

    @Test
    void aFileIsHandedOutSoThatABrowserDoesNothingWithIt() {
        Answer receipt = reporter.files(
                CitizensApi.filing(),
                new Multipart().file("foto é.jpg", Specimens.jpeg()).file("sur\"at.pdf", Specimens.pdf()));
        Answer report = reporter.look(receipt.text("/number"), receipt.text("/pin"));
        HttpResponse<byte[]> photo = fetch(report, 0, receipt.text("/pin"));
        HttpResponse<byte[]> letter = fetch(report, 1, receipt.text("/pin"));
        for (HttpResponse<byte[]> answer : List.of(photo, letter)) {
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .containsExactly("default-src 'none'; style-src 'unsafe-inline'; sandbox");
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        }
        assertThat(photo.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(photo.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value ->
                        assertThat(value).startsWith("inline;").contains("filename*=UTF-8''foto%20%C3%A9.jpg"));
        assertThat(letter.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment;"));
    }

    @Test
    void nothingIsPublicBeforeItIsReleasedAndTheReportPublished() {
        Answer receipt = reporter.files(CitizensApi.filing(), new Multipart().file("foto.jpg", Specimens.jpeg()));
        Answer mine = reporter.look(receipt.text("/number"), receipt.text("/pin"));
        assertThat(reporter.look(receipt.text("/number"), "").body().at("/attachments"))
                .isEmpty();
        assertThat(fetch(mine, 0, "").statusCode()).isEqualTo(404);
        journey(receipt).forwardedTo("kota-tangerang");
        assertThat(reporter.look(receipt.text("/number"), "").body().at("/attachments"))
                .isEmpty();
        assertThat(fetch(mine, 0, "").statusCode()).isEqualTo(404);
        assertThat(fetch(mine, 0, "000000").statusCode()).isEqualTo(403);
    }

    @Test
    void theFileOfOneReportIsNotFoundUnderAnother() {
        Answer first = reporter.files(CitizensApi.filing(), new Multipart().file("foto.jpg", Specimens.jpeg()));
        Answer second = reporter.files(CitizensApi.filing(), new Multipart().file("foto.jpg", Specimens.jpeg()));
        String id = reporter.look(first.text("/number"), first.text("/pin")).text("/attachments/0/id");
        assertThat(reporter.fetch(
                                "/api/v1/complaints/" + second.text("/number") + "/attachments/" + id,
                                "X-Tracking-Pin",
                                second.text("/pin"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(reporter.fetch("/api/v1/complaints/" + second.text("/number") + "/attachments/..%2f1")
                        .statusCode())
                .isIn(400, 404);
    }

    @Test
    void theSameKeyGivesTheFirstAnswerAndStoresNothingTwice() {
        String key = UUID.randomUUID().toString();
        Answer first = reporter.files(
                CitizensApi.filing(), new Multipart().file("foto.jpg", Specimens.jpeg()), "Idempotency-Key", key);
        long files = count("attachment");
        long chunks = count("attachment_chunk");
        Answer again = reporter.files(
                CitizensApi.filing(), new Multipart().file("foto.jpg", Specimens.jpeg()), "Idempotency-Key", key);
        assertThat(again.body()).isEqualTo(first.body());
        Answer other = reporter.files(
                CitizensApi.filing(), new Multipart().file("foto.png", Specimens.png()), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(count("attachment")).isEqualTo(files);
        assertThat(count("attachment_chunk")).isEqualTo(chunks);
    }

    @Test
    void sentEightTimesAtOnceItIsOneReport() {
        String key = UUID.randomUUID().toString();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Answer> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> reporter.files(
                                    CitizensApi.filing(),
                                    new Multipart().file("foto.jpg", Specimens.jpeg()),
                                    "Idempotency-Key",
                                    key),
                            clients))
                    .limit(8)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers).extracting(Answer::status).containsOnly(201);
            assertThat(answers)
                    .extracting(answer -> answer.text("/number"))
                    .containsOnly(answers.get(0).text("/number"));
            assertThat(filesOf(answers.get(0).text("/number"))).isEqualTo(1);
        } finally {
            clients.shutdown();
        }
    }

    @Test
    void whatIsTooMuchIsNamedFileByFileAndNothingIsStored() {
        long files = count("attachment");
        long reports = count("complaint");
        Multipart many = new Multipart();
        for (int i = 0; i < 30; i++) {
            many.file("foto" + i + ".jpg", Specimens.jpeg());
        }
        Answer tooMany = reporter.files(CitizensApi.filing(), many, "Accept-Language", "id");
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.text("/errors/0/field")).isEqualTo("files");
        assertThat(tooMany.text("/errors/0/message")).contains("30 berkas", "10 berkas");

        Answer wrong = reporter.files(
                CitizensApi.filing(),
                new Multipart()
                        .file("baik.jpg", Specimens.jpeg())
                        .file("kosong.jpg", new byte[0])
                        .file("makro.docx", Specimens.docm())
                        .file("raksasa.png", Specimens.pngBomb(50_000, 50_000)));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().at("/errors"))
                .extracting(error -> error.path("field").asText())
                .containsExactly("files[1]", "files[2]", "files[3]");
        assertThat(wrong.raw().body()).contains("kosong.jpg", "memuat makro", "50000 x 50000 piksel");
        assertThat(count("attachment")).isEqualTo(files);
        assertThat(count("complaint")).isEqualTo(reports);
    }

    @Test
    void tenFilesAndTwentyMegabytesAreStillTaken() {
        int most = 20 << 20;
        Multipart ten = new Multipart().file("besar.pdf", Specimens.pdfOf(most));
        for (int i = 1; i < 10; i++) {
            ten.file("foto" + i + ".jpg", Specimens.jpeg());
        }
        Answer receipt = reporter.files(CitizensApi.filing(), ten);
        assertThat(receipt.status()).as(receipt.raw().body()).isEqualTo(201);
        assertThat(filesOf(receipt.text("/number"))).isEqualTo(10);

        Answer one = reporter.files(CitizensApi.filing(), new Multipart().file("besar.pdf", Specimens.pdfOf(most + 1)));
        assertThat(one.status()).isEqualTo(400);
        assertThat(one.text("/errors/0/message")).contains("besar.pdf", "20,1 MB", "20 MB");
    }

    @Test
    void aReportThatIsRefusedLeavesNoFile() {
        long chunks = count("attachment_chunk");
        var nowhere = CitizensApi.filing();
        nowhere.withObject("/place").put("regionCode", "99.99.99");
        assertThat(reporter.files(nowhere, new Multipart().file("foto.jpg", Specimens.jpeg()))
                        .status())
                .isEqualTo(400);
        assertThat(count("attachment_chunk")).isEqualTo(chunks);
    }

    @Test
    void aReplyThatComesTooLateLeavesNoFile() {
        ComplaintJourney journey = journeys.filed().withdrawn();
        long chunks = count("attachment_chunk");
        Answer late = reporter.post(
                "/api/v1/complaints/" + journey.number() + "/replies",
                new Multipart().field("text", "Masih mati.").file("foto.jpg", Specimens.jpeg()),
                "X-Tracking-Pin",
                journey.pin());
        assertThat(late.status()).isEqualTo(409);
        assertThat(count("attachment_chunk")).isEqualTo(chunks);
    }

    @Test
    void aReplyBringsItsFilesOnceHoweverOftenItIsSent() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            answers.add(reporter.post(
                    "/api/v1/complaints/" + journey.number() + "/replies",
                    new Multipart().field("text", "Masih mati.").file("foto.jpg", Specimens.jpeg()),
                    "X-Tracking-Pin",
                    journey.pin(),
                    "Idempotency-Key",
                    "balas-1"));
        }
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers).extracting(Answer::body).containsOnly(answers.get(0).body());
        assertThat(answers.get(0).body().at("/movedOn").asBoolean()).isTrue();
        assertThat(filesOf(journey.number().value())).isEqualTo(1);
        Answer other = reporter.post(
                "/api/v1/complaints/" + journey.number() + "/replies",
                new Multipart().field("text", "Lain."),
                "X-Tracking-Pin",
                journey.pin(),
                "Idempotency-Key",
                "balas-1");
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void aReportIsCompletedWithAPhoto() {
        ComplaintJourney journey = journeys.filed().askedToComplete("Kirim foto tiangnya.");
        Answer done = reporter.post(
                "/api/v1/complaints/" + journey.number() + "/completion",
                new Multipart().field("text", "Ini fotonya.").file("tiang.webp", Specimens.webp()),
                "X-Tracking-Pin",
                journey.pin());
        assertThat(done.status()).as(done.raw().body()).isEqualTo(200);
        assertThat(journey.state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(reporter.look(journey.number().value(), journey.pin()).text("/attachments/0/name"))
                .isEqualTo("tiang.webp");
    }

    @Test
    void wordsThatAreMissingAreNamed() {
        ComplaintJourney journey = journeys.filed();
        Answer silent = reporter.post(
                "/api/v1/complaints/" + journey.number() + "/replies",
                new Multipart().file("foto.jpg", Specimens.jpeg()),
                "X-Tracking-Pin",
                journey.pin());
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.text("/errors/0/field")).isEqualTo("text");
        Answer wrong = reporter.files(
                CitizensApi.filing().put("title", " "), new Multipart().file("foto.jpg", Specimens.jpeg()));
        assertThat(wrong.text("/errors/0/field")).isEqualTo("title");
        assertThat(reporter.post("/api/v1/complaints", new Multipart().file("foto.jpg", Specimens.jpeg()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aNameThatClimbsOutIsOnlyAName() {
        Answer receipt = reporter.files(
                CitizensApi.filing(), new Multipart().file("../../etc/cron.d/x\u202egpj.sh", Specimens.jpeg()));
        assertThat(reporter.look(receipt.text("/number"), receipt.text("/pin")).text("/attachments/0/name"))
                .isEqualTo("xgpj.sh.jpg");
    }

    @Test
    void filesAreReadOnlyWhereTheyBelong() {
        CitizensApi api = new CitizensApi(port);
        for (String path : new String[] {
            "/api/v1/complaints/LP-26-0000-0000/satisfaction", "/api/v1/complaints/LP-26-0000-0000/withdrawal"
        }) {
            assertThat(reporter.post(path, new Multipart().field("reason", "x")).status())
                    .isEqualTo(415);
        }
        Answer cut = api.send(
                request -> request.uri(URI.create("http://localhost:" + port + "/api/v1/complaints"))
                        .POST(HttpRequest.BodyPublishers.ofString("------tuntas")),
                "Content-Type",
                "multipart/form-data; boundary=x");
        assertThat(cut.status()).isEqualTo(400);
        assertThat(cut.text("/detail")).isNotBlank();
        Answer unbounded = api.send(
                request -> request.uri(URI.create("http://localhost:" + port + "/api/v1/complaints"))
                        .POST(HttpRequest.BodyPublishers.ofString("x")),
                "Content-Type",
                "multipart/form-data");
        assertThat(unbounded.status()).isEqualTo(400);
        Answer longField = reporter.post("/api/v1/complaints", new Multipart().field("complaint", " ".repeat(300_000)));
        assertThat(longField.status()).isEqualTo(413);
        assertThat(longField.text("/detail"))
                .as("files may be larger than what is filled in")
                .contains("Isian", "256 kB", "batas ukuran sendiri");
    }

    @Test
    void secretSaidTwiceInTwoPartsIsNotRead() {
        Answer twice = reporter.files(
                CitizensApi.filing(),
                new Multipart()
                        .field(
                                "complaint",
                                CitizensApi.filing().put("secret", true).toString()));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.text("/errors/0/field")).isEqualTo("complaint");
    }

    private ComplaintJourney journey(Answer receipt) {
        return journeys.filedAs(new TrackingNumber(receipt.text("/number")), receipt.text("/pin"));
    }

    private HttpResponse<byte[]> fetch(Answer report, int file, String pin) {
        String link = report.text("/attachments/" + file + "/link");
        return pin.isEmpty() ? reporter.fetch(link) : reporter.fetch(link, "X-Tracking-Pin", pin);
    }

    private long filesOf(String number) {
        return jdbc.sql("select count(*) from attachment where number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
