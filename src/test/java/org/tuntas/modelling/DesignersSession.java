package org.tuntas.modelling;

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
import org.tuntas.attachment.Multipart;

/** Somebody at the workbench, without the browser. */
public final class DesignersSession {

    public static final String DESIGNER = "bayu.designer";
    public static final String APPROVER = "ayu.approver";
    public static final String AUDITOR = "indra.auditor";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final OfficersSession session;

    private DesignersSession(OfficersSession session) {
        this.session = session;
    }

    public static DesignersSession of(String login, int port) {
        return new DesignersSession(OfficersSession.of(login, port));
    }

    public HttpResponse<String> open(String path) {
        return session.send("GET", path, "", "Accept", "text/html");
    }

    /** A page that must be there; a text without words would show as two question marks. */
    public String page(String path) {
        HttpResponse<String> answer = open(path);
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        assertThat(answer.body()).as(path).doesNotContain("??");
        return answer.body();
    }

    /** Sends a form of a page: names and values one after the other. */
    public HttpResponse<String> send(String page, String action, String... fields) {
        List<String> pairs = new ArrayList<>(List.of("_csrf=" + encoded(token(page))));
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + encoded(fields[i + 1]));
        }
        return session.send(
                "POST", action, String.join("&", pairs), "Content-Type", "application/x-www-form-urlencoded");
    }

    /** Sends files with the form of a page, by name. */
    public HttpResponse<String> upload(String page, String action, Map<String, byte[]> files, String... fields) {
        Multipart form = new Multipart().field("_csrf", token(page));
        for (int i = 0; i < fields.length; i += 2) {
            form.field(fields[i], fields[i + 1]);
        }
        files.forEach(form::file);
        return session.send(
                "POST",
                action,
                form.body(),
                HttpResponse.BodyHandlers.ofString(),
                Multipart.headers("Accept", "text/html"));
    }

    private String token(String page) {
        Matcher token = CSRF.matcher(open(page).body());
        assertThat(token.find()).as("a form on " + page).isTrue();
        return token.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
