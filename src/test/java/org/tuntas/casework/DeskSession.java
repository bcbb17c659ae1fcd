package org.tuntas.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tuntas.access.OfficersSession;

/** Somebody at the officers' desk, without a browser: opens pages and sends their forms. */
final class DeskSession {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private final OfficersSession session;

    private DeskSession(OfficersSession session) {
        this.session = session;
    }

    static DeskSession of(String login, int port) {
        return new DeskSession(OfficersSession.of(login, port));
    }

    HttpResponse<String> open(String path) {
        return session.send("GET", path, "", "Accept", "text/html");
    }

    /** A page that must be there; a text without words would show as two question marks. */
    String page(String path) {
        HttpResponse<String> answer = open(path);
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        assertThat(answer.body()).as(path).doesNotContain("??");
        return answer.body();
    }

    /** The key of a counter's form. */
    static String keyIn(String page) {
        Matcher key = KEY.matcher(page);
        assertThat(key.find()).as("a key on the form").isTrue();
        return key.group(1);
    }

    /** Sends a form with the token of a page that has one. */
    HttpResponse<String> send(String page, String action, Map<String, String> fields) {
        Matcher token = CSRF.matcher(open(page).body());
        assertThat(token.find()).as("a form on " + page).isTrue();
        List<String> pairs = new ArrayList<>(List.of("_csrf=" + encoded(token.group(1))));
        fields.forEach((name, value) -> pairs.add(name + "=" + encoded(value)));
        return session.send(
                "POST", action, String.join("&", pairs), "Content-Type", "application/x-www-form-urlencoded");
    }

    /** Where an answer leads, without the host. */
    static String target(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
