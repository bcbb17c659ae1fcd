package org.tuntas.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;

class FilingTest extends RunningTuntas {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TimeMachine time;

    CitizensApi api;

    @BeforeEach
    void beforeLebaran() {
        api = new CitizensApi(port);
        time.set("2026-03-16T10:00");
    }

    @Test
    void aReportIsAcknowledgedWithNumberPinStateAndExplainedDeadline() {
        CitizensApi.Answer answer = api.file(CitizensApi.filing());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/number")).matches("LP-26-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(answer.text("/pin")).matches("\\d{6}");
        assertThat(answer.text("/state")).isEqualTo("RECEIVED");
        assertThat(answer.text("/stateLabel")).isEqualTo("Menunggu verifikasi");
        // 16 March + 3 HK over Nyepi and Lebaran: 17, 25 and 26 March
        assertThat(answer.text("/deadline/at")).isEqualTo("2026-03-26T16:00:00+07:00");
        assertThat(answer.body().at("/deadline/skipped"))
                .extracting(day ->
                        day.path("date").asText() + " " + day.path("kind").asText())
                .contains("2026-03-19 HOLIDAY", "2026-03-20 JOINT_LEAVE", "2026-03-24 JOINT_LEAVE");
        assertThat(answer.text("/deadline/why")).contains("3 hari kerja");
        assertThat(answer.raw().headers().firstValue("Location"))
                .hasValue("/api/v1/complaints/" + answer.text("/number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPLAINT", "ASPIRATION", "INFORMATION_REQUEST"})
    void everyTypeCanBeFiled(String type) {
        assertThat(api.file(CitizensApi.filing().put("type", type)).status()).isEqualTo(201);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("type", f -> f.put("type", "RANT")),
                wrong("type", f -> f.remove("type")),
                wrong("type", f -> f.put("type", 0)),
                wrong("title", f -> f.put("title", "   ")),
                wrong("title", f -> f.put("title", "x".repeat(161))),
                wrong("title", f -> f.put("title", 5)),
                wrong("text", f -> f.putNull("text")),
                wrong("text", f -> f.put("text", "x".repeat(10_001))),
                wrong("text", f -> f.put("text", "nol \0 di tengah")),
                wrong("occurredOn", f -> f.put("occurredOn", "2026-03-18")),
                wrong("occurredOn", f -> f.put("occurredOn", "besok")),
                wrong("place.regionCode", f -> f.withObject("/place").put("regionCode", "99.99.99")),
                wrong("place.regionCode", f -> f.withObject("/place").put("regionCode", "'; drop table complaint")),
                wrong("place.latitude", f -> f.withObject("/place").put("latitude", 91)),
                wrong("place.longitude", f -> f.withObject("/place").put("longitude", "east")),
                wrong("agency", f -> f.put("agency", "dishub")),
                wrong("agency", f -> f.put("agency", "kementerian-khayal")),
                wrong("category", f -> f.put("category", "tidak/ada")),
                wrong("reporter", f -> f.remove("reporter")),
                wrong("reporter", f -> f.withObject("/reporter").remove("phone")),
                wrong("reporter.phone", f -> f.withObject("/reporter").put("phone", "<script>")),
                wrong("reporter.email", f -> f.withObject("/reporter").put("email", "bukan surel")),
                wrong("reporter.nationalId", f -> f.withObject("/reporter").put("nationalId", "123")),
                wrong("reporter.birthYear", f -> f.withObject("/reporter").put("birthYear", 1066)),
                wrong("reporter.language", f -> f.withObject("/reporter").put("language", "fr")),
                wrong("channel", f -> f.put("channel", "PIGEON")),
                wrong("externalId", f -> f.put("externalId", "x".repeat(201))),
                wrong("anonymous", f -> f.put("anonymous", "perhaps")),
                wrong("favourite", f -> f.put("favourite", "colour")));
    }

