package org.tuntas.modelling.rehearsal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a {@link Scenario}: time passes, then somebody does something, then things are looked at. Each may be missing.
 *
 * @param line in the file, from 1; 0 when it was never in one
 * @param time until when time passes first; null: no time passes
 * @param report what this scenario calls the report that the step is about
 * @param deed what somebody does; null: nobody does anything
 * @param expected what must be seen then
 */
public record ScenarioStep(
        int line, @Nullable Time time, String report, @Nullable Deed deed, Map<Aspect, List<Row>> expected) {

    /** What a report is called that has no other name. */
    public static final String ONLY_REPORT = "laporan";

    /** Makes its own, ordered copy. */
    public ScenarioStep {
        Map<Aspect, List<Row>> copy = new EnumMap<>(Aspect.class);
        copy.putAll(expected);
        expected = Collections.unmodifiableMap(copy);
    }

    /** Until when time passes. */
    public sealed interface Time {

        /**
         * A moment of the wall clock.
         *
         * @param local as {@code 2026-03-16 10:00}, in the zone of the desk
         */
        record At(String local) implements Time {}

        /**
         * Working days of the desk; the time of day stays.
         *
         * @param days at least 1
         */
        record WorkingDays(int days) implements Time {}

        /** When the next timer of the reports of this scenario fires. */
        record NextTimer() implements Time {}
    }

    /** What somebody does. */
    public sealed interface Deed {

        /**
         * Somebody files a report.
         *
         * @param words what is told of it, by {@link ReportWord}; the rest is a lamp that does not shine
         */
        record File(Map<ReportWord, String> words) implements Deed {}

        /**
         * An officer decides a task.
         *
         * @param form id of the form on which it is decided
         * @param by login, or id of a group of which anybody will do; null: anybody to whom it is offered
         * @param fields by field of the form; texts, whole numbers, truth values and lists of texts. A text {@code @name} stands for the
         *     number of the report that is called so
         * @param refused what the refusal must contain; null: it must be accepted
         */
        record Decide(String form, @Nullable String by, Map<String, Object> fields, @Nullable String refused)
                implements Deed {}

        /**
         * The reporter says something.
         *
         * @param said in words; null for none
         * @param rating 1 to 5, when satisfied; null otherwise
         */
        record Speak(ReporterWord what, @Nullable String said, @Nullable Integer rating) implements Deed {}
    }
}
