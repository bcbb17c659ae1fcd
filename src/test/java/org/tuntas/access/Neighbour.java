package org.tuntas.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Somebody who comes from another address of this machine, so that what is counted by address does not count for other tests. */
public final class Neighbour {

    private final String address;
    private final int port;

    private Neighbour(String address, int port) {
        this.address = address;
        this.port = port;
    }

    /** @param address one of 127.0.0.0/8; each test takes its own */
    public static Neighbour at(String address, int port) {
        return new Neighbour(address, port);
    }

    /** The page, with its headers, that says "too often" to somebody who tries numbers. */
    public String slowed(String language) {
        String answer = "";
        for (int asked = 0; asked < 1_000 && !answer.startsWith("HTTP/1.1 429"); asked++) {
            answer = send("GET", "/api/v1/complaints/LP-26-7K3M-9QXD", "");
        }
        answer = send("GET", "/laporan/LP-26-7K3M-9QXD", "", "Accept: text/html", "Accept-Language: " + language);
        assertThat(answer).startsWith("HTTP/1.1 429");
        return answer;
    }

    /** The whole answer: status line, headers and, read until the end, the body as it came. */
    public String send(String method, String path, String body, String... headers) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder request = new StringBuilder(method + " " + path
                + " HTTP/1.0\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + content.length + "\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(address), 0)) {
            socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(content);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
