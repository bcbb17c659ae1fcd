package org.tuntas.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;

/** A client of the citizens' API over real HTTP. */
public final class CitizensApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;

    public CitizensApi(int port) {
        this.base = "http://localhost:" + port;
    }

    /** An answer: status, body as JSON (a missing node when it is none) and headers. */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        public String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    /** A valid filing, to be changed by the test. */
    public static ObjectNode filing() {
        ObjectNode filing = JSON.createObjectNode();
        filing.put("type", "COMPLAINT")
                .put("title", "Lampu jalan mati")
                .put("text", "Lampu jalan di depan SDN 2 mati sejak Senin.")
                .put("anonymous", false)
                .put("secret", false);
        filing.putObject("place").put("regionCode", "36.71.06").put("address", "Jl. HOS Cokroaminoto 10");
        filing.putObject("reporter").put("name", "Siti Aminah").put("phone", "0812 0000 0000");
        return filing;
    }

    public Answer file(JsonNode filing, String... headers) {
        return post("/api/v1/complaints", filing.toString(), headers);
    }

    public Answer post(String path, String body, String... headers) {
        return send(
                request -> request.uri(URI.create(base + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    public Answer get(String path, String... headers) {
        return send(request -> request.uri(URI.create(base + path)).GET(), headers);
    }

    public Answer send(Consumer<HttpRequest.Builder> shape, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        shape.accept(request);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String body = response.body();
            boolean json = body != null && (body.startsWith("{") || body.startsWith("["));
            return new Answer(response.statusCode(), json ? JSON.readTree(body) : JSON.missingNode(), response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
