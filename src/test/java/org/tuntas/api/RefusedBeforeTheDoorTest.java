package org.tuntas.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;

/** Errors before any controller: programs get a problem detail, people a page, both in their language. */
class RefusedBeforeTheDoorTest extends RunningTuntas {

    @LocalServerPort
    int port;

    CitizensApi api;

    @BeforeEach
    void client() {
        api = new CitizensApi(port);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404",
        "GET, /api/v2/complaints, 404",
        "PUT, /api/v1/complaints, 405",
        "DELETE, /api/v1/complaints/LP-26-0000-0000, 405"
    })
    void unknownAddressesAndMethodsAreProblems(String method, String path, int status) {
        CitizensApi.Answer answer = api.send(request -> request.uri(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.text("/detail")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "text/plain", "application/x-www-form-urlencoded"})
    void anythingButJsonIsUnsupported(String type) {
        CitizensApi.Answer answer =
                api.send(request -> request.uri(URI.create("http://localhost:" + port + "/api/v1/complaints"))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("/detail")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"latitude\":1e-999999999,\"longitude\":1}",
                "{\"latitude\":1e-20000}",
                "{\"latitude\":1e999999999}",
                "{\"longitude\":0e-999999999}"
            })
    void numbersOfAbsurdSizeAreRefusedWithTheirField(String place) {
        CitizensApi.Answer answer = api.post(
                "/api/v1/complaints",
                CitizensApi.filing().toString().replaceFirst("\"place\":\\{[^}]*}", "\"place\":" + place));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).startsWith("place.");
    }

    @Test
    void secretSaidTwiceIsNotRead() {
        CitizensApi.Answer answer = api.post(
                "/api/v1/complaints",
                CitizensApi.filing().toString().replace("\"secret\":false", "\"secret\":true,\"secret\":false"));
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void aBodyUnderAnotherSpellingOfTheAddressIsCutOffToo() {
        CitizensApi.Answer answer = api.post("/%61pi/v1/complaints", " ".repeat(3_000_000) + CitizensApi.filing());
        assertThat(answer.status()).isIn(400, 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2003\u2003", "\u200b", "...", "\u3164"})
    void aReportWithoutWordsIsNone(String blank) {
        CitizensApi.Answer answer = api.file(CitizensApi.filing().put("text", blank));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?lang=", "/?lang=xx", "/masuk?lang=", "/demo/waktu?lang=%00"})
    void aStrangeLanguageIsIndonesian(String path) {
        assertThat(api.get(path, "Accept", "text/html").status()).isIn(200, 400);
    }

    @Test
    void peopleGetAPageInTheirLanguage() {
        CitizensApi.Answer page = api.get("/assets/tidak-ada", "Accept", "text/html", "Accept-Language", "id");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.raw().body()).contains("Tidak ditemukan").doesNotContain("Whitelabel");
        assertThat(api.get("/error", "Accept", "text/html").status()).isEqualTo(404);
    }
}
