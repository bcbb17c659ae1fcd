package org.tuntas.lifecycle.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An input of a Camunda Form, with the rules that the browser checks and we check again.
 *
 * @param key under which it is submitted
 * @param label what the officer calls it
 * @param type of the component, e.g. {@code textarea}
 * @param hiddenIf FEEL expression, without the leading {@code =}; null when always shown
 * @param values allowed values of a choice that the form lists itself
 * @param valuesExpression FEEL expression, without the leading {@code =}, for the choices; null when the form lists them
 * @param valuesKey name of the choices that our tables provide; null when the form lists them
 * @param pattern regular expression a text must match; null when any
 */
public record Field(
        String key,
        String label,
        String type,
        boolean required,
        int minLength,
        int maxLength,
        @Nullable String pattern,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable String hiddenIf,
        List<String> values,
        @Nullable String valuesExpression,
        @Nullable String valuesKey) {

    static Field of(JsonNode component) {
        JsonNode validate = component.path("validate");
        List<String> values = new ArrayList<>();
        component.path("values").forEach(value -> values.add(value.path("value").asText()));
        String key = component.path("key").asText();
        return new Field(
                key,
                component.path("label").asText(component.path("dateLabel").asText(key)),
                component.path("type").asText(),
                validate.path("required").asBoolean(),
                validate.path("minLength").asInt(0),
                validate.path("maxLength").asInt(Integer.MAX_VALUE),
                text(validate, "pattern"),
                number(validate, "min"),
                number(validate, "max"),
                feel(component.path("conditional").path("hide").asText("")),
                List.copyOf(values),
                feel(component.path("valuesExpression").asText("")),
                text(component, "valuesKey"));
    }

    /** Whether the officer writes free text here, which must not enter the engine. */
    public boolean isNarrative() {
        return type.equals("textfield") || type.equals("textarea");
    }

    /** Whether the value must be one of a list. */
    public boolean isChoice() {
        return type.equals("radio") || type.equals("select");
    }

    private static @Nullable String feel(String expression) {
        return expression.isEmpty() ? null : expression.replaceFirst("^=", "");
    }

    private static @Nullable String text(JsonNode node, String name) {
        String text = node.path(name).asText("");
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Double number(JsonNode node, String name) {
        return node.path(name).isNumber() ? node.path(name).asDouble() : null;
    }
}
