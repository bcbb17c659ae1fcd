package org.tuntas.handling;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an officer decided on a form: already checked against the form's own rules.
 *
 * @param officer login
 * @param task name of the step as the officer saw it
 * @param visit the stage visit in which it was decided; null when the step lies in no stage
 * @param fields values by field key: text, {@link LocalDate}, numbers, booleans; absent when empty or hidden
 * @param narrative keys of those fields that hold free text, which must not enter the engine
 */
public record Decision(
        String officer,
        String task,
        @Nullable Long visit,
        Map<String, Object> fields,
        java.util.Set<String> narrative) {

    /** A text field that the form requires. */
    public String text(String field) {
        Object value = fields.get(field);
        if (value == null) {
            throw new IllegalStateException("The form does not require its field " + field);
        }
        return value.toString();
    }

    /** A text field that may be empty. */
    public @Nullable String optional(String field) {
        Object value = fields.get(field);
        return value == null ? null : value.toString();
    }

    /** A date field that the form requires. */
    public LocalDate date(String field) {
        return LocalDate.parse(text(field));
    }
}
