package org.tuntas.sla;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day cannot be promised to the reporter, or be the limit of a stage. Nothing was written. */
public class PromiseRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a day cannot be it. */
    public enum Reason {
        /** the agency does not work on that day; see {@link #dayOff()} */
        NOT_A_WORKING_DAY,
        /** the day is today or past; {@link #boundary()} is today */
        NOT_AFTER_TODAY,
        /** the day lies beyond the resolution limit; {@link #boundary()} is the last day that can be promised */
        PAST_RESOLUTION,
        /** a limit can only be extended to a day after it; {@link #boundary()} is the present one */
        NOT_LATER_THAN_LIMIT,
        /** the day lies too far ahead; {@link #boundary()} is the last day that is possible */
        TOO_FAR
    }

    private final Reason reason;
    private final LocalDate day;
    private final LocalDate boundary;
    private final @Nullable SkippedDay dayOff;

    PromiseRefused(Reason reason, LocalDate day, LocalDate boundary, @Nullable SkippedDay dayOff) {
        super("The day " + day + " is refused: " + reason + " (" + boundary + ")");
        this.reason = reason;
        this.day = day;
        this.boundary = boundary;
        this.dayOff = dayOff;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The day that was asked for. */
    public LocalDate day() {
        return day;
    }

    /**
     * The date to tell with the refusal, in the agency's zone: today, the present limit, the last day that is possible, or, for a
     * day off, the next working day after it.
     */
    public LocalDate boundary() {
        return boundary;
    }

    /** What makes the day a day off; null for the other reasons. */
    public @Nullable SkippedDay dayOff() {
        return dayOff;
    }
}
