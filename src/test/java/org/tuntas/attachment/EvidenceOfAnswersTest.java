package org.tuntas.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.api.CitizensApi;
import org.tuntas.api.CitizensApi.Answer;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;

/** What officers see, release and bring, over real HTTP with their own sessions. */
class EvidenceOfAnswersTest extends RunningTuntas {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String FOLLOW_UP = "userTask_FollowUpComplaint";
    private static final String SECOND_OFFICER = "siti.dpupr";
    private static final String VERIFY = "userTask_VerifyComplaint";

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    Cabinet cabinet;

    @Autowired
    Assignments assignments;

    @Autowired
    TaskService tasks;

    @Autowired
    TimeMachine time;

    private ReporterWithFiles reporter;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        reporter = new ReporterWithFiles(port);
    }

    @Test
    void theVerifierSeesEveryFileAndReleasesWhatThePublicMaySee() {
        ComplaintJourney journey = filedWithTwoFiles(false);
        OfficersSession desk = OfficersSession.of(ComplaintJourney.DESK, port);
        String task = journey.task(VERIFY).getId();
        String panel = panel(desk, task);
        assertThat(panel).contains("satu.jpg", "dua.pdf", "Boleh tampil untuk umum");

        String first = idOf(journey, "satu.jpg");
        assertThat(desk.send("GET", "/petugas/tugas/" + task + "/lampiran/" + first, "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(release(desk, task, first, true).statusCode()).isEqualTo(204);
        assertThat(visibleToAll(journey)).as("not verified yet").isEmpty();

        journey.forwardedTo("kota-tangerang");
        assertThat(visibleToAll(journey)).containsExactly("satu.jpg");
        assertThat(reporter.fetch("/api/v1/complaints/" + journey.number() + "/attachments/" + first)
                        .statusCode())
                .isEqualTo(200);
        assertThat(reporter.fetch("/laporan/" + journey.number() + "/lampiran/" + first)
                        .statusCode())
                .isEqualTo(200);
        assertThat(reporter.fetch("/laporan/" + journey.number() + "/lampiran/" + idOf(journey, "dua.pdf"))
                        .statusCode())
                .isEqualTo(404);
    }

    /** {@code approval-needed.dmn} asks for it: whoever says that a street lamp is mended shows it. */
    @Test
    void anAnswerThatMustComeWithEvidenceIsRefusedUntilThereIsSome() {
        ComplaintJourney journey = journeys.filed()
                .completed(
                        ComplaintJourney.DESK,
                        VERIFY,
                        Map.of(
                                "verificationOutcome",
                                "FORWARD",
                                "agency",
                                "kota-tangerang",
                                "type",
                                "COMPLAINT",
                                "supervisionClass",
                                "ORDINARY",
                                "category",
                                "perhubungan/lampu-penerangan-jalan-umum",
                                "publicTitle",
                                "Lampu jalan mati",
                                "publicText",
                                "Lampu jalan di depan sekolah mati."))
                .assignedTo("dishub");
        assertThatThrownBy(() -> journey.answered("Lampu sudah diganti."))
                .hasMessageContaining("wajib disertai bukti penanganan");
        assertThat(journey.openSteps()).containsExactly(FOLLOW_UP);

        OfficersSession officer = OfficersSession.of(ComplaintJourney.OFFICER, port);
        bring(officer, journey.task(FOLLOW_UP).getId(), "menyala.jpg");
        journey.answered("Lampu sudah diganti.");
        assertThat(visibleToAll(journey)).containsExactly("menyala.jpg");
    }

    @Test
    void whoeverMayReadTheReportFindsItsFilesOnTheCaseCard() {
        ComplaintJourney journey = filedWithTwoFiles(true);
        String card = "/petugas/laporan/" + journey.number();
        String file = card + "/lampiran/" + idOf(journey, "satu.jpg");
        OfficersSession desk = OfficersSession.of(ComplaintJourney.DESK, port);
        assertThat(desk.send("GET", card, "", "Accept", "text/html").body()).contains("satu.jpg", "dua.pdf", file);
        assertThat(desk.send("GET", file, "").statusCode()).isEqualTo(200);
        OfficersSession elsewhere = OfficersSession.of(SECOND_OFFICER, port);
        assertThat(elsewhere.send("GET", card, "", "Accept", "text/html").statusCode())
                .isEqualTo(404);
        assertThat(elsewhere.send("GET", file, "").statusCode()).isEqualTo(404);
        assertThat(desk.send("GET", card + "/lampiran/" + UUID.randomUUID(), "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aReleaseIsTakenBack() {
        ComplaintJourney journey = filedWithTwoFiles(false);
        OfficersSession desk = OfficersSession.of(ComplaintJourney.DESK, port);
        String task = journey.task(VERIFY).getId();
        release(desk, task, idOf(journey, "satu.jpg"), true);
        assertThat(release(desk, task, idOf(journey, "satu.jpg"), false).statusCode())
                .isEqualTo(204);
        journey.forwardedTo("kota-tangerang");
        assertThat(visibleToAll(journey)).isEmpty();
    }

    @Test
    void ofASecretOrArchivedReportNothingIsPublic() {
        ComplaintJourney secret = filedWithTwoFiles(true);
        ComplaintJourney archived = filedWithTwoFiles(false);
        OfficersSession desk = OfficersSession.of(ComplaintJourney.DESK, port);
        for (ComplaintJourney journey : List.of(secret, archived)) {
            release(desk, journey.task(VERIFY).getId(), idOf(journey, "satu.jpg"), true);
        }
        secret.forwardedTo("kota-tangerang");
        archived.archived("SPAM", "Laporan ini iklan.");
        for (ComplaintJourney journey : List.of(secret, archived)) {
            assertThat(visibleToAll(journey)).isEmpty();
            assertThat(reporter.fetch("/api/v1/complaints/" + journey.number() + "/attachments/"
                                    + idOf(journey, "satu.jpg"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void evidenceWaitsUnseenUntilTheAnswerAndGoesOutWithIt() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        OfficersSession officer = OfficersSession.of(ComplaintJourney.OFFICER, port);
        String task = journey.task(FOLLOW_UP).getId();
        long share = assignments.openOf(journey.number()).get(0).id();
        assertThat(cabinet.hasEvidenceFor(share)).isFalse();
        assertThat(bring(officer, task, "bukti.jpg").statusCode()).isEqualTo(204);
        assertThat(cabinet.hasEvidenceFor(share)).isTrue();
        assertThat(panel(officer, task)).contains("bukti.jpg", "Bukti untuk tanggapan ini");
        assertThat(visibleToReporter(journey)).isEmpty();
        assertThat(reporter.fetch(
                                "/api/v1/complaints/" + journey.number() + "/attachments/" + idOf(journey, "bukti.jpg"),
                                "X-Tracking-Pin",
                                journey.pin())
                        .statusCode())
                .isEqualTo(404);

        journey.answered("Lampu sudah diganti.");
        assertThat(visibleToReporter(journey)).containsExactly("bukti.jpg");
        assertThat(visibleToAll(journey)).containsExactly("bukti.jpg");
        assertThat(cabinet.hasEvidenceFor(share)).isFalse();
    }

    @Test
    void whoWaitedForTheParentOpensTheFilesOfItsAnswerAsTheirOwn() {
        ComplaintJourney parent = journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        ComplaintJourney child = journeys.filed(Report.aboutALamp().hidden()).mergedInto(parent);
        OfficersSession officer = OfficersSession.of(ComplaintJourney.OFFICER, port);
        bring(officer, parent.task(FOLLOW_UP).getId(), "menyala.jpg");
        parent.answered("Lampu sudah diganti.").familyHeard();

        assertThat(visibleToReporter(child)).containsExactly("menyala.jpg");
        assertThat(visibleToAll(child)).as("the child is secret").isEmpty();
        String file = "/api/v1/complaints/" + child.number() + "/attachments/" + idOf(child, "menyala.jpg");
        HttpResponse<byte[]> fetched = reporter.fetch(file, "X-Tracking-Pin", child.pin());
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.body())
                .isEqualTo(reporter.fetch(
                                "/api/v1/complaints/" + parent.number() + "/attachments/" + idOf(parent, "menyala.jpg"))
                        .body());
        assertThat(reporter.fetch(file).statusCode()).isEqualTo(404);
        assertThat(reporter.fetch(
                                "/api/v1/complaints/" + child.number() + "/attachments/" + idOf(parent, "menyala.jpg"),
                                "X-Tracking-Pin",
                                child.pin())
                        .statusCode())
                .as("by the parent's key")
                .isEqualTo(404);
    }

    @Test
    void eachAnswerTakesOnlyWhatWaitedForIt() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        OfficersSession officer = OfficersSession.of(ComplaintJourney.OFFICER, port);
        bring(officer, journey.task(FOLLOW_UP).getId(), "satu.jpg");
        journey.answeredForNow("Suku cadang dipesan.", java.time.LocalDate.parse("2026-04-27"));
        bring(officer, journey.task(FOLLOW_UP).getId(), "dua.jpg");
        assertThat(visibleToAll(journey)).containsExactly("satu.jpg");
        journey.answered("Lampu sudah menyala.");
        assertThat(visibleToAll(journey)).containsExactlyInAnyOrder("satu.jpg", "dua.jpg");
        assertThat(cabinet.of(journey.number()).stream().map(Attachment::entry).distinct())
                .hasSize(2)
                .doesNotContainNull();
    }

    @Test
    void evidenceOfASecretReportReachesTheReporterOnly() {
        ComplaintJourney journey = journeys.filed(Report.aboutALamp().hidden())
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub");
        OfficersSession officer = OfficersSession.of(ComplaintJourney.OFFICER, port);
        bring(officer, journey.task(FOLLOW_UP).getId(), "bukti.jpg");
        journey.answered("Sudah diperiksa.");
        assertThat(visibleToReporter(journey)).containsExactly("bukti.jpg");
        assertThat(visibleToAll(journey)).isEmpty();
    }

    @Test
    void evidenceIsRemovedBeforeTheAnswerAndNotAfterIt() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        OfficersSession officer = OfficersSession.of(ComplaintJourney.OFFICER, port);
        String task = journey.task(FOLLOW_UP).getId();
        bring(officer, task, "keliru.jpg");
        String id = idOf(journey, "keliru.jpg");
        assertThat(remove(officer, task, id).statusCode()).isEqualTo(204);
        assertThat(cabinet.of(journey.number())).isEmpty();

        bring(officer, task, "benar.jpg");
        journey.answeredForNow("Sedang dikerjakan.", java.time.LocalDate.parse("2026-04-27"));
        String next = journey.task(FOLLOW_UP).getId();
        assertThat(remove(officer, next, idOf(journey, "benar.jpg")).statusCode())
                .isEqualTo(404);
        assertThat(visibleToAll(journey)).containsExactly("benar.jpg");
    }

    @Test
    void whoMayNotSeeTheTaskMayNotTouchItsFiles() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        OfficersSession officer = OfficersSession.of(ComplaintJourney.OFFICER, port);
        String task = journey.task(FOLLOW_UP).getId();
        bring(officer, task, "bukti.jpg");
        String id = idOf(journey, "bukti.jpg");

        OfficersSession stranger = OfficersSession.of("rina.desk", port);
        assertThat(stranger.send("GET", "/petugas/tugas/" + task + "/lampiran/" + id, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(bring(stranger, task, "asing.jpg").statusCode()).isEqualTo(404);
        assertThat(remove(stranger, task, id).statusCode()).isEqualTo(404);
        assertThat(OfficersSession.anonymous(port)
                        .send("GET", "/petugas/tugas/" + task + "/lampiran/" + id, "")
                        .statusCode())
                .isIn(302, 401);
        HttpResponse<String> forged = officer.send(
                "POST",
                "/petugas/tugas/" + task + "/bukti",
                new Multipart().file("palsu.jpg", Specimens.jpeg()).body(),
                HttpResponse.BodyHandlers.ofString(),
                Multipart.headers());
        assertThat(forged.statusCode()).as("without the token of the session").isEqualTo(403);
        assertThat(cabinet.of(journey.number())).extracting(Attachment::name).containsExactly("bukti.jpg");
    }

    @Test
    void aTaskThatSomebodyElseHasTakenIsTheirs() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        String task = journey.task(FOLLOW_UP).getId();
        tasks.setAssignee(task, ComplaintJourney.AGENCY_ADMIN);
        HttpResponse<String> refused = bring(OfficersSession.of(ComplaintJourney.OFFICER, port), task, "bukti.jpg");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("sedang dikerjakan");
        assertThat(cabinet.of(journey.number())).isEmpty();
    }

    @Test
    void evidenceIsBroughtWhereAnAnswerIsWrittenAndOnlyTheReportersFilesAreReleased() {
        ComplaintJourney journey = filedWithTwoFiles(false);
        OfficersSession desk = OfficersSession.of(ComplaintJourney.DESK, port);
        HttpResponse<String> here = bring(desk, journey.task(VERIFY).getId(), "bukti.jpg");
        assertThat(here.statusCode()).isEqualTo(409);
        assertThat(here.body()).contains("tugas tindak lanjut");
        journey.forwardedTo("kota-tangerang").assignedTo("dishub");
        OfficersSession officer = OfficersSession.of(ComplaintJourney.OFFICER, port);
        assertThat(release(officer, journey.task(FOLLOW_UP).getId(), idOf(journey, "satu.jpg"), true)
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aWrongFileIsNamedToTheOfficer() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        OfficersSession officer = OfficersSession.of(ComplaintJourney.OFFICER, port);
        HttpResponse<String> refused = bring(
                officer,
                journey.task(FOLLOW_UP).getId(),
                new Multipart().file("skrip.jpg", "<script>".getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("skrip.jpg", "bukan berkas yang dapat diterima");
        assertThat(bring(officer, journey.task(FOLLOW_UP).getId(), new Multipart())
                        .body())
                .contains("Belum ada berkas yang dipilih");
    }

    @Test
    void theLeadTakesAlongWhatTheUnitsBroughtOrLeavesIt() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assigned(List.of("dishub", "dpupr"), "dishub");
        bringFor(journey, ComplaintJourney.OFFICER, "lampu.jpg");
        journey.answeredBy(ComplaintJourney.OFFICER, "Lampu diganti.");
        bringFor(journey, SECOND_OFFICER, "jalan.jpg");
        bringFor(journey, SECOND_OFFICER, "catatan.jpg");
        journey.answeredBy(SECOND_OFFICER, "Jalan diperbaiki.");
        assertThat(visibleToReporter(journey)).as("parts are for officers").isEmpty();

        OfficersSession lead = OfficersSession.of(ComplaintJourney.OFFICER, port);
        String task = journey.task("userTask_GiveCombinedResponse").getId();
        assertThat(panel(lead, task)).contains("Sertakan dalam tanggapan gabungan", "jalan.jpg");
        release(lead, task, idOf(journey, "jalan.jpg"), true);
        bring(lead, task, "gabungan.jpg");
        journey.completed(
                ComplaintJourney.OFFICER,
                "userTask_GiveCombinedResponse",
                java.util.Map.of("answer", "Lampu dan jalan beres.", "resolution", "RESOLVED"));
        assertThat(visibleToAll(journey)).containsExactlyInAnyOrder("jalan.jpg", "gabungan.jpg");
    }

    @Test
    void whatAUnitBroughtBeforeItGaveTheReportBackIsNotAnsweredWithByTheNext() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        bringFor(journey, ComplaintJourney.OFFICER, "bukan jalan kami.jpg");
        journey.returnedAsWrongUnit(ComplaintJourney.OFFICER).reassignedTo("dpupr");
        journey.answeredBy(SECOND_OFFICER, "Jalan sudah diperbaiki.");
        assertThat(visibleToReporter(journey)).isEmpty();
        assertThat(cabinet.of(journey.number())).noneMatch(Attachment::isWaiting);
    }

    private void bringFor(ComplaintJourney journey, String officer, String name) {
        String task = journey.taskFor(officer, FOLLOW_UP).getId();
        assertThat(bring(OfficersSession.of(officer, port), task, name).statusCode())
                .isEqualTo(204);
    }

    private ComplaintJourney filedWithTwoFiles(boolean secret) {
        Answer receipt = reporter.files(
                CitizensApi.filing().put("secret", secret),
                new Multipart().file("satu.jpg", Specimens.photoWithPlace(1)).file("dua.pdf", Specimens.pdf()));
        return journeys.filedAs(new TrackingNumber(receipt.text("/number")), receipt.text("/pin"));
    }

    private String idOf(ComplaintJourney journey, String name) {
        return cabinet.of(journey.number()).stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    private List<String> visibleToAll(ComplaintJourney journey) {
        return names(reporter.look(journey.number().value(), ""));
    }

    private List<String> visibleToReporter(ComplaintJourney journey) {
        return names(reporter.look(journey.number().value(), journey.pin()));
    }

    private static List<String> names(Answer report) {
        List<String> names = new java.util.ArrayList<>();
        report.body()
                .at("/attachments")
                .forEach(file -> names.add(file.path("name").asText()));
        return names;
    }

    private String panel(OfficersSession officer, String task) {
        return officer.send("GET", "/petugas/tugas/" + task + "/laporan", "").body();
    }

    private HttpResponse<String> bring(OfficersSession officer, String task, String name) {
        return bring(officer, task, new Multipart().file(name, Specimens.jpeg()));
    }

    private HttpResponse<String> bring(OfficersSession officer, String task, Multipart files) {
        return officer.send(
                "POST",
                "/petugas/tugas/" + task + "/bukti",
                files.field("_csrf", token(officer)).body(),
                HttpResponse.BodyHandlers.ofString(),
                Multipart.headers("Accept", "application/json", "Accept-Language", "id"));
    }

    private HttpResponse<String> remove(OfficersSession officer, String task, String id) {
        return officer.send("DELETE", "/petugas/tugas/" + task + "/bukti/" + id, "", "X-CSRF-TOKEN", token(officer));
    }

    private HttpResponse<String> release(OfficersSession officer, String task, String id, boolean released) {
        return officer.send(
                "PUT",
                "/petugas/tugas/" + task + "/lampiran/" + id + "/rilis",
                "{\"released\":" + released + "}",
                "Content-Type",
                "application/json",
                "X-CSRF-TOKEN",
                token(officer));
    }

    private static String token(OfficersSession officer) {
        Matcher token = CSRF.matcher(officer.send("GET", "/keluar", "").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
