package org.tuntas.attachment;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A {@code multipart/form-data} body as browsers and programs send it. */
public final class Multipart {

    private static final String BOUNDARY = "----tuntas7MA4YWxkTrZu0gW";

    private final List<BodyPublisher> parts = new ArrayList<>();

    public static String[] headers(String... more) {
        String[] headers = new String[more.length + 2];
        headers[0] = "Content-Type";
        headers[1] = "multipart/form-data; boundary=" + BOUNDARY;
        System.arraycopy(more, 0, headers, 2, more.length);
        return headers;
    }

    public Multipart field(String name, String value) {
        return part("name=\"" + name + "\"", "", BodyPublishers.ofString(value));
    }

    public Multipart file(String name, byte[] content) {
        return file(name, BodyPublishers.ofByteArray(content));
    }

    public Multipart file(String name, BodyPublisher content) {
        String quoted = name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
        return part("name=\"files\"; filename=\"" + quoted + "\"", "Content-Type: image/jpeg\r\n", content);
    }

    private Multipart part(String disposition, String type, BodyPublisher content) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + type + "\r\n";
        parts.add(BodyPublishers.ofString(head, StandardCharsets.UTF_8));
        parts.add(content);
        parts.add(BodyPublishers.ofString("\r\n"));
        return this;
    }

    public BodyPublisher body() {
        List<BodyPublisher> all = new ArrayList<>(parts);
        all.add(BodyPublishers.ofString("--" + BOUNDARY + "--\r\n"));
        return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
    }
}
