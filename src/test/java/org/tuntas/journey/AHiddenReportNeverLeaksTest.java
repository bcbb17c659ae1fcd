package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tuntas.journey.HiddenReport.IDENTITY;
import static org.tuntas.journey.HiddenReport.SAID;
import static org.tuntas.journey.HiddenReport.said;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.api.CitizensApi;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.demo.TimeMachine;
import org.tuntas.reporter.TrackingLinks;

/**
 * Scenario 10: of an anonymous and secret report the public learns number and state. What it says is read by those who work on it and
 * by nobody else; who filed it by nobody at all. Letters are in {@code LettersOfAHiddenReportTest}.
 */
@ExtendWith(OutputCaptureExtension.class)
class AHiddenReportNeverLeaksTest extends RunningTuntas {

    private static final String ADDRESS = "Cokroaminoto";
    private static final List<String> EVERYBODY = List.of(
            ComplaintJourney.DESK,
            ComplaintJourney.COORDINATOR,
            ComplaintJourney.AGENCY_ADMIN,
            ComplaintJourney.AGENCY_HEAD,
            ComplaintJourney.OFFICER,
            ComplaintJourney.UNIT_HEAD,
            "siti.dpupr",
            "lina.dlh",
            "maya.disdik",
            "joko.inspektorat",
            "doni.operator",
            "indra.auditor");
    private static final Set<String> WATCHERS_OF_THE_ENGINE = Set.of("doni.operator", "indra.auditor");

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TrackingLinks links;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    CitizensApi api;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        api = new CitizensApi(port);
    }

    @Test
    void atEachStepThePublicLearnsNumberAndStateAndNothingElse() {
        OfficersSession anybody = OfficersSession.anonymous(port);
        List<ComplaintState> seen = new ArrayList<>();
        HiddenReport.goesItsWay(journeys.filed(HiddenReport.report()), journey -> {
            seen.add(journey.state());
            CitizensApi.Answer answer = api.get("/api/v1/complaints/" + journey.number());
            assertThat(answer.body().properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactlyInAnyOrder("number", "state", "stateLabel", "indicator", "secret", "published");
            assertThat(answer.text("/state")).isEqualTo(journey.state().name());
            for (String page : List.of("", "?lang=en", "/balas", "/lengkapi", "/tarik", "/buka-kembali")) {
                tellsNothing(anybody.send("GET", "/laporan/" + journey.number() + page, "")
                        .body());
            }
            assertThat(anybody.send("GET", "/laporan/" + journey.number() + "?lang=id", "")
                            .body())
                    .contains("Isi laporan ini tidak tampil untuk umum")
                    .doesNotContain("Dinas Perhubungan", "Inspektorat", "Batas tahap ini");
            CitizensApi.Answer guessed =
                    api.get("/api/v1/complaints/" + journey.number(), "X-Tracking-Token", "0123456789abcdef".repeat(2));
            assertThat(guessed.status()).isIn(403, 429);
            tellsNothing(guessed.raw().body());
        });
        assertThat(seen)
                .contains(
                        ComplaintState.RECEIVED,
                        ComplaintState.AWAITING_COMPLETION,
                        ComplaintState.FORWARDED,
                        ComplaintState.IN_PROGRESS,
                        ComplaintState.AWAITING_REPORTER,
                        ComplaintState.APPEALED,
                        ComplaintState.RESOLVED,
                        ComplaintState.WITHDRAWN);
        tellsNothing(anybody.send("GET", "/", "").body());
    }

    @Test
    void officersReadItOnlyWhileItIsTheirsAndNeverWhoseItIs() {
        List<OfficersSession> everybody =
                EVERYBODY.stream().map(login -> OfficersSession.of(login, port)).toList();
        Set<String> readers = new LinkedHashSet<>();
        HiddenReport.goesItsWay(journeys.filed(HiddenReport.report()), journey -> {
            for (Task task : openTasks(journey)) {
                for (int i = 0; i < EVERYBODY.size(); i++) {
                    looksAt(everybody.get(i), EVERYBODY.get(i), task, journey, readers);
                }
            }
        });
        assertThat(readers)
                .contains(
                        "userTask_VerifyComplaint rina.desk",
                        "userTask_AssignUnit sari.kota",
                        "userTask_FollowUpComplaint budi.dishub",
                        "userTask_FollowUpComplaint lina.dlh",
                        "userTask_HandleEscalation hendra.dishub",
                        "userTask_DecideAppeal joko.inspektorat")
                .noneMatch(reader -> reader.endsWith("maya.disdik"));
        assertThat(readers.stream().filter(reader -> reader.startsWith("userTask_DecideAppeal")))
                .as("an appeal is not for those whose answer it is about")
                .noneMatch(reader -> reader.contains("dishub") || reader.contains("lina"));
    }

    private void looksAt(
            OfficersSession session, String login, Task task, ComplaintJourney journey, Set<String> readers) {
        HttpResponse<String> panel = session.send("GET", "/petugas/tugas/" + task.getId() + "/laporan", "");
        String form = session.engine("GET", "/task/" + task.getId() + "/form-variables", "")
                .body();
        String summary = session.send("GET", "/petugas/tugas/ringkas?id=" + task.getId(), "")
                .body();
        Stream.of(panel.body(), form, summary).forEach(page -> assertThat(page).doesNotContain(IDENTITY));
        if (panel.statusCode() == 200) {
            assertThat(panel.body()).contains(SAID);
            readers.add(task.getTaskDefinitionKey() + " " + login);
        } else {
            assertThat(panel.statusCode()).isIn(403, 404);
            Stream.of(panel.body(), form, summary).forEach(AHiddenReportNeverLeaksTest::tellsNothing);
        }
        List<String> queries =
                WATCHERS_OF_THE_ENGINE.contains(login) ? cockpit(task, journey) : tasklist(task, journey);
        for (String query : queries) {
            tellsNothing(session.engine("GET", query, "").body());
        }
        tellsNothing(session.send("GET", "/pengaturan/sistem/laporan/" + journey.number(), "")
                .body());
    }

    private static List<String> tasklist(Task task, ComplaintJourney journey) {
        return List.of(
                "/task/" + task.getId(),
                "/task/" + task.getId() + "/comment",
                "/task/" + task.getId() + "/variables",
                "/task?processInstanceBusinessKey=" + journey.number(),
                "/history/user-operation?taskId=" + task.getId());
    }

    private static List<String> cockpit(Task task, ComplaintJourney journey) {
        String instance = task.getProcessInstanceId();
        return List.of(
                "/task/" + task.getId() + "/variables",
                "/task/" + task.getId() + "/localVariables",
                "/variable-instance?processInstanceIdIn=" + instance,
                "/process-instance/" + instance + "/variables",
                "/history/variable-instance?processInstanceId=" + instance,
                "/history/detail?processInstanceId=" + instance,
                "/history/task?processInstanceBusinessKey=" + journey.number(),
                "/history/user-operation?processInstanceId=" + instance,
                "/history/process-instance?processInstanceBusinessKey=" + journey.number());
    }

    @Test
    void nothingOfItStandsInATableOfTheEngineNorInAnyOfOursButItsOwn() {
        ComplaintJourney journey = journeys.filed(HiddenReport.report());
        String token = links.toReport(journey.number()).replaceFirst(".*kunci=", "");
        List<String> words = Stream.concat(IDENTITY.stream(), Stream.of(SAID, ADDRESS, token))
                .toList();
        Tables engine = Tables.ofTheEngine(jdbc);
        HiddenReport.goesItsWay(
                journey, step -> assertThat(engine.placesOf(words)).isEmpty());
        assertThat(Tables.ofOurOwn(jdbc).placesOf(IDENTITY))
                .as("identity is sealed")
                .isEmpty();
        assertThat(Tables.ofOurOwn(jdbc).placesOf(List.of(SAID)))
                .containsExactlyInAnyOrder(
                        "complaint.title: " + SAID,
                        "case_index.heading: " + SAID,
                        "answer_draft.answer: " + SAID,
                        "complaint.text: " + SAID,
                        "complaint.public_title: " + SAID,
                        "complaint.public_text: " + SAID,
                        "complaint_event.message: " + SAID,
                        "complaint_event.internal_note: " + SAID);
    }

    @Test
    void nothingOfItStandsInTheLogHoweverWronglyItIsSent(CapturedOutput log) {
        LoggerFactory.getLogger(getClass()).info("The log is read");
        ObjectNode filing = CitizensApi.filing().put("title", said("pungli")).put("text", said("petugas meminta uang"));
        filing.put("anonymous", true).put("secret", true);
        filing.putObject("reporter")
                .put("name", HiddenReport.REPORTER.name())
                .put("phone", HiddenReport.REPORTER.phone())
                .put("email", HiddenReport.REPORTER.email());
        List.of(
                        filing.deepCopy().put("type", said("apa ini")).toString(),
                        filing.deepCopy().put("occurredOn", said("kemarin")).toString(),
                        filing.deepCopy().put("secret", said("ya")).toString(),
                        filing.deepCopy()
                                .put("text", said("panjang").repeat(5_000))
                                .toString(),
                        filing.toString().replace("}", ""),
                        filing.toString().replace("\"type\"", "\"" + SAID + "\""))
                .forEach(wrong -> assertThat(
                                api.post("/api/v1/complaints", wrong).status())
                        .isEqualTo(400));
        CitizensApi.Answer receipt = api.file(filing);
        assertThat(receipt.status()).isEqualTo(201);
        journeys.starter.startWaiting();
        ComplaintJourney journey = new ComplaintJourney(
                journeys, TrackingNumber.read(receipt.text("/number")).orElseThrow(), receipt.text("/pin"));

        saidWrongly(journey);
        decidedWrongly(journey);
        HiddenReport.goesItsWay(journey, step -> {});

        assertThat(log.getAll())
                .contains("The log is read")
                .doesNotContain(IDENTITY)
                .doesNotContain(SAID, ADDRESS)
                .doesNotContain(links.toReport(journey.number()).replaceFirst(".*kunci=", ""));
    }

    /** A reporter's message with a wrong PIN, at the wrong moment, too long, and broken. */
    private void saidWrongly(ComplaintJourney journey) {
        String replies = "/api/v1/complaints/" + journey.number() + "/replies";
        String satisfaction = "/api/v1/complaints/" + journey.number() + "/satisfaction";
        String text = "{\"text\": \"" + said("cepatlah") + "\"}";
        assertThat(api.post(replies, text, "X-Tracking-Token", "f".repeat(32)).status())
                .isEqualTo(403);
        String[] pin = {"X-Tracking-Pin", journey.pin()};
        assertThat(api.post(replies, text.replace("}", ""), pin).status()).isEqualTo(400);
        assertThat(api.post(replies, text.replace("cepatlah", "cepatlah ".repeat(2_000)), pin)
                        .status())
                .isEqualTo(400);
        assertThat(api.post(satisfaction, "{\"satisfied\": \"" + said("tidak") + "\"}", pin)
                        .status())
                .isEqualTo(400);
        assertThat(api.post(
                                satisfaction,
                                "{\"satisfied\": false, \"reason\": \"" + said("belum ada jawaban") + "\"}",
                                pin)
                        .status())
                .isEqualTo(409);
    }

    /** An officer's decision with a sentence where a choice, a date or a list belongs. */
    private void decidedWrongly(ComplaintJourney journey) {
        String task = journey.task("userTask_VerifyComplaint").getId();
        OfficersSession officer = OfficersSession.of(ComplaintJourney.DESK, port);
        String sentence = said("salah tempat");
        for (String variables : List.of(
                "'verificationOutcome':{'value':'%s'}",
                "'verificationOutcome':{'value':'%s','type':'Json'}",
                "'verificationOutcome':{'value':'%s','type':'Date'}",
                "'verificationOutcome':{'value':'%s','type':'Bytes'}",
                "'verificationOutcome':{'value':'%s','type':'Object'}",
                "'verificationOutcome':{'value':'POSTPONE'},'postponedUntil':{'value':'%s'},'explanation':{'value':'%s'}",
                "'verificationOutcome':{'value':'FORWARD'},'agency':{'value':'%s'},'publicTitle':{'value':'%s'}",
                "'%s':{'value':'%s'}")) {
            String body = ("{'variables':{" + variables.replace("%s", sentence) + "}}").replace('\'', '"');
            assertThat(officer.engine("POST", "/task/" + task + "/submit-form", body)
                            .statusCode())
                    .as(body)
                    .isIn(400, 403);
        }
        assertThatThrownBy(() -> journey.archived("INCOMPLETE", sentence.repeat(500)))
                .hasMessageContaining("paling panjang");
    }

    private List<Task> openTasks(ComplaintJourney journey) {
        return journey.openSteps().stream()
                .flatMap(step -> journey.tasks(step).stream())
                .toList();
    }

    private static void tellsNothing(String page) {
        assertThat(page).doesNotContain(IDENTITY).doesNotContain(ADDRESS, ADDRESS.toUpperCase(Locale.ROOT));
        assertThat(page).doesNotContainIgnoringCase(SAID);
    }
}
