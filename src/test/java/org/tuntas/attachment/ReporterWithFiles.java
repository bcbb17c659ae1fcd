package org.tuntas.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.tuntas.api.CitizensApi;
import org.tuntas.api.CitizensApi.Answer;

/** A reporter's program that sends and fetches files over the citizens' API. */
public final class ReporterWithFiles {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final CitizensApi api;
    private final String base;

    public ReporterWithFiles(int port) {
        this.api = new CitizensApi(port);
        this.base = "http://localhost:" + port;
    }

    public Answer files(JsonNode filing, Multipart files, String... headers) {
        return post("/api/v1/complaints", files.field("complaint", filing.toString()), headers);
    }

    public Answer post(String path, Multipart body, String... headers) {
        return api.send(request -> request.uri(URI.create(base + path)).POST(body.body()), Multipart.headers(headers));
    }

    /** The report as the holder of a PIN sees it; as the public does when there is none. */
    public Answer look(String number, String pin) {
        return api.get(
                "/api/v1/complaints/" + number, pin.isEmpty() ? new String[0] : new String[] {"X-Tracking-Pin", pin});
    }

    public HttpResponse<byte[]> fetch(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
