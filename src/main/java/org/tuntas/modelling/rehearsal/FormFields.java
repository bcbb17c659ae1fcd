package org.tuntas.modelling.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tuntas.modelling.Versions;

/** The fields of the forms that hold on a stage. */
@Component
@Profile("demo")
class FormFields {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An outcome that the form offers only at times. */
    private static final Pattern LABELLED =
            Pattern.compile("\"label\"\\s*:\\s*\"([^\"]*)\"\\s*,\\s*\"value\"\\s*:\\s*\"([^\"]*)\"");

    private final Versions versions;

    FormFields(Versions versions) {
        this.versions = versions;
    }

    /** The fields of a form by its id, in order; none when there is no such form. */
    List<Scene.Field> of(String form) {
        List<Scene.Field> fields = new ArrayList<>();
        versions.files(versions.current().id()).contents().forEach((name, content) -> {
            if (name.endsWith(".form")) {
                JsonNode root = read(content);
                if (root.path("id").asText().equals(form)) {
                    collect(root, fields);
                }
            }
        });
        return fields;
    }

    private static JsonNode read(byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (IOException impossible) {
            // It was checked before it was deployed.
            throw new UncheckedIOException(impossible);
        }
    }

    private static void collect(JsonNode parent, List<Scene.Field> fields) {
        for (JsonNode component : parent.path("components")) {
            if (component.hasNonNull("key") && !component.has("components")) {
                fields.add(field(component));
            }
            collect(component, fields);
        }
    }

    private static Scene.Field field(JsonNode component) {
        String key = component.path("key").asText();
        Map<String, String> options = new LinkedHashMap<>();
        component
                .path("values")
                .forEach(value -> options.put(
                        value.path("value").asText(), value.path("label").asText()));
        Matcher offered = LABELLED.matcher(component.path("valuesExpression").asText(""));
        while (offered.find()) {
            options.put(offered.group(2), offered.group(1));
        }
        String hide = component.path("conditional").path("hide").asText("");
        return new Scene.Field(
                key,
                component.path("label").asText(component.path("dateLabel").asText(key)),
                component.path("type").asText(),
                component.path("validate").path("required").asBoolean(),
                options,
                hide.isEmpty() ? null : hide.replaceFirst("^=", ""));
    }
}
