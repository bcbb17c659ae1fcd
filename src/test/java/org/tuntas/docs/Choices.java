package org.tuntas.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The choice on a form by which a step ends.
 *
 * @param key of the field
 * @param options what may be chosen
 */
record Choices(String key, List<Choice> options) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LITERAL =
            Pattern.compile("\\{\\s*\"label\":\\s*\"([^\"]*)\",\\s*\"value\":\\s*\"([^\"]*)\"\\s*}");

    /**
     * @param value what the form submits
     * @param label what the officer reads
     * @param always whether it is always offered; otherwise the form decides
     */
    record Choice(String value, String label, boolean always) {}

    /** The field of a form that holds the outcome; empty when the form has none. */
    static Optional<Choices> of(String form) {
        try {
            return outcome(JSON.readTree(Path.of("forms", form + ".form").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Choices> outcome(JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            String key = component.path("key").asText();
            if (key.endsWith("Outcome")) {
                return Optional.of(new Choices(key, options(component)));
            }
            Optional<Choices> inside = outcome(component);
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    private static List<Choice> options(JsonNode field) {
        List<Choice> options = new ArrayList<>();
        field.path("values")
                .forEach(value -> options.add(new Choice(
                        value.path("value").asText(), value.path("label").asText(), true)));
        addExpressed(field.path("valuesExpression").asText(), options);
        if (options.isEmpty()) {
            throw new IllegalStateException("The choices of " + field.path("key") + " are not found in its form");
        }
        return List.copyOf(options);
    }

    /** A FEEL expression names its choices as literals; one that is not in all of its branches is offered only sometimes. */
    private static void addExpressed(String feel, List<Choice> options) {
        String[] branches = feel.split("\\belse\\b", -1);
        Matcher literals = LITERAL.matcher(feel);
        while (literals.find()) {
            String value = literals.group(2);
            if (options.stream().noneMatch(option -> option.value().equals(value))) {
                boolean always = List.of(branches).stream().allMatch(branch -> branch.contains("\"" + value + "\""));
                options.add(new Choice(value, literals.group(1), always));
            }
        }
    }
}
