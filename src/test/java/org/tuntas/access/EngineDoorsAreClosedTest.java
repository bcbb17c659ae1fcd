package org.tuntas.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.organisation.Staff;

/** The engine behind the web apps, attacked over real HTTP by people with and without a login. */
class EngineDoorsAreClosedTest extends RunningTuntas {

    private static final String EXPRESSION =
            "${''.getClass().forName('java.lang.System').setProperty('tuntas.hacked','yes')}";

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    Staff staff;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        System.clearProperty("tuntas.hacked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/process-definition",
                "/camunda/api/engine/engine/default/user",
                "/engine-rest/task",
                "/engine-rest/process-definition",
                "/petugas/tugas/1/laporan",
                "/actuator/env"
            })
    void withoutALoginNothingOpens(String path) {
        HttpResponse<String> answer = OfficersSession.anonymous(port).send("GET", path, "");
        assertThat(answer.statusCode()).isIn(302, 401, 404);
        assertThat(answer.body()).doesNotContain("processDefinitionId", "\"id\"");
    }

    /** CVE-2026-109432: expressions in or-queries are evaluated without being checked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'orQueries':[{'assigneeExpression':'E'}]}",
                "{'orQueries':[{'candidateUserExpression':'E','assignee':'x'}]}",
                "{'assignee':'x','orQueries':[{'assignee':'y'},{'dueBeforeExpression':'E'}]}",
                "{'orQueries':[{'orQueries':[{'candidateGroupExpression':'E'}]}]}",
                "{'orQueries':[],'orQueries':[{'assigneeExpression':'E'}]}",
                "{'or\\u0051ueries':[{'assignee\\u0045xpression':'E'}]}",
                "{'assigneeExpression':'E'}"
            })
    void expressionsInQueriesAreNeverEvaluated(String template) {
        String body = template.replace('\'', '"').replace("\"E\"", "\"" + EXPRESSION + "\"");
        OfficersSession officer = OfficersSession.of(ComplaintJourney.DESK, port);
        String filters = officer.engine("GET", "/filter?resourceType=Task&firstResult=0&maxResults=50", "")
                .body();
        String filter = filters.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        String page = "?firstResult=0&maxResults=5";
        for (String path : new String[] {"/task" + page, "/task/count", "/filter/" + filter + "/list" + page}) {
            HttpResponse<String> answer = officer.engine("POST", path, body);
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(400);
        }
        assertThat(officer.engine(
                                "POST",
                                "/filter/" + filter + "/list" + page,
                                "{\"orQueries\":[{\"nameLike\":\"%a%\"}]}")
                        .statusCode())
                .as("or-queries without an expression are what Tasklist's search sends")
                .isEqualTo(200);
        assertThat(System.getProperty("tuntas.hacked")).isNull();
    }

    /** CVE-2026-77226: an administrator can be created by anybody while the engine knows none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup/DEFAULT/user/create",
                "/camunda/api//admin/setup/default/user/create",
                "/camunda/api/admin;x=1/setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/./admin/setup/default/user/create",
                "/camunda/api/engine/../admin/setup/default/user/create",
                "/camunda/app/admin/default/setup/"
            })
    void nobodyCreatesAnAdministrator(String path) {
        String body =
                """
                {"profile":{"id":"mallory","firstName":"M","lastName":"M","email":"m@m.example"},"credentials":{"password":"mallory123"}}
                """;
        for (OfficersSession caller : new OfficersSession[] {
            OfficersSession.anonymous(port),
            OfficersSession.of(ComplaintJourney.DESK, port),
            OfficersSession.of("doni.operator", port)
        }) {
            HttpResponse<String> answer =
                    caller.send("POST", path, body, "Content-Type", "application/json", "Accept", "application/json");
            assertThat(answer.statusCode()).isIn(302, 400, 401, 403, 404, 405);
            if (answer.statusCode() == 302) {
                assertThat(answer.headers().firstValue("Location"))
                        .hasValueSatisfying(to -> assertThat(to).contains("/masuk"));
            }
        }
        assertThat(staff.find("mallory")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT  | /task/T/variables/agency | {\"value\":\"x\"}",
                "POST | /task/T/variables | {\"modifications\":{\"agency\":{\"value\":\"x\"}}}",
                "POST | /task/T/localVariables | {\"modifications\":{}}",
                "POST | /task/T/comment/create | {\"message\":\"catatan\"}",
                "POST | /task/T/resolve | {}",
                "POST | /task/T/bpmnError | {\"errorCode\":\"x\"}",
                "POST | /task/T/bpmnEscalation | {\"escalationCode\":\"x\"}",
                "POST | /task/T/assignee | {\"userId\":\"agus.desk\"}",
                "POST | /task/T/delegate | {\"userId\":\"agus.desk\"}",
                "PUT  | /task/T | {\"name\":\"x\"}",
                "DELETE | /task/T | {}",
                "POST | /task/create | {\"name\":\"x\"}",
                "POST | /filter/create | {\"name\":\"x\",\"resourceType\":\"Task\",\"query\":{}}",
                "POST | /process-definition/key/complaint/start | {}",
                "POST | /message | {\"messageName\":\"complaint.withdrawn\"}",
                "POST | /deployment/create | {}",
                "POST | /user/create | {}",
                "POST | /authorization/create | {}",
                "POST | /modification/execute | {}"
            })
    void anOfficerCannotGoAroundTheForms(String method, String path, String body) {
        ComplaintJourney journey = journeys.filed();
        String task = journey.task("userTask_VerifyComplaint").getId();
        OfficersSession officer = OfficersSession.of(ComplaintJourney.DESK, port);
        HttpResponse<String> answer =
                officer.engine(method, path.replace("T", task).replace(task + "ask", "Task"), body);
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403, 404, 405);
        assertThat(journey.openSteps()).containsExactly("userTask_VerifyComplaint");
    }

    @Test
    void anOfficerSeesTheTasksOfTheirGroupsAndNoOthers() {
        ComplaintJourney journey = journeys.filed();
        String task = journey.task("userTask_VerifyComplaint").getId();
        OfficersSession desk = OfficersSession.of(ComplaintJourney.DESK, port);
        OfficersSession unit = OfficersSession.of(ComplaintJourney.OFFICER, port);
        assertThat(desk.engine("GET", "/task/" + task, "").statusCode()).isEqualTo(200);
        assertThat(desk.send("GET", "/petugas/tugas/" + task + "/laporan", "").body())
                .contains("SDN 2");
        assertThat(unit.engine("GET", "/task/" + task, "").statusCode()).isIn(403, 404);
        assertThat(unit.send("GET", "/petugas/tugas/" + task + "/laporan", "").statusCode())
                .isEqualTo(404);
        assertThat(unit.engine("GET", "/task/" + task + "/form-variables?deserializeValues=false", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(unit.engine("POST", "/task/" + task + "/claim", "{\"userId\":\"budi.dishub\"}")
                        .statusCode())
                .isIn(403, 404, 500);
        assertThat(unit.engine(
                                "POST",
                                "/task?firstResult=0&maxResults=50",
                                "{\"processInstanceBusinessKey\":\"" + journey.number() + "\"}")
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void aTaskIsTakenForOneselfOnlyAndCanBeGivenBack() {
        ComplaintJourney journey = journeys.filed();
        String task = journey.task("userTask_VerifyComplaint").getId();
        OfficersSession officer = OfficersSession.of(ComplaintJourney.DESK, port);
        assertThat(officer.engine("POST", "/task/" + task + "/claim", "{\"userId\":\"agus.desk\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(officer.engine("POST", "/task/" + task + "/claim", "{\"userId\":\"rina.desk\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(journey.task("userTask_VerifyComplaint").getAssignee()).isEqualTo("rina.desk");
        assertThat(officer.engine("POST", "/task/" + task + "/unclaim", "").statusCode())
                .isEqualTo(204);
        assertThat(journey.task("userTask_VerifyComplaint").getAssignee()).isNull();
    }

    @Test
    void theReportBesideTheFormBeginsWithWhatTheReporterSaidLast() {
        ComplaintJourney journey =
                journeys.filed().answeredAlongTheStraightRoad().dissatisfied("Ujung jalan masih gelap.");
        String page = OfficersSession.of(ComplaintJourney.OFFICER, port)
                .send(
                        "GET",
                        "/petugas/tugas/"
                                + journey.task("userTask_FollowUpComplaint").getId() + "/laporan",
                        "")
                .body();
        assertThat(page.indexOf("Ujung jalan masih gelap.")).isPositive().isLessThan(page.indexOf("SDN 2"));
    }

    @Test
    void aFormIsSentItsChoicesAndTextsAndNoProcessVariable() {
        ComplaintJourney journey = journeys.filed();
        String task = journey.task("userTask_VerifyComplaint").getId();
        HttpResponse<String> values = OfficersSession.of(ComplaintJourney.DESK, port)
                .engine("GET", "/task/" + task + "/form-variables?deserializeValues=false", "");
        assertThat(values.statusCode()).isEqualTo(200);
        assertThat(values.body())
                .contains("agencyOptions", "kota-tangerang", "publicTitle")
                .doesNotContain("namedAgency", "unitAssigned", "Siti", "0812");
    }

    @Test
    void aCompletionOverRestThatBreaksARuleIsABadRequestInWords() {
        ComplaintJourney journey = journeys.filed();
        String task = journey.task("userTask_VerifyComplaint").getId();
        HttpResponse<String> refused = OfficersSession.of(ComplaintJourney.DESK, port)
                .engine(
                        "POST",
                        "/task/" + task + "/submit-form",
                        "{\"variables\":{\"verificationOutcome\":{\"value\":\"FORWARD\"}}}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("wajib diisi").doesNotContain("Exception:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/masuk", "/demo/waktu"})
    void ourPagesCarryProtectiveHeaders(String path) {
        HttpResponse<String> page = OfficersSession.anonymous(port).send("GET", path, "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
    }
}