    private static Arguments wrong(String field, Consumer<ObjectNode> change) {
        return Arguments.of(field, change);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongFieldIsNamedInTheReadersLanguage(String field, Consumer<ObjectNode> change) {
        ObjectNode filing = CitizensApi.filing();
        change.accept(filing);
        long before = complaints();

        CitizensApi.Answer indonesian = api.file(filing, "Accept-Language", "id");
        assertThat(indonesian.status()).isEqualTo(400);
        assertThat(indonesian.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(indonesian.body().at("/errors"))
                .extracting(error -> error.path("field").asText())
                .contains(field);
        assertThat(indonesian.text("/title")).isEqualTo("Isian salah");

        CitizensApi.Answer english = api.file(filing, "Accept-Language", "en-GB,en;q=0.8");
        assertThat(english.text("/title")).isEqualTo("Invalid input");
        assertThat(english.text("/errors/0/message")).isNotEqualTo(indonesian.text("/errors/0/message"));
        assertThat(complaints()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[", "{", "null", "[]", "42", "\"text\"", "{\"type\":\"COMPLAINT\"} trailing", "\ufeff{}"})
    void whatIsNoFilingIsABadRequest(String body) {
        CitizensApi.Answer answer = api.post("/api/v1/complaints", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/detail")).isNotBlank();
    }

    @Test
    void halfACharacterIsRefusedWithItsField() {
        CitizensApi.Answer answer = api.post(
                "/api/v1/complaints", CitizensApi.filing().toString().replace("sejak Senin", "sejak \\ud83d Senin"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("text");
    }

    @Test
    void aBodyThatNeverEndsIsCutOff() {
        assertThat(api.file(CitizensApi.filing().put("text", "x".repeat(2_000_000)))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void anythingButJsonIsRefusedInWords() {
        CitizensApi.Answer answer =
                api.send(request -> request.uri(java.net.URI.create("http://localhost:" + port + "/api/v1/complaints"))
                        .header("Content-Type", "text/xml")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("<a/>")));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("/detail")).contains("application/json");
    }

    @Test
    void theSameKeyGivesTheFirstAnswerAndFilesNothingAgain() {
        String key = UUID.randomUUID().toString();
        CitizensApi.Answer first = api.file(CitizensApi.filing(), "Idempotency-Key", key);
        long before = complaints();
        time.set("2026-03-27T10:00");
        CitizensApi.Answer again = api.file(CitizensApi.filing(), "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(complaints()).isEqualTo(before);
    }

    @Test
    void aKeyThatBelongsToAnotherReportGivesNothingAway() {
        String key = UUID.randomUUID().toString();
        CitizensApi.Answer first = api.file(CitizensApi.filing(), "Idempotency-Key", key);
        CitizensApi.Answer stranger =
                api.file(CitizensApi.filing().put("title", "Laporan lain"), "Idempotency-Key", key);
        assertThat(stranger.status()).isEqualTo(422);
        assertThat(stranger.raw().body()).doesNotContain(first.text("/pin"), first.text("/number"));
    }

    @Test
    void theSameExternalIdOfAChannelIsOneReport() {
        String id = UUID.randomUUID().toString();
        ObjectNode filing = CitizensApi.filing().put("channel", "WHATSAPP").put("externalId", id);
        CitizensApi.Answer first = api.file(filing);
        assertThat(api.file(filing).body()).isEqualTo(first.body());
        CitizensApi.Answer elsewhere = api.file(filing.deepCopy().put("channel", "SMS"));
        assertThat(elsewhere.text("/number")).isNotEqualTo(first.text("/number"));
    }

    @Test
    void twentyRequestsWithOneKeyAtOnceFileOneReport() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService clients = Executors.newFixedThreadPool(10);
        Callable<String> filing =
                () -> api.file(CitizensApi.filing(), "Idempotency-Key", key).text("/number");
        Set<String> numbers = clients
                .invokeAll(IntStream.range(0, 20).mapToObj(i -> filing).toList())
                .stream()
                .map(future -> {
                    try {
                        return future.get();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.toSet());
        clients.shutdown();
        assertThat(numbers).hasSize(1).doesNotContain("");
    }

    @Test
    void hostileTextIsKeptAsItIs() {
        String hostile = "<script>alert('x')</script> {{7*7}} ${7*7} '; drop table complaint; -- \u202e 👩‍👩‍👧";
        CitizensApi.Answer answer = api.file(CitizensApi.filing().put("text", hostile));
        assertThat(answer.status()).isEqualTo(201);
        CitizensApi.Answer view =
                api.get("/api/v1/complaints/" + answer.text("/number"), "X-Tracking-Pin", answer.text("/pin"));
        assertThat(view.text("/text")).isEqualTo(hostile);
    }

    @Test
    void theIdentityIsSealedInTheDatabase() {
        ObjectNode filing = CitizensApi.filing();
        filing.withObject("/reporter").put("name", "Nama Sangat Khas").put("nationalId", "3671010101910001");
        String number = api.file(filing).text("/number");
        byte[] sealed = jdbc.sql("select sealed from reporter where number = ?")
                .param(number)
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Khas", "3671010101910001");
    }

    @Test
    void theContractIsServed() {
        CitizensApi.Answer contract = api.get("/v3/api-docs");
        assertThat(contract.status()).isEqualTo(200);
        assertThat(contract.body().path("paths").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "/api/v1/complaints",
                        "/api/v1/complaints/{number}",
                        "/api/v1/complaints/{number}/attachments/{id}",
                        "/api/v1/complaints/{number}/completion",
                        "/api/v1/complaints/{number}/contest",
                        "/api/v1/complaints/{number}/reopening",
                        "/api/v1/complaints/{number}/replies",
                        "/api/v1/complaints/{number}/satisfaction",
                        "/api/v1/complaints/{number}/withdrawal");
    }

    private long complaints() {
        return jdbc.sql("select count(*) from complaint").query(Long.class).single();
    }
}
