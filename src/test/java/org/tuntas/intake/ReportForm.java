package org.tuntas.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import org.tuntas.access.OfficersSession;
import org.tuntas.attachment.Multipart;

/** Somebody who fills in the report form without a script: what a page carries is sent with the next one, as a browser does it. */
final class ReportForm {

    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
    private static final Pattern TEXTAREA = Pattern.compile("<textarea [^>]*name=\"([^\"]+)\"[^>]*>([^<]*)</textarea>");
    private static final Pattern SELECT =
            Pattern.compile("<select [^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern SELECTED = Pattern.compile("<option value=\"([^\"]*)\" selected");

    private final OfficersSession browser;
    private HttpResponse<String> page;
    private Map<String, String> fields;

    ReportForm(int port) {
        this.browser = OfficersSession.anonymous(port);
        open();
    }

    /** Loads the empty form. */
    void open() {
        see(browser.send("GET", "/lapor", ""));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    }

    ReportForm with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Presses a button; the page that comes is read for the next time. */
    HttpResponse<String> press(String go) {
        HttpResponse<String> answer = post(go, new Multipart());
        if (answer.statusCode() != 302) {
            see(answer);
        }
        return answer;
    }

    HttpResponse<String> sendWith(Multipart files) {
        HttpResponse<String> answer = post("send", files);
        if (answer.statusCode() != 302) {
            see(answer);
        }
        return answer;
    }

    /** Sends what is in the form, as it is, once more. */
    HttpResponse<String> post(String go, Multipart form, String... headers) {
        fields.forEach(form::field);
        form.field("go", go);
        return browser.send(
                "POST", "/lapor", form.body(), HttpResponse.BodyHandlers.ofString(), Multipart.headers(headers));
    }

    /** Goes where a redirect leads. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return get(target(answer));
    }

    static String target(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    HttpResponse<String> get(String path) {
        return browser.send("GET", path, "");
    }

    /** Presses a button of another form of a page. */
    HttpResponse<String> press(String action, HttpResponse<String> of) {
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(of.body());
        assertThat(token.find()).isTrue();
        return browser.send(
                "POST",
                action,
                "_csrf=" + java.net.URLEncoder.encode(token.group(1), StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    String body() {
        return page.body();
    }

    /** The step in sight. */
    String step() {
        return field("langkah");
    }

    private void see(HttpResponse<String> answer) {
        page = answer;
        assertThat(answer.body()).doesNotContain("??");
        fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(answer.body());
        while (input.find()) {
            String attributes = input.group(1);
            String name = attribute(attributes, "name");
            String type = attribute(attributes, "type");
            boolean choice = type.equals("radio") || type.equals("checkbox");
            if (!name.isEmpty() && !type.equals("file") && (!choice || attributes.contains("checked"))) {
                fields.put(name, attribute(attributes, "value"));
            }
        }
        Matcher area = TEXTAREA.matcher(answer.body());
        while (area.find()) {
            fields.put(area.group(1), HtmlUtils.htmlUnescape(area.group(2)));
        }
        Matcher select = SELECT.matcher(answer.body());
        while (select.find()) {
            Matcher selected = SELECTED.matcher(select.group(2));
            fields.put(select.group(1), selected.find() ? HtmlUtils.htmlUnescape(selected.group(1)) : "");
        }
    }

    private static String attribute(String attributes, String name) {
        Matcher found = Pattern.compile("(?<![\\w-])" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
    }

    /** The problems in the summary. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        Matcher link = Pattern.compile("<a href=\"#lapor-([a-zA-Z]+)\">").matcher(page.body());
        while (link.find()) {
            problems.add(link.group(1));
        }
        return problems;
    }
}
