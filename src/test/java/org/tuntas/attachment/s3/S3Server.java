package org.tuntas.attachment.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A small store that speaks the part of S3 that is asked of it, over real HTTP, and takes nothing whose signature (AWS Signature Version 4) or
 * digest is wrong.
 */
class S3Server implements AutoCloseable {

    static final String ACCESS_KEY = "tuntas-test";
    static final String SECRET_KEY = "not-a-secret-at-all";
    static final String BUCKET = "lampiran";

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

    final Map<String, byte[]> objects = new TreeMap<>();
    private final HttpServer server;

    S3Server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    S3Settings settings(String secretKey) {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new S3Settings(BUCKET, endpoint, "us-east-1", ACCESS_KEY, secretKey, "tuntas/");
    }

    private synchronized void answer(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        String path = call.getRequestURI().getPath();
        String key = path.substring(Math.min(path.length(), BUCKET.length() + 2));
        try (call) {
            if (!path.startsWith("/" + BUCKET) || !isSigned(call, body)) {
                send(call, 403, "<Error><Code>SignatureDoesNotMatch</Code></Error>".getBytes(StandardCharsets.UTF_8));
            } else if (call.getRequestMethod().equals("PUT")) {
                objects.put(key, body);
                send(call, 200, new byte[0]);
            } else if (call.getRequestMethod().equals("DELETE")) {
                objects.remove(key);
                send(call, 204, new byte[0]);
            } else if (key.isEmpty()) {
                send(call, 200, list());
            } else if (objects.containsKey(key)) {
                send(call, 200, objects.get(key));
            } else {
                send(call, 404, "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private byte[] list() {
        return ("<ListBucketResult><IsTruncated>false</IsTruncated>"
                        + objects.entrySet().stream()
                                .map(object -> "<Contents><Key>" + object.getKey() + "</Key><Size>"
                                        + object.getValue().length + "</Size></Contents>")
                                .collect(Collectors.joining())
                        + "</ListBucketResult>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange call, int status, byte[] body) throws IOException {
        call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            call.getResponseBody().write(body);
        }
    }

    private static boolean isSigned(HttpExchange call, byte[] body) {
        String digest = String.valueOf(call.getRequestHeaders().getFirst("x-amz-content-sha256"));
        Matcher given =
                AUTHORIZATION.matcher(String.valueOf(call.getRequestHeaders().getFirst("Authorization")));
        if (!given.matches()
                || !given.group(1).equals(ACCESS_KEY)
                || !digest.equals(body.length == 0 ? "UNSIGNED-PAYLOAD" : sha256(body))) {
            return false;
        }
        String headers = Arrays.stream(given.group(4).split(";"))
                .map(name ->
                        name + ":" + call.getRequestHeaders().getFirst(name).strip() + "\n")
                .collect(Collectors.joining());
        String query = call.getRequestURI().getRawQuery() == null
                ? ""
                : Arrays.stream(call.getRequestURI().getRawQuery().split("&"))
                        .map(S3Server::encoded)
                        .sorted()
                        .collect(Collectors.joining("&"));
        String canonical = String.join(
                "\n",
                call.getRequestMethod(),
                call.getRequestURI().getRawPath(),
                query,
                headers,
                given.group(4),
                digest);
        String scope = given.group(2) + "/" + given.group(3) + "/s3/aws4_request";
        String toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                call.getRequestHeaders().getFirst("X-Amz-Date"),
                scope,
                sha256(canonical.getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + SECRET_KEY).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(given.group(2), given.group(3), "s3", "aws4_request")) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, toSign)).equals(given.group(5));
    }

    /** A pair of the query as the signature wants it, however it was written on the wire. */
    private static String encoded(String pair) {
        String[] both = pair.split("=", 2);
        return encode(both[0]) + "=" + (both.length == 2 ? encode(both[1]) : "");
    }

    private static String encode(String written) {
        String plain = URLDecoder.decode(written, StandardCharsets.UTF_8);
        return URLEncoder.encode(plain, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
