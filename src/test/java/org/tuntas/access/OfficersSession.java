package org.tuntas.access;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An officer's browser session without the browser: cookies, both CSRF tokens, and any request one can think of. */
public final class OfficersSession {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    private OfficersSession(int port) {
        this.base = "http://localhost:" + port;
    }

    public static OfficersSession anonymous(int port) {
        return new OfficersSession(port);
    }

    public static OfficersSession of(String login, int port) {
        return of(login, "tuntas-demo", port);
    }

    public static OfficersSession of(String login, String password, int port) {
        OfficersSession session = new OfficersSession(port);
        Matcher token = CSRF.matcher(session.send("GET", "/masuk", "").body());
        if (!token.find()) {
            throw new AssertionError("The login page has no CSRF token");
        }
        String form = "login=" + login + "&password=" + password + "&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        HttpResponse<String> in =
                session.send("POST", "/masuk", form, "Content-Type", "application/x-www-form-urlencoded");
        if (in.statusCode() != 302
                || in.headers().firstValue("Location").orElse("").contains("gagal")) {
            throw new AssertionError("Login of " + login + " failed: " + in.statusCode());
        }
        session.send("GET", "/camunda/app/tasklist/default/", "");
        return session;
    }

    /** A request to the engine's REST API as Tasklist sends it. */
    public HttpResponse<String> engine(String method, String path, String json) {
        return send(
                method,
                "/camunda/api/engine/engine/default" + path,
                json,
                "Content-Type",
                "application/json",
                "Accept",
                "application/json",
                "X-XSRF-TOKEN",
                cookies.getCookieStore().getCookies().stream()
                        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                        .map(HttpCookie::getValue)
                        .findFirst()
                        .orElse("none"));
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(
                method,
                path,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body),
                HttpResponse.BodyHandlers.ofString(),
                headers);
    }

    /** A request with any body, and an answer read in any way. */
    public <T> HttpResponse<T> send(
            String method,
            String path,
            HttpRequest.BodyPublisher body,
            HttpResponse.BodyHandler<T> as,
            String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), as);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
