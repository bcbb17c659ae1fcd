package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tuntas.journey.ComplaintJourney.AGENCY_ADMIN;
import static org.tuntas.journey.ComplaintJourney.OFFICER;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.api.CitizensApi;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;
import org.tuntas.reporter.TrackingLinks;

/** What nobody would write, over real HTTP: a sentence that names the field, nothing changed, nothing of it in the log. */
@ExtendWith(OutputCaptureExtension.class)
class HostileInputTest extends RunningTuntas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ASSIGN = "userTask_AssignUnit";
    private static final String FOLLOW_UP = "userTask_FollowUpComplaint";
    private static final int LONGEST_REPLY = 10_000;

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    Soundness soundness;

    @Autowired
    TrackingLinks links;

    @Autowired
    TimeMachine time;

    CitizensApi api;

    @BeforeEach
    void onAMondayMorning() {
        api = new CitizensApi(port);
        time.set("2026-04-20T09:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    replies      | {"text":""}                                        | text   | Wajib diisi
                    replies      | {"text":" \\t\\n\\u00a0"}                          | text   | ''
                    replies      | {"text":"\\u200b\\u200f\\u202e"}                   | text   | kata
                    replies      | {"text":"a\\u0000b"}                               | text   | disimpan
                    replies      | {"text":"a\\ud83d"}                                | text   | disimpan
                    replies      | {"text":7}                                         | text   | Jenis isi
                    replies      | {"text":["Masih gelap."]}                          | text   | Jenis isi
                    replies      | {"text":null}                                      | text   | ''
                    replies      | {"text":"Gelap.","pin":"1"}                        | pin    | dikenal
                    satisfaction | {"satisfied":false,"reason":"\\u200b\\u200f"}      | reason | belum memuaskan
                    satisfaction | {"satisfied":"maybe","rating":4}                   | satisfied | ''
                    satisfaction | {"satisfied":true,"rating":4.5}                    | rating | ''
                    satisfaction | {"satisfied":true,"rating":"4"}                    | rating | ''
                    satisfaction | {"satisfied":true,"rating":99999999999}            | rating | ''
                    withdrawal   | {"reason":{"text":"x"}}                            | reason | Jenis isi
                    """)
    void aReporterReadsWhichFieldIsWrong(
            String command, String body, String field, String sentence, CapturedOutput log) {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        int before = journey.timeline().size();

        CitizensApi.Answer answer = post(journey, command, body, "Accept-Language", "id");
        CitizensApi.Answer english = post(journey, command, body, "Accept-Language", "en");

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/message")).contains(sentence);
        assertThat(english.text("/errors/0/message")).isNotBlank().isNotEqualTo(answer.text("/errors/0/message"));
        assertThat(journey.timeline()).hasSize(before);
        assertThat(log).doesNotContain("\tat org.tuntas", "\tat org.camunda");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"text\"", "{", "", "7"})
    void aBodyThatIsNoObjectIsABadRequest(String body) {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        CitizensApi.Answer answer = post(journey, "replies", body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.raw().body()).doesNotContain("Exception", "jackson");
    }

    @Test
    void theLongestReplyIsTakenAndOneLetterMoreIsNot() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        CitizensApi.Answer tooLong = post(journey, "replies", "{\"text\":\"" + "é".repeat(LONGEST_REPLY + 1) + "\"}");
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.text("/errors/0/message")).contains("10");
        assertThat(post(journey, "replies", "{\"text\":\"" + "x".repeat(1_000_000) + "\"}")
                        .status())
                .isIn(400, 413);
        assertThat(post(journey, "replies", "{\"text\":\"" + "é".repeat(LONGEST_REPLY) + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(journey.timeline(EventKind.REPLY)).hasSize(1);
    }

    @Test
    void whatProvesOneReportOpensNoOther() {
        ComplaintJourney mine = journeys.filed().answeredAlongTheStraightRoad();
        ComplaintJourney other = journeys.filed().answeredAlongTheStraightRoad();
        String path = "/api/v1/complaints/" + mine.number() + "/withdrawal";
        String token = links.toReport(other.number()).replaceFirst(".*kunci=", "");
        assertThat(api.post(path, "{}", "X-Tracking-Token", token).status()).isEqualTo(403);
        assertThat(api.post(path, "{}", "X-Tracking-Token", "\u00e9").status()).isEqualTo(403);
        assertThat(mine.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b\u200f", "\u3164\u3164"})
    void aPageTakesNoSilentReply(String text) {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        OfficersSession browser = OfficersSession.anonymous(port);
        String page = "/laporan/" + journey.number() + "/balas";
        String csrf = browser.send("GET", page, "")
                .body()
                .replaceFirst("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
        HttpResponse<String> answer = browser.send(
                "POST",
                page,
                "_csrf=" + encoded(csrf) + "&pin=" + journey.pin() + "&text=" + encoded(text),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(journey.timeline(EventKind.REPLY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    answer     | \u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b | kata-kata
                    answer     | \u202e\u202e\u202e\u202e.....-----                                 | kata-kata
                    answer     | 123456789                                                          | paling pendek 10
                    promisedOn | 0001-01-01                                                         | sesudah hari ini
                    promisedOn | 9999-12-31                                                         | batas penyelesaian
                    promisedOn | +999999999-12-31                                                   | harus tanggal
                    promisedOn | -0001-01-01                                                        | harus tanggal
                    promisedOn | 2026-02-29                                                         | harus tanggal
                    promisedOn | 29-04-2026                                                         | harus tanggal
                    promisedOn | 2026-04-19                                                         | sesudah hari ini
                    """)
    void anOfficerReadsWhatIsWrongWithAnAnswer(String field, String value, String sentence, CapturedOutput log) {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        Map<String, Object> form = new HashMap<>(
                Map.of("followUpOutcome", "INTERIM", "answer", "Suku cadang dipesan.", "promisedOn", "2026-04-29"));
        form.put(field, value);
        refused(journey, OFFICER, FOLLOW_UP, form, sentence);
        assertThat(log).doesNotContain("\tat org.tuntas", "\tat org.camunda");
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere, dishub, dari daftar",
        "kementerian-pu, kementerian-pu, dari daftar",
        "dishub;dpupr, dlh, dari daftar",
        "dishub;dpupr, '', wajib",
    })
    void unitsMustBeTheAgencysAndTheLeadOneOfThem(String units, String lead, String sentence) {
        ComplaintJourney journey = journeys.filed().forwardedTo("kota-tangerang");
        refused(journey, AGENCY_ADMIN, ASSIGN, assignment(List.of(units.split(";")), lead), sentence);
    }

    @Test
    void aUnitThatIsNamedTwiceGetsOneShare() {
        ComplaintJourney journey = journeys.filed().forwardedTo("kota-tangerang");
        HttpResponse<String> answer =
                submit(journey, AGENCY_ADMIN, ASSIGN, assignment(List.of("dishub", "dishub"), "dishub"));
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        assertThat(journey.tasks(FOLLOW_UP)).hasSize(1);
        soundness.check(journey);
    }

    @Test
    void lateWorkGoesToNobodyWhoDoesNotExist() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .timeReaches("boundaryTimer_FollowUpEscalation");
        refused(
                journey,
                ComplaintJourney.UNIT_HEAD,
                "userTask_HandleEscalation",
                Map.of("escalationOutcome", "REASSIGN", "colleague", "tidak.ada", "note", "Kerjakan hari ini."),
                "dari daftar");
    }

    private void refused(
            ComplaintJourney journey, String officer, String step, Map<String, Object> form, String sentence) {
        int before = journey.timeline().size();
        var open = journey.openSteps();

        HttpResponse<String> answer = submit(journey, officer, step, form);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence).doesNotContain("ENGINE-");
        assertThat(journey.openSteps()).isEqualTo(open);
        assertThat(journey.timeline()).hasSize(before);
    }

    private HttpResponse<String> submit(
            ComplaintJourney journey, String officer, String step, Map<String, Object> form) {
        ObjectNode variables = JSON.createObjectNode();
        form.forEach((key, value) -> {
            ObjectNode variable = variables.putObject(key);
            if (value instanceof List<?> list) {
                variable.put("type", "Json").put("value", JSON.valueToTree(list).toString());
            } else {
                variable.put("type", "String").put("value", value.toString());
            }
        });
        return OfficersSession.of(officer, port)
                .engine(
                        "POST",
                        "/task/" + journey.taskFor(officer, step).getId() + "/submit-form",
                        JSON.createObjectNode().set("variables", variables).toString());
    }

    private static Map<String, Object> assignment(List<String> units, String lead) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "dispositionOutcome", "ASSIGN",
                "units", units,
                "type", "COMPLAINT",
                "supervisionClass", "ORDINARY"));
        form.put("lead", lead);
        return form;
    }

    private CitizensApi.Answer post(ComplaintJourney journey, String command, String body, String... headers) {
        String[] all = Stream.concat(Stream.of("X-Tracking-Pin", journey.pin()), Arrays.stream(headers))
                .toArray(String[]::new);
        return api.post("/api/v1/complaints/" + journey.number() + "/" + command, body, all);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
