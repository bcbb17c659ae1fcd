package org.tuntas.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;

/** What once made the engine or its servlets fail, over real HTTP: an answer, and never an error of the server. */
class EngineStumblesOverNothingTest extends RunningTuntas {

    private static final String PAGE = "?firstResult=0&maxResults=5";

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{'orQueries':[null]}",
                "{'sorting':[null]}",
                "{'sorting':[{'sortBy':'processVariable','sortOrder':'asc'}]}",
                "{'processVariables':[null]}",
                "{'processVariables':[{'operator':'eq','value':1}]}",
                "{'processVariables':[{'name':'a','operator':'eq','value':{}}]}",
                "{'processVariables':[{'name':'a','operator':'eq','value':[1]}]}",
                "{'name':'a\\u0000b'}"
            })
    void aStrangeSearchIsABadRequest(String template) {
        String body = template.replace('\'', '"');
        OfficersSession officer = OfficersSession.of(ComplaintJourney.DESK, port);
        for (String path :
                new String[] {"/task" + PAGE, "/task/count", "/filter/" + filter(officer) + "/list" + PAGE}) {
            HttpResponse<String> answer = officer.engine("POST", path, body);
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{'variables':{'verificationOutcome':null}}",
                "{'variables':{'verificationOutcome':{'value':'a\\u0000b'}}}",
                "{'variables':{'verificationOutcome':{'value':'{','type':'Json'}}}",
                "{'variables':{'verificationOutcome':{'value':'x','type':'Object'}}}",
                "{'variables':{},'withVariablesInReturn':true}"
            })
    void aStrangeFormIsABadRequestAndTheTaskStays(String template) {
        ComplaintJourney journey = journeys.filed();
        String task = journey.task("userTask_VerifyComplaint").getId();

        HttpResponse<String> answer = OfficersSession.of(ComplaintJourney.DESK, port)
                .engine("POST", "/task/" + task + "/submit-form", template.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("InvalidRequestException");
        assertThat(journey.openSteps()).containsExactly("userTask_VerifyComplaint");
    }

    @Test
    void aSearchAsTasklistSendsItFindsTheTask() {
        ComplaintJourney journey = journeys.filed();
        OfficersSession officer = OfficersSession.of(ComplaintJourney.DESK, port);

        HttpResponse<String> answer = officer.engine(
                "POST",
                "/filter/" + filter(officer) + "/list" + PAGE,
                """
                {"processVariables":[],"taskVariables":[],"caseInstanceVariables":[],"firstResult":0,"maxResults":15,
                 "sorting":[{"sortBy":"created","sortOrder":"desc"}],"active":true,
                 "processInstanceBusinessKey":"%s"}"""
                        .formatted(journey.number()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains(journey.task("userTask_VerifyComplaint").getId());
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/engine/engine/default/task?name=a%00b", "/petugas/tugas/1/laporan?lang=%00"})
    void aNulCharacterInAnAddressIsABadRequest(String path) {
        HttpResponse<String> answer =
                OfficersSession.of(ComplaintJourney.DESK, port).send("GET", path, "");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aVersionOfTheApiThatDoesNotExistIsNotFound() {
        assertThat(OfficersSession.anonymous(port).send("GET", "/api/v2/x", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void noRedirectRepeatsTheHostOfTheRequest() throws IOException {
        String answer;
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(String.join(
                                    "\r\n",
                                    "GET /camunda/app/tasklist/default/ HTTP/1.1",
                                    "Host: evil.example",
                                    "Accept: text/html",
                                    "Connection: close",
                                    "",
                                    "")
                            .getBytes(StandardCharsets.US_ASCII));
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(answer)
                .startsWith("HTTP/1.1 302")
                .contains("Location: /masuk")
                .doesNotContain("evil.example");
    }

    private static String filter(OfficersSession officer) {
        return officer.engine("GET", "/filter?resourceType=Task&firstResult=0&maxResults=50", "")
                .body()
                .replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }
}
