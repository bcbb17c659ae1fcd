package org.tuntas.handling;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.sla.PromiseRefused;
import org.tuntas.sla.SkippedDay;

/** A day that an officer chose on a form; tells the officer in words why a day cannot be chosen. */
final class DayChoice {

    private DayChoice() {}

    /** What is done with the day. */
    @FunctionalInterface
    interface Use {
        /**
         * Uses the day.
         *
         * @throws PromiseRefused when it cannot be used
         */
        void of(LocalDate day);
    }

    /**
     * Uses a day.
     *
     * @param field key of the field in which it was chosen
     * @throws InvalidInput naming the field, why, and a day that can be chosen
     */
    static void use(String field, LocalDate day, Use use) {
        try {
            use.of(day);
        } catch (PromiseRefused refused) {
            throw new InvalidInput(List.of(problem(field, day, refused)));
        }
    }

    private static FieldProblem problem(String field, LocalDate day, PromiseRefused refused) {
        @Nullable SkippedDay dayOff = refused.dayOff();
        return switch (refused.reason()) {
            case NOT_A_WORKING_DAY ->
                dayOff == null || dayOff.name() == null
                        ? FieldProblem.of(field, "promise.weekend", day, refused.boundary())
                        : FieldProblem.of(field, "promise.dayOff", day, refused.boundary(), dayOff.name());
            case NOT_AFTER_TODAY -> FieldProblem.of(field, "promise.notAfterToday", day);
            case NOT_LATER_THAN_LIMIT -> FieldProblem.of(field, "promise.notLaterThanLimit", day, refused.boundary());
            case PAST_RESOLUTION -> FieldProblem.of(field, "promise.pastResolution", day, refused.boundary());
            case TOO_FAR -> FieldProblem.of(field, "promise.tooFar", day, refused.boundary());
        };
    }
}
