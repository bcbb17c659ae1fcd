package org.tuntas.procedure;

import java.time.Instant;

/**
 * A date that is another one under another calendar.
 *
 * @param number tracking number of the complaint
 * @param reference key of the visit, the task or the timer
 * @param name code of the stage for a clock; what the model calls the step for a task or a timer
 * @param before as it was
 * @param after as it is, or would be
 */
public record MovedDate(String number, Kind kind, String reference, String name, Instant before, Instant after) {

    /** What has a date. */
    public enum Kind {
        /** the clock of a stage, whose limit people are told */
        CLOCK,
        /** the due date or the follow-up date of an officer's task */
        TASK,
        /** a timer of the procedure: warnings, escalations, ends of waiting */
        TIMER
    }
}
