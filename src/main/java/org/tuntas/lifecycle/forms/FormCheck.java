package org.tuntas.lifecycle.forms;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.language.Storable;

/**
 * Checks on the server what Camunda Forms check only in the browser: that nothing but the form's own fields is submitted,
 * that required ones are there, and that each value is of the field's kind.
 */
public final class FormCheck {

    private final FormSchema form;
    private final Function<String, List<String>> choices;
    private final HiddenRule hidden;

    /** Says whether a field is hidden while the form holds certain values. */
    @FunctionalInterface
    public interface HiddenRule {
        /**
         * Whether the field is hidden.
         *
         * @param expression FEEL, without the leading {@code =}
         * @param values by field key; null for empty ones
         */
        boolean hides(String expression, Map<String, @Nullable Object> values);
    }

    /**
     * A check against one form.
     *
     * @param choices allowed values by {@code valuesKey}
     */
    public FormCheck(FormSchema form, Function<String, List<String>> choices, HiddenRule hidden) {
        this.form = form;
        this.choices = choices;
        this.hidden = hidden;
    }

    /**
     * Reads what was submitted.
     *
     * @return values of the right kind by field key; empty and hidden ones are left out
     * @throws InvalidInput naming every field that is wrong
     */
    public Map<String, Object> check(Map<String, @Nullable Object> submitted) {
        List<FieldProblem> problems = new ArrayList<>();
        for (String key : submitted.keySet()) {
            if (form.fields().stream().noneMatch(field -> field.key().equals(key))) {
                problems.add(FieldProblem.of(key, "form.unknownField", shortened(key)));
            }
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Field field : form.fields()) {
            values.put(field.key(), emptyToNull(submitted.get(field.key())));
        }
        Map<String, Object> checked = new HashMap<>();
        for (Field field : form.fields()) {
            if (field.hiddenIf() != null && hidden.hides(field.hiddenIf(), values)) {
                continue;
            }
            Object value = values.get(field.key());
            if (value == null) {
                if (field.required()) {
                    problems.add(FieldProblem.of(field.key(), "form.required", field.label()));
                }
                continue;
            }
            int before = problems.size();
            Object read = read(field, value, problems);
            if (problems.size() == before && read != null) {
                checked.put(field.key(), read);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return checked;
    }

    private @Nullable Object read(Field field, Object value, List<FieldProblem> problems) {
        return switch (field.type()) {
            case "textfield", "textarea" -> text(field, value, problems);
            case "radio", "select" -> choice(field, value, problems);
            case "checklist", "taglist" -> choiceList(field, value, problems);
            case "checkbox" -> value instanceof Boolean ? value : wrong(field, problems, "form.wrongType");
            case "number" -> number(field, value, problems);
            case "datetime" -> date(field, value, problems);
            default -> wrong(field, problems, "form.wrongType");
        };
    }

    private static @Nullable Object text(Field field, Object value, List<FieldProblem> problems) {
        if (!(value instanceof String text)) {
            return wrong(field, problems, "form.wrongType");
        }
        if (!Storable.isStorable(text)) {
            return wrong(field, problems, "form.characters");
        }
        String stripped = text.strip();
        if (stripped.length() < field.minLength()) {
            problems.add(FieldProblem.of(field.key(), "form.tooShort", field.label(), field.minLength()));
        }
        if (stripped.length() > field.maxLength()) {
            problems.add(
                    FieldProblem.of(field.key(), "form.tooLong", field.label(), field.maxLength(), stripped.length()));
        }
        if (field.pattern() != null && !Pattern.matches(field.pattern(), stripped)) {
            return wrong(field, problems, "form.pattern");
        }
        return stripped;
    }

    private @Nullable Object choice(Field field, Object value, List<FieldProblem> problems) {
        return value instanceof String && allowed(field).contains(value)
                ? value
                : wrong(field, problems, "form.notAChoice");
    }

    private @Nullable Object choiceList(Field field, Object value, List<FieldProblem> problems) {
        return value instanceof Collection<?> chosen && allowed(field).containsAll(chosen)
                ? List.copyOf(chosen)
                : wrong(field, problems, "form.notAChoice");
    }

    private List<String> allowed(Field field) {
        return field.valuesKey() == null ? field.values() : choices.apply(field.valuesKey());
    }

    private static @Nullable Object number(Field field, Object value, List<FieldProblem> problems) {
        if (!(value instanceof Number number)) {
            return wrong(field, problems, "form.wrongType");
        }
        double size = number.doubleValue();
        boolean within = (field.min() == null || size >= field.min()) && (field.max() == null || size <= field.max());
        return within ? value : wrong(field, problems, "form.outOfRange");
    }

    private static @Nullable Object date(Field field, Object value, List<FieldProblem> problems) {
        try {
            return LocalDate.parse(value.toString());
        } catch (DateTimeParseException notADate) {
            return wrong(field, problems, "form.notADate");
        }
    }

    private static @Nullable Object wrong(Field field, List<FieldProblem> problems, String key) {
        problems.add(FieldProblem.of(field.key(), key, field.label()));
        return null;
    }

    private static @Nullable Object emptyToNull(@Nullable Object value) {
        return value instanceof String text && text.isBlank() ? null : value;
    }

    private static String shortened(String key) {
        return key.length() <= 60 ? key : key.substring(0, 60) + "…";
    }
}
