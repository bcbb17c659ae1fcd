package org.tuntas.modelling.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.modelling.rehearsal.Scene.Field;

/**
 * The fields of a form that belong to one of its outcomes, filled with something that a rehearsal can go on with. Which are shown is
 * guessed from the conditions as our forms write them; whether an answer is complete is the form's own rule on the stage.
 */
@Component
class ShownFields {

    private static final Pattern COMPARISON = Pattern.compile("(\\w+) (!=|=) (\"[^\"]*\"|null)");
    private static final int DAYS_AHEAD = 3;

    /** What stands in fields that every form of ours knows. */
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("agency", "kota-tangerang"),
            Map.entry("units", "dishub"),
            Map.entry("unit", "dishub"),
            Map.entry("owner", "kementerian-pu"),
            Map.entry("type", "COMPLAINT"),
            Map.entry("supervisionClass", "ORDINARY"),
            Map.entry("resolution", "RESOLVED"));

    /** A field with what stands in it at first. */
    record Filled(Field field, String value) {}

    /** The field that says how a task ended; null when the form has none. */
    static @Nullable Field outcome(List<Field> fields) {
        return fields.stream()
                .filter(field ->
                        field.key().endsWith("Outcome") && !field.options().isEmpty())
                .findFirst()
                .orElse(null);
    }

    /**
     * The fields of an outcome, without the one that says it.
     *
     * @param now by the clock of the stage, for dates that lie ahead
     */
    List<Filled> of(List<Field> fields, String outcome, String now) {
        Field decisive = outcome(fields);
        String key = decisive == null ? "" : decisive.key();
        return fields.stream()
                .filter(field -> !field.key().equals(key))
                .filter(field -> !isHidden(field.hiddenIf(), key, outcome))
                .map(field -> new Filled(field, value(field, now)))
                .toList();
    }

    private static boolean isHidden(@Nullable String condition, String key, String outcome) {
        return condition != null
                && Arrays.stream(condition.split(" or "))
                        .anyMatch(any -> Arrays.stream(any.split(" and ")).allMatch(all -> holds(all, key, outcome)));
    }

    /** What is not the outcome is not filled in yet. */
    private static boolean holds(String term, String key, String outcome) {
        Matcher comparison = COMPARISON.matcher(term.strip());
        if (!comparison.matches()) {
            return true;
        }
        String value = comparison.group(1).equals(key) ? "\"" + outcome + "\"" : "null";
        return value.equals(comparison.group(3)) == comparison.group(2).equals("=");
    }

    private static String value(Field field, String now) {
        String usual = USUAL.get(field.key());
        if (usual != null) {
            return usual;
        }
        if (!field.required()) {
            return "";
        }
        return switch (field.type()) {
            case "datetime" ->
                LocalDate.parse(now.substring(0, 10)).plusDays(DAYS_AHEAD).toString();
            case "textfield", "textarea" -> "Ditulis dalam latihan untuk alur ini.";
            case "checkbox" -> "true";
            case "number" -> "1";
            default -> field.options().keySet().stream().findFirst().orElse("");
        };
    }

    /** What was typed, as the form's field wants it. */
    Object value(String type, String typed) {
        return switch (type) {
            case "checklist", "taglist" ->
                Arrays.stream(typed.split(",")).map(String::strip).toList();
            case "checkbox" -> Boolean.valueOf(typed);
            case "number" -> typed.matches("\\d{1,9}") ? (Object) Integer.valueOf(typed) : typed;
            default -> typed;
        };
    }
}
