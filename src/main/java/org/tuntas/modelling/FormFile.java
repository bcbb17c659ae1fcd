package org.tuntas.modelling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form as far as the check asks about it.
 *
 * @param file it came from
 * @param id by which tasks refer to it
 * @param fields what officers fill in, in order
 * @param expressions FEEL of everything on the form that has some, by what it belongs to
 */
record FormFile(String file, String id, List<Field> fields, Map<String, List<String>> expressions) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OFFERED = Pattern.compile("\"value\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern LABELLED =
            Pattern.compile("\"label\"\\s*:\\s*\"([^\"]*)\"\\s*,\\s*\"value\"\\s*:\\s*\"([^\"]*)\"");

    /**
     * A field.
     *
     * @param options values that the form itself offers, with their labels; empty when it offers none
     * @param valuesKey name of choices that Java provides; blank when it does not
     */
    record Field(
            String key, String label, String type, boolean required, Map<String, String> options, String valuesKey) {

        /** Free text, which never becomes a variable. */
        boolean isNarrative() {
            return type.equals("textfield") || type.equals("textarea");
        }
    }

    /** @throws SafeXml.Refused when it is no form of Camunda 7 */
    static FormFile read(String file, byte[] content) {
        JsonNode root = json(content);
        if (root.path("executionPlatform").asText().equals("Camunda Cloud")) {
            throw new SafeXml.Refused(Rule.FILE_CAMUNDA_8, "");
        }
        List<Field> fields = new ArrayList<>();
        Map<String, List<String>> expressions = new LinkedHashMap<>();
        collect(root, fields, expressions);
        return new FormFile(file, root.path("id").asText(), List.copyOf(fields), expressions);
    }

    /** @throws SafeXml.Refused when it is not a JSON object */
    static JsonNode json(byte[] content) {
        JsonNode root;
        try {
            root = JSON.readTree(content);
        } catch (IOException notJson) {
            throw new SafeXml.Refused(
                    Rule.FILE_UNREADABLE, String.valueOf(notJson.getMessage()).replaceAll("\\s+", " "));
        }
        if (root == null || !root.path("components").isArray()) {
            throw new SafeXml.Refused(Rule.FILE_KIND, "@form");
        }
        return root;
    }

    Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    private static void collect(JsonNode parent, List<Field> fields, Map<String, List<String>> expressions) {
        for (JsonNode component : parent.path("components")) {
            String feel = component.path("valuesExpression").asText();
            if (component.hasNonNull("key") && !component.has("components")) {
                fields.add(new Field(
                        component.path("key").asText(),
                        component
                                .path("label")
                                .asText(component
                                        .path("dateLabel")
                                        .asText(component.path("key").asText())),
                        component.path("type").asText(),
                        component.path("validate").path("required").asBoolean(),
                        options(component.path("values"), feel),
                        component.path("valuesKey").asText()));
            }
            String of = component.path("key").asText(component.path("type").asText());
            for (String expression :
                    List.of(component.path("conditional").path("hide").asText(), feel)) {
                if (expression.startsWith("=")) {
                    expressions.computeIfAbsent(of, key -> new ArrayList<>()).add(expression.substring(1));
                }
            }
            collect(component, fields, expressions);
        }
    }

    private static Map<String, String> options(JsonNode values, String feel) {
        Map<String, String> options = new LinkedHashMap<>();
        values.forEach(value ->
                options.put(value.path("value").asText(), value.path("label").asText()));
        Matcher offered = OFFERED.matcher(feel);
        while (offered.find()) {
            options.putIfAbsent(offered.group(1), offered.group(1));
        }
        Matcher labelled = LABELLED.matcher(feel);
        while (labelled.find()) {
            options.put(labelled.group(2), labelled.group(1));
        }
        return options;
    }
}
