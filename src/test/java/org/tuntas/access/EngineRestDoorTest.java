package org.tuntas.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.StreamUtils;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

class EngineRestDoorTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final String ATTACK = "${''.getClass().forName('java.lang.Runtime')}";

    private final EngineRestDoor door = new EngineRestDoor(messages(), languages(), new ObjectMapper());
    private MockFilterChain engine = new MockFilterChain();

    @AfterEach
    void nobodyIsLoggedIn() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     /camunda/api/engine/engine/",
        "GET,     /camunda/api/engine/engine",
        "GET,     /camunda/api/admin/auth/user/default",
        "GET,     /camunda/api/engine/engine/default/filter",
        "GET,     /camunda/api/engine/engine/default/filter/count",
        "GET,     /camunda/api/engine/engine/default/task/4711/form",
        "GET,     /camunda/api/engine/engine/default/task/4711/deployed-form",
        "GET,     /camunda/api/engine/engine/default/task/4711/form-variables",
        "GET,     /camunda/api/engine/engine/default/process-definition/complaint%3A1%3Aabc/xml",
        "GET,     /camunda/api/engine/engine/default/user/siti.rahayu-1/profile",
    })
    void anOfficerReadsWhatTasklistReads(String method, String path) throws Exception {
        officer();

        assertThat(send(method, path)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   task/4711/resolve",
        "POST,   task/4711/complete",
        "POST,   task/4711/bpmnError",
        "POST,   task/4711/bpmnEscalation",
        "POST,   task/4711/assignee",
        "POST,   task/4711/delegate",
        "POST,   task/4711/comment/create",
        "POST,   task/4711/attachment/create",
        "POST,   task/4711/identity-links",
        "PUT,    task/4711/variables/x",
        "POST,   task/4711/variables",
        "DELETE, task/4711/variables/x",
        "PUT,    task/4711/localVariables/x",
        "PUT,    task/4711",
        "DELETE, task/4711",
        "POST,   task/create",
        "POST,   process-definition/key/complaint/start",
        "POST,   process-definition/4711/start",
        "POST,   process-definition/4711/submit-form",
        "POST,   message",
        "POST,   signal",
        "POST,   condition",
        "POST,   execution/4711/signal",
        "POST,   execution/4711/messages/x/trigger",
        "POST,   deployment/create",
        "DELETE, deployment/4711",
        "POST,   filter/create",
        "PUT,    filter/4711",
        "DELETE, filter/4711",
        "POST,   user/create",
        "PUT,    user/siti/credentials",
        "PUT,    group/operator/members/siti",
        "POST,   authorization/create",
        "POST,   process-instance/4711/modification",
        "POST,   process-instance/4711/variables",
        "PUT,    process-instance/4711/suspended",
        "DELETE, process-instance/4711",
        "POST,   process-instance/delete",
        "POST,   migration/execute",
        "POST,   modification/execute",
        "POST,   external-task/fetchAndLock",
        "PUT,    job/4711/duedate",
        "POST,   job/4711/execute",
        "POST,   job/retries",
        "POST,   history/cleanup",
        "POST,   identity/verify",
        "PATCH,  task/4711",
    })
    void nobodyChangesAnythingPastOurOwnCode(String method, String path) throws Exception {
        operator();

        assertThat(send(method, ENGINE + path)).isEqualTo(403);
        assertThat(engine.getRequest()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, process-instance",
        "GET, variable-instance",
        "GET, history/process-instance",
        "GET, job",
        "GET, incident",
        "GET, user",
        "GET, deployment/4711/resources",
        "POST, process-instance",
        "POST, history/task/count",
    })
    void onlyWhoMayOpenCockpitReadsWhatCockpitReads(String method, String path) throws Exception {
        officer();
        assertThat(send(method, ENGINE + path)).isEqualTo(403);

        loggedIn("auditor");
        assertThat(send(method, ENGINE + path)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"PUT, job/4711/retries, {\"retries\":1}", "DELETE, incident/4711, ''"})
    void onlyOperatorsGetAStuckReportGoing(String method, String path, String body) throws Exception {
        loggedIn("process-designer");
        assertThat(send(method, path, body)).isEqualTo(403);

        operator();
        assertThat(send(method, path, body)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"retries\":1}", "{\"retries\":5}", " { \"retries\" : 3 } "})
    void aFailedJobIsGivenAFewMoreTries(String body) throws Exception {
        operator();

        assertThat(send("PUT", "job/4711/retries", body)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"retries\":0}",
                "{\"retries\":-1}",
                "{\"retries\":6}",
                "{\"retries\":2147483647}",
                "{\"retries\":4294967297}",
                "{\"retries\":1.0}",
                "{\"retries\":\"1\"}",
                "{\"retries\":null}",
                "{\"retries\":[1]}",
                "{\"retries\":1,\"dueDate\":\"2099-01-01T00:00:00.000+0700\"}",
                "{\"retries\":1,\"dueDate\":null}",
                "{\"dueDate\":\"2099-01-01T00:00:00.000+0700\"}",
                "{\"retries\":1,\"id\":\"4712\"}"
            })
    void noRepairMovesATimeLimitOrSwitchesItOff(String body) throws Exception {
        operator();

        assertThat(send("PUT", "job/4711/retries", body)).isEqualTo(400);
        assertThat(engine.getRequest()).isNull();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whoRepairedWhatIsWrittenDown(CapturedOutput written) throws Exception {
        operator();

        send("PUT", "job/4711/retries", "{\"retries\":2}");
        send("DELETE", "incident/4712", "");

        assertThat(written.getAll())
                .containsPattern("INFO.*Repair by siti: PUT job 4711, answered with 200")
                .containsPattern("INFO.*Repair by siti: DELETE incident 4712, answered with 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics",
                "metrics/activity-instance-start/sum",
                "%6detrics/activity-instance-start/sum",
                "metrics/",
                "external-task/4711/errorDetails",
                "external-task/4711/error%44etails",
                "history/external-task-log/4711/error-details",
                "deployment/4711/resources/4712/data",
                "deployment/4711/resources/4712/data/",
                "%64eployment/4711/%72esources/4712/d%61ta"
            })
    void someOfWhatCockpitCouldReadIsNobodys(String path) throws Exception {
        loggedIn("operator", "auditor", "process-designer");

        assertThat(send("GET", ENGINE + path)).isEqualTo(403);
        assertThat(send("OPTIONS", ENGINE + path)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/default/task/..",
                "/camunda/api/engine/engine/default/task/4711%2Fcomplete",
                "/camunda/api/engine/engine/default/task/%2e%2e/form",
                "/camunda/api/engine/engine/default/task/4711;x=y/form",
                "/camunda/api/engine/engine/default//task",
                "/camunda/api/engine/engine/default/task//",
                "/camunda/api/engine/engine/default/%74ask",
                "/camunda/api/%65ngine/engine/default/task",
                "/camunda/%61pi/engine/engine/default/task",
                "/camunda/api/engine/engine/default/Task",
                "/camunda/api/engine/engine/other/task",
                "/camunda/api/engine/task",
                "/camunda/api/engine/engine/default/task/%zz",
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "/camunda/api/welcome/plugin/x",
                "/camunda/api/",
                "/camunda/api"
            })
    void noOtherSpellingOfAPathIsAWayAround(String path) throws Exception {
        officer();

        assertThat(send("GET", path)).isEqualTo(403);
        assertThat(engine.getRequest()).isNull();
    }

    @Test
    void pathsOutsideTheApiAreNotItsBusiness() throws Exception {
        assertThat(send("POST", "/petugas/x")).isEqualTo(200);
        assertThat(send("GET", "/camunda/app/tasklist/default/")).isEqualTo(200);
    }

    static Stream<String> expressions() {
        String key = "\"taskNameLikeExpression\":\"" + ATTACK + "\"";
        return Stream.of(
                "{\"orQueries\":[{" + key + "}]}",
                "{\"orQueries\":[{\"orQueries\":[{" + key + "}]}]}",
                "{\"orQueries\":[],\"orQueries\":[{" + key + "}]}",
                "{\"orQueries\":[{\"name\":\"x\"},{" + key + "}]}",
                "{\"orQueries\":[{\"assignee\\u0045xpression\":\"x\"}]}",
                "{\"\\u006frQueries\":[{\"assigneeExpression\":\"x\"}]}",
                "{\"orQueries\":[{\"ASSIGNEEEXPRESSION\":\"x\"}]}",
                "{\"query\":{\"orQueries\":[{" + key + "}]}}",
                "{\"query\":{\"query\":[[{\"orQueries\":[{" + key + "}]}]]}}",
                "{" + key + "}",
                "[{" + key + "}]",
                "{\"orQueries\":[{\"candidateGroupExpression\":{\"x\":[1,2,3]}}]}");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void aQueryFromOutsideCarriesNoExpressionAtAnyDepth(String body) throws Exception {
        officer();

        assertThat(post("task", body)).isEqualTo(400);
        assertThat(post("task/count", body)).isEqualTo(400);
        assertThat(post("filter/4711/list", body)).isEqualTo(400);
        assertThat(engine.getRequest()).isNull();
    }

    @Test
    void searchingWithAnyOfSeveralWordsStillWorks() throws Exception {
        officer();

        assertThat(post("filter/4711/list", "{\"orQueries\":[{\"nameLike\":\"%air%\",\"processVariables\":[]}]}"))
                .isEqualTo(200);
    }

    @Test
    void theEngineReadsExactlyWhatWasLookedAt() throws Exception {
        officer();
        String body = "{\"variables\":{\"note\":{\"value\":\"Sudah diperbaiki — terima kasih 🙏\"}}}";

        assertThat(post("task/4711/submit-form", body)).isEqualTo(200);

        byte[] read = StreamUtils.copyToByteArray(engine.getRequest().getInputStream());
        assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo(body);
        assertThat(engine.getRequest().getContentLengthLong()).isEqualTo(read.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taskNameLikeExpression=x",
                "assignee=siti&candidateGroupExpression=%24%7B1%7D",
                "assignee%45xpression=x",
                "ASSIGNEEEXPRESSION",
                "assigneeExpression%20=x",
                "a=b;dueBeforeExpression=x"
            })
    void norDoesAnAddress(String query) throws Exception {
        officer();
        MockHttpServletRequest request = request("GET", ENGINE + "task");
        request.setQueryString(query);

        assertThat(send(request)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\":1}}",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":1} [{\"assigneeExpression\":1}]",
                "{'a':1}",
                "{\"a\":1,}",
                "not json",
                "\u0000{}",
                "\ufeff{}",
                "{\"a\":NaN}"
            })
    void whatCannotBeReadIsRefused(String body) throws Exception {
        officer();

        assertThat(post("task", body)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "1",
                "\"x\"",
                "[]",
                "[{}]",
                " ",
                "{\"candidateGroups\":[null]}",
                "{\"candidateGroups\":[\"a\",null]}",
                "{\"a\":{\"b\":[[null]]}}",
                "{\"name\":\"a\\u0000b\"}",
                "{\"a\\u0000\":1}",
                "{\"a\":[{\"b\":\"\\u0000\"}]}"
            })
    void aBodyIsAnObjectWithoutGapsAndNuls(String body) throws Exception {
        loggedIn("auditor");

        assertThat(post("task", body)).isEqualTo(400);
        assertThat(post("task/4711/unclaim", body)).isEqualTo(400);
        assertThat(post("history/task", body)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":{}}",
                "{\"a\":{\"value\":\"x\"}}",
                "{\"a\":{\"value\":null}}",
                "{\"a\":{\"value\":true,\"type\":\"Boolean\"}}",
                "{\"a\":{\"value\":3,\"type\":\"Integer\",\"valueInfo\":{}}}",
                "{\"a\":{\"value\":3,\"type\":\"Long\",\"valueInfo\":null}}",
                "{\"a\":{\"value\":3.5,\"type\":\"Double\"}}",
                "{\"a\":{\"value\":\"2026-04-20T00:00:00.000+0700\",\"type\":\"Date\"}}",
                "{\"a\":{\"value\":null,\"type\":\"Null\"}}",
                "{\"units\":{\"value\":\"[\\\"dishub\\\",\\\"dpupr\\\"]\",\"type\":\"Json\",\"valueInfo\":{}}}",
                "{\"units\":{\"value\":\"[]\",\"type\":\"Json\",\"valueInfo\":{}}}"
            })
    void aFormIsSentAsTasklistSendsIt(String variables) throws Exception {
        officer();

        assertThat(post("task/4711/submit-form", "{\"variables\":" + variables + "}"))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"variables\":null}",
                "{\"variables\":[]}",
                "{\"variables\":\"x\"}",
                "{\"variables\":{\"a\":null}}",
                "{\"variables\":{\"a\":\"x\"}}",
                "{\"variables\":{\"a\":[]}}",
                "{\"variables\":{\"a\":{\"value\":{}}}}",
                "{\"variables\":{\"a\":{\"value\":[1]}}}",
                "{\"variables\":{\"a\":{\"value\":\"x\",\"other\":1}}}",
                "{\"variables\":{\"a\":{\"value\":\"x\",\"local\":true}}}",
                "{\"variables\":{\"a\":{\"value\":\"x\",\"valueInfo\":{\"transient\":\"x\"}}}}",
                "{\"variables\":{\"a\":{\"value\":\"x\",\"valueInfo\":[]}}}",
                "{\"variables\":{\"a\":{\"value\":\"x\",\"type\":\"string\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"x\",\"type\":\"Object\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"x\",\"type\":\"File\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"x\",\"type\":\"Bytes\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"x\",\"type\":\"Xml\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"x\",\"type\":null}}}",
                "{\"variables\":{\"a\":{\"value\":\"x\",\"type\":[\"String\"]}}}",
                "{\"variables\":{\"a\":{\"type\":\"Json\"}}}",
                "{\"variables\":{\"a\":{\"value\":null,\"type\":\"Json\"}}}",
                "{\"variables\":{\"a\":{\"value\":1,\"type\":\"Json\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"\",\"type\":\"Json\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"{\",\"type\":\"Json\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"{} {}\",\"type\":\"Json\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"{}\",\"type\":\"Json\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"\\\"dishub\\\"\",\"type\":\"Json\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"[1]\",\"type\":\"Json\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"[null]\",\"type\":\"Json\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"[[\\\"dishub\\\"]]\",\"type\":\"Json\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"[{\\\"value\\\":\\\"dishub\\\"}]\",\"type\":\"Json\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"[\\\"\\\\u0000\\\"]\",\"type\":\"Json\"}}}",
                "{\"variables\":{},\"withVariablesInReturn\":true}",
                "{\"variables\":{},\"businessKey\":\"x\"}"
            })
    void anythingElseInAFormIsRefused(String body) throws Exception {
        officer();

        assertThat(post("task/4711/submit-form", body)).isEqualTo(400);
        assertThat(engine.getRequest()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orQueries\":[null]}",
                "{\"orQueries\":[\"x\"]}",
                "{\"orQueries\":{}}",
                "{\"orQueries\":[{\"orQueries\":[{}]}]}",
                "{\"orQueries\":[{\"processVariables\":[{}]}]}",
                "{\"orQueries\":[{\"sorting\":[{}]}]}",
                "{\"sorting\":[null]}",
                "{\"sorting\":[\"name\"]}",
                "{\"sorting\":{}}",
                "{\"sorting\":[{}]}",
                "{\"sorting\":[{\"sortBy\":\"name\"}]}",
                "{\"sorting\":[{\"sortOrder\":\"asc\"}]}",
                "{\"sorting\":[{\"sortBy\":1,\"sortOrder\":\"asc\"}]}",
                "{\"sorting\":[{\"sortBy\":\"name\",\"sortOrder\":null}]}",
                "{\"sorting\":[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\"}]}",
                "{\"sorting\":[{\"sortBy\":\"name\",\"sortOrder\":\"asc\"},"
                        + "{\"sortBy\":\"executionVariable\",\"sortOrder\":\"asc\",\"parameters\":{\"variable\":\"agency\",\"type\":\"String\"}}]}",
                "{\"sorting\":[{\"sortBy\":\"taskVariable\",\"sortOrder\":\"asc\"}]}",
                "{\"sorting\":[{\"sortBy\":\"caseInstanceVariable\",\"sortOrder\":\"asc\"}]}",
                "{\"sorting\":[{\"sortBy\":\"caseExecutionVariable\",\"sortOrder\":\"asc\"}]}",
                "{\"processVariables\":[null]}",
                "{\"processVariables\":{}}",
                "{\"processVariables\":[\"x\"]}",
                "{\"processVariables\":[{\"operator\":\"eq\",\"value\":1}]}",
                "{\"processVariables\":[{\"name\":null,\"operator\":\"eq\",\"value\":1}]}",
                "{\"processVariables\":[{\"name\":\"\",\"operator\":\"eq\",\"value\":1}]}",
                "{\"processVariables\":[{\"name\":\"a\",\"value\":1}]}",
                "{\"processVariables\":[{\"name\":\"a\",\"operator\":\"eq\",\"value\":{}}]}",
                "{\"processVariables\":[{\"name\":\"a\",\"operator\":\"eq\",\"value\":[]}]}",
                "{\"taskVariables\":[{\"name\":\"a\",\"operator\":\"gt\",\"value\":true}]}",
                "{\"caseInstanceVariables\":[{\"name\":\"a\",\"operator\":\"like\",\"value\":1}]}"
            })
    void aSearchThatTheEngineWouldStumbleOverIsRefused(String body) throws Exception {
        officer();

        assertThat(post("task", body)).isEqualTo(400);
        assertThat(post("task/count", body)).isEqualTo(400);
        assertThat(post("filter/4711/list", body)).isEqualTo(400);
        assertThat(engine.getRequest()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"sorting\":null,\"orQueries\":null,\"processVariables\":null}",
                "{\"processVariables\":[],\"taskVariables\":[],\"caseInstanceVariables\":[],\"id\":\"4711\",\"firstResult\":0,"
                        + "\"maxResults\":15,\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}],\"active\":true}",
                "{\"processVariables\":[{\"name\":\"a\",\"operator\":\"eq\",\"value\":true},"
                        + "{\"name\":\"a\",\"operator\":\"gteq\",\"value\":1},{\"name\":\"a\",\"operator\":\"like\",\"value\":\"%x%\"}]}"
            })
    void aSearchAsTasklistSendsItPasses(String body) throws Exception {
        officer();

        assertThat(post("task", body)).isEqualTo(200);
        assertThat(post("task/count", body)).isEqualTo(200);
        assertThat(post("filter/4711/list", body)).isEqualTo(200);
    }

    @Test
    void aBodyNestedTooDeeplyIsRefused() throws Exception {
        officer();

        assertThat(post("task", "[".repeat(20_000) + "]".repeat(20_000))).isEqualTo(400);
    }

    @Test
    void bytesThatAreAnotherTextInAnotherCharacterSetAreRefused() throws Exception {
        officer();
        String attack = "{\"orQueries\":[{\"assigneeExpression\":\"x\"}]}";
        for (String charset : new String[] {"UTF-16", "UTF-16LE", "UTF-32", "IBM1047"}) {
            byte[] bytes = attack.getBytes(Charset.forName(charset));

            assertThat(post("task", "application/json;charset=" + charset, bytes))
                    .isEqualTo(415);
            assertThat(post("task", "application/json", bytes)).isEqualTo(400);
        }
        assertThat(post("task", "application/json", new byte[] {'"', (byte) 0xc3, '"'}))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
                "text/plain",
                "application/hal+json",
                "application/xml",
                "*/*",
                "nonsense",
                "application/json;charset=nowhere"
            })
    void onlyPlainJsonIsAccepted(String type) throws Exception {
        officer();

        assertThat(post("task", type, "{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(415);
    }

    @Test
    void aCompressedOrUntypedBodyIsRefused() throws Exception {
        officer();
        MockHttpServletRequest compressed = request("POST", ENGINE + "task");
        compressed.setContentType("application/json");
        compressed.addHeader("Content-Encoding", "gzip");
        compressed.setContent("{}".getBytes(StandardCharsets.UTF_8));
        assertThat(send(compressed)).isEqualTo(415);

        assertThat(post("task", null, "{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(415);
    }

    @Test
    void aHugeBodyIsRefused() throws Exception {
        officer();
        String frame = "{\"variables\":{\"a\":{\"value\":\"\"}}}";
        String almost = frame.replace("\"\"", "\"" + "x".repeat(EngineRestBody.MAXIMUM_BYTES - frame.length()) + "\"");

        assertThat(post("task/4711/submit-form", almost)).isEqualTo(200);
        assertThat(post("task/4711/submit-form", almost + " ")).isEqualTo(413);
    }

    @Test
    void aBodyWhereNoneBelongsIsRefused() throws Exception {
        officer();
        MockHttpServletRequest request = request("GET", ENGINE + "task");
        request.setContentType("application/json");
        request.setContent("{}".getBytes(StandardCharsets.UTF_8));

        assertThat(send(request)).isEqualTo(400);
    }

    @Test
    void anEmptyBodyMayComeWithoutAType() throws Exception {
        officer();

        assertThat(send("POST", ENGINE + "task/4711/unclaim")).isEqualTo(200);
    }

    @Test
    void aTaskIsClaimedForOneselfOnly() throws Exception {
        officer();

        assertThat(post("task/4711/claim", "{\"userId\":\"siti\"}")).isEqualTo(200);
        assertThat(post("task/4711/claim", "{\"userId\":\"budi\"}")).isEqualTo(403);
        assertThat(post("task/4711/claim", "{\"userId\":null}")).isEqualTo(403);
        assertThat(post("task/4711/claim", "{}")).isEqualTo(403);
        assertThat(post("task/4711/claim", "")).isEqualTo(403);
        assertThat(post("task/4711/claim", "{\"userId\":\"siti\",\"userId\":\"budi\"}"))
                .isEqualTo(400);
        assertThat(post("task/4711/claim", "{\"userId\":\"siti\",\"userId\":null}"))
                .isEqualTo(400);
        assertThat(post("task/4711/claim", "{\"userId\":null,\"userId\":\"siti\"}"))
                .isEqualTo(400);
        assertThat(post("task/4711/claim", "{\"x\":{\"userId\":\"siti\"}}")).isEqualTo(403);
        assertThat(post("task/4711/claim", "[\"siti\"]")).isEqualTo(400);
    }

    @Test
    void aRefusalIsShapedAsTheEnginesOwnAndSpeaksIndonesian() throws Exception {
        officer();
        MockHttpServletResponse response = new MockHttpServletResponse();

        door.doFilter(request("POST", ENGINE + "message"), response, engine);

        assertThat(response.getContentType()).startsWith("application/json");
        assertThat(new ObjectMapper().readTree(response.getContentAsByteArray()))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        "{\"type\":\"AuthorizationException\",\"message\":\"Permintaan ini tidak diizinkan.\"}"));
    }

    @Test
    void ourCodeBehindTheEngineKnowsTheReadersLanguage() throws Exception {
        officer();
        LocaleContextHolder.setLocale(Locale.FRENCH);
        AtomicReference<Locale> seen = new AtomicReference<>();

        door.doFilter(
                request("GET", ENGINE + "task"),
                new MockHttpServletResponse(),
                (request, response) -> seen.set(LocaleContextHolder.getLocale()));

        assertThat(seen.get().getLanguage()).isEqualTo("id");
        assertThat(LocaleContextHolder.getLocale()).isEqualTo(Locale.FRENCH);
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void whoIsNotLoggedInIsTurnedAway() throws Exception {
        assertThat(send("GET", ENGINE + "task")).isEqualTo(401);
    }

    private int post(String path, String body) throws Exception {
        return post(path, "application/json;charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    private int send(String method, String path, String body) throws Exception {
        return body.isEmpty() && method.equals("DELETE")
                ? send(method, ENGINE + path)
                : send(method, path, "application/json;charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    private int post(String path, String type, byte[] body) throws Exception {
        return send("POST", path, type, body);
    }

    private int send(String method, String path, String type, byte[] body) throws Exception {
        MockHttpServletRequest request = request(method, ENGINE + path);
        request.setContent(body);
        request.addHeader("Content-Length", body.length);
        if (type != null) {
            request.addHeader("Content-Type", type);
        }
        return send(request);
    }

    private int send(String method, String path) throws Exception {
        return send(request(method, path));
    }

    private int send(MockHttpServletRequest request) throws Exception {
        engine = new MockFilterChain();
        MockHttpServletResponse response = new MockHttpServletResponse();
        door.doFilter(request, response, engine);
        return response.getStatus();
    }

    private static MockHttpServletRequest request(String method, String path) throws IOException {
        return new MockHttpServletRequest(method, path);
    }

    private static void officer() {
        loggedIn("desk-admin");
    }

    private static void operator() {
        loggedIn("operator");
    }

    private static void loggedIn(String... groups) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        new StaffPrincipal("siti", "Siti Rahayu", ""),
                        null,
                        AuthorityUtils.createAuthorityList(groups)));
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/access");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static FixedLocaleResolver languages() {
        return new FixedLocaleResolver(Locale.forLanguageTag("id"));
    }
}
