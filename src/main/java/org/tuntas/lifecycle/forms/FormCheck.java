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
import org.tuntas.language.Silence;
import org.tuntas.language.Storable;

/**
 * Checks on the server what Camunda Forms check only in the browser: that nothing but the form's own fields is submitted,
 * that required ones are there, and that each value is of the field's kind.
 */
public final class FormCheck {

    /** ISO 8601 writes later ones with a sign, as nobody does and no clock can reckon with. */
    private static final int LAST_YEAR = 9999;

    private final FormSchema form;
    private final Function<String, List<String>> choices;
    private final Map<String, Object> facts;
    private final Expressions expressions;

    /** Evaluates the form's own expressions. */
    @FunctionalInterface
    public interface Expressions {
        /**
         * Evaluates an expression.
         *
         * @param expression FEEL, without the leading {@code =}
         * @param values by field key, null for empty ones, and what the form may ask for beside its fields
         */
        @Nullable
        Object evaluate(String expression, Map<String, @Nullable Object> values);
    }

    /**
     * A check against one form.
     *
     * @param choices allowed values by {@code valuesKey}
     * @param facts what the form's expressions may ask for beside its fields
     */
    public FormCheck(
            FormSchema form,
            Function<String, List<String>> choices,
            Map<String, Object> facts,
            Expressions expressions) {
        this.form = form;
        this.choices = choices;
        this.facts = facts;
        this.expressions = expressions;
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
        Map<String, @Nullable Object> values = new HashMap<>(facts);
        for (Field field : form.fields()) {
            values.put(field.key(), emptyToNull(submitted.get(field.key())));
        }
        Map<String, Object> checked = new HashMap<>();
        for (Field field : form.fields()) {
            if (field.hiddenIf() != null && Boolean.TRUE.equals(expressions.evaluate(field.hiddenIf(), values))) {
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
            Object read = read(field, value, values, problems);
            if (problems.size() == before && read != null) {
                checked.put(field.key(), read);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return checked;
    }

    private @Nullable Object read(
            Field field, Object value, Map<String, @Nullable Object> values, List<FieldProblem> problems) {
        return switch (field.type()) {
            case "textfield", "textarea" -> text(field, value, problems);
            case "radio", "select" -> choice(field, value, allowed(field, values), problems);
            case "checklist", "taglist" -> choiceList(field, value, allowed(field, values), problems);
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
        if (Silence.isIn(text)) {
            return wrong(field, problems, "form.words");
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

    private static @Nullable Object choice(
            Field field, Object value, List<String> allowed, List<FieldProblem> problems) {
        return value instanceof String && allowed.contains(value) ? value : wrong(field, problems, "form.notAChoice");
    }

    private static @Nullable Object choiceList(
            Field field, Object value, List<String> allowed, List<FieldProblem> problems) {
        return value instanceof Collection<?> chosen && allowed.containsAll(chosen)
                ? chosen.stream().distinct().toList()
                : wrong(field, problems, "form.notAChoice");
    }

    private List<String> allowed(Field field, Map<String, @Nullable Object> values) {
        if (field.valuesKey() != null) {
            return choices.apply(field.valuesKey());
        }
        if (field.valuesExpression() == null) {
            return field.values();
        }
        return expressions.evaluate(field.valuesExpression(), withChoices(field.valuesExpression(), values))
                        instanceof Collection<?> offered
                ? offered.stream().map(FormCheck::value).toList()
                : List.of();
    }

    /** An expression may narrow down the choices of another field, which it names by that field's {@code valuesKey}. */
    private Map<String, @Nullable Object> withChoices(String expression, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> all = new HashMap<>(values);
        form.fields().stream()
                .map(Field::valuesKey)
                .filter(key -> key != null && expression.contains(key))
                .distinct()
                .forEach(key -> all.put(
                        key,
                        choices.apply(key).stream()
                                .map(choice -> Map.of("value", choice))
                                .toList()));
        return all;
    }

    private static String value(@Nullable Object option) {
        return String.valueOf(option instanceof Map<?, ?> labelled ? labelled.get("value") : option);
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
            LocalDate day = LocalDate.parse(value.toString());
            return day.getYear() > 0 && day.getYear() <= LAST_YEAR ? day : wrong(field, problems, "form.notADate");
        } catch (DateTimeParseException notADate) {
            return wrong(field, problems, "form.notADate");
        }
    }

    private static @Nullable Object wrong(Field field, List<FieldProblem> problems, String key) {
        problems.add(FieldProblem.of(field.key(), key, field.label()));
        return null;
    }

    private static @Nullable Object emptyToNull(@Nullable Object value) {
        boolean empty = value instanceof String text && text.isBlank()
                || value instanceof Collection<?> chosen && chosen.isEmpty();
        return empty ? null : value;
    }

    private static String shortened(String key) {
        return key.length() <= 60 ? key : key.substring(0, 60) + "…";
    }
}
