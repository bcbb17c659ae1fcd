package org.tuntas.handling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.EventKind;
import org.tuntas.procedure.Station;

/**
 * What an officer decided on a form: already checked against the form's own rules.
 *
 * @param officer login
 * @param task name of the step as the officer saw it
 * @param station where in the procedure it was decided
 * @param fields values by field key: text, {@link LocalDate}, numbers, booleans; absent when empty or hidden
 * @param narrative keys of those fields that hold free text, which must not enter the engine
 */
public record Decision(
        String officer, String task, Station station, Map<String, Object> fields, Set<String> narrative) {

    /**
     * What the officer did, as an entry of the timeline that everybody may know of.
     *
     * @param arguments see {@link ComplaintEvent#arguments}
     */
    public ComplaintEvent entry(Complaint complaint, Instant at, EventKind kind, String... arguments) {
        return ComplaintEvent.plain(complaint.number(), complaint.round(), at, kind, officer, arguments);
    }

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

    /** Whether a box is ticked. */
    public boolean ticked(String field) {
        return Boolean.TRUE.equals(fields.get(field));
    }

    /** The choices of a list; empty when none was made. */
    public List<String> choices(String field) {
        return fields.get(field) instanceof Collection<?> chosen
                ? chosen.stream().map(String::valueOf).distinct().toList()
                : List.of();
    }

    /** Visit of the stage in which the step lies. */
    public long visit() {
        return Objects.requireNonNull(station.visit(), "the step lies in no stage");
    }

    /** The unit's share to which the step belongs. */
    public long share() {
        return Objects.requireNonNull(station.share(), "the step belongs to no share");
    }

    /** A date field that the form requires. */
    public LocalDate date(String field) {
        return LocalDate.parse(text(field));
    }
}
