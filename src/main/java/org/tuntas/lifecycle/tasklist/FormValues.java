package org.tuntas.lifecycle.tasklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tuntas.handling.CaseDesk;
import org.tuntas.handling.Proposal;
import org.tuntas.language.Words;
import org.tuntas.lifecycle.forms.Field;
import org.tuntas.lifecycle.forms.FormSchema;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.Station;

/**
 * Answers Tasklist's question for a form's values. The engine would send every variable of the task to the browser; this
 * sends what the form needs and nothing else: choices and texts from our tables, none of which is ever a variable.
 */
@Component
class FormValues extends OncePerRequestFilter implements Ordered {

    private static final Pattern PATH =
            Pattern.compile("/camunda/api/engine/engine/[a-zA-Z0-9_-]+/task/([^/;]+)/form-variables/?");

    private final Procedure procedure;
    private final CaseDesk desk;
    private final FormService forms;
    private final Words words;
    private final ObjectMapper json;

    FormValues(Procedure procedure, CaseDesk desk, FormService forms, Words words, ObjectMapper json) {
        this.procedure = procedure;
        this.desk = desk;
        this.forms = forms;
        this.words = words;
        this.json = json;
    }

    /** After Spring Security, before the engine's REST servlet. */
    @Override
    public int getOrder() {
        return SecurityProperties.DEFAULT_FILTER_ORDER + 20;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher path = PATH.matcher(request.getRequestURI());
        Principal officer = request.getUserPrincipal();
        if (!request.getMethod().equals("GET") || !path.matches() || officer == null) {
            chain.doFilter(request, response);
            return;
        }
        String task = path.group(1);
        Optional<Station> station = procedure.stationOf(task, officer.getName());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        if (station.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            json.writeValue(response.getOutputStream(), Map.of("type", "NotFound", "message", task));
            return;
        }
        json.writeValue(response.getOutputStream(), values(task, station.get()));
    }

    private Map<String, Variable> values(String task, Station station) throws IOException {
        FormSchema form;
        try (InputStream deployed = forms.getDeployedTaskForm(task)) {
            form = FormSchema.read(deployed);
        }
        Map<String, Object> prefilled = desk.prefilled(form.id(), station);
        Map<String, Variable> values = new HashMap<>();
        desk.facts(form.id(), station)
                .forEach((name, fact) ->
                        values.put(name, new Variable(fact instanceof Boolean ? "Boolean" : "String", fact, Map.of())));
        List<Proposal> proposals = desk.proposals(form.id(), station);
        if (!proposals.isEmpty()) {
            values.put("proposal", new Variable("String", inWords(proposals), Map.of()));
        }
        for (Field field : form.fields()) {
            Object value = prefilled.get(field.key());
            if (value != null) {
                values.put(field.key(), new Variable("String", value, Map.of()));
            }
            if (field.valuesKey() != null) {
                values.put(
                        field.valuesKey(),
                        new Variable("Json", choices(field.valuesKey(), station, proposals), Map.of()));
            }
        }
        return values;
    }

    private String choices(String valuesKey, Station station, List<Proposal> proposals) throws JsonProcessingException {
        return json.writeValueAsString(desk.offered(valuesKey, station, proposals));
    }

    /** As Markdown, which a form's text is. */
    private String inWords(List<Proposal> proposals) {
        String lines = proposals.size() == 1
                ? proposals.get(0).line()
                : proposals.stream()
                        .map(proposal -> "\n- " + proposal.line())
                        .collect(Collectors.joining("", "", "\n\n"));
        return words.text("proposal.form", lines);
    }

    /** A variable as the engine's REST API would send it. */
    private record Variable(String type, Object value, Map<String, Object> valueInfo) {}
}
