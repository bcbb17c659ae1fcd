package org.tuntas.modelling.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be seen on a stage between two steps, in the reader's language.
 *
 * @param now by its clock, as {@code 2026-03-16 10:00}
 * @param nextTimer when the next timer fires; null when none waits
 * @param beats all that happened, the newest last
 * @param stuck why the last step could not be done; null when it could
 */
public record Scene(
        String now, @Nullable String nextTimer, List<Report> reports, List<Beat> beats, @Nullable String stuck) {

    /**
     * A report.
     *
     * @param name what the play calls it
     * @param state in words
     * @param reporterMay what the reporter could do, as codes of {@link ReporterWord}
     * @param drawings keys and names of the models, with where it is and was
     */
    public record Report(
            String name,
            String number,
            String state,
            List<Task> tasks,
            List<Timer> timers,
            List<String> reporterMay,
            List<Drawing> drawings) {}

    /**
     * A task that waits for an officer.
     *
     * @param form id of its form; empty for none
     * @param groups names of the groups whose task it is, by id
     * @param due as {@code 2026-03-16 16:00}, or {@value Aspect#NONE}
     */
    public record Task(String form, String step, Map<String, String> groups, String due, List<Field> fields) {}

    /**
     * A field of a form.
     *
     * @param options values that the form itself offers, with their labels; empty when it offers none
     * @param hiddenIf FEEL; null when it is always shown
     */
    public record Field(
            String key,
            String label,
            String type,
            boolean required,
            Map<String, String> options,
            @Nullable String hiddenIf) {}

    /** What time does by itself, in the words of the model. */
    public record Timer(String what, String at) {}

    /** A model with the elements at which a report is and was. */
    public record Drawing(String key, String name, Set<String> done, Set<String> now) {}
}
