package org.tuntas.eventlog;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report in the event log.
 *
 * @param id a name of its own, always the same, from which nobody comes to the report's number
 * @param month in which it was received
 * @param agency code of the office that has it; {@value #HIDDEN} where that would give away too much
 * @param category top level; empty when it has none, {@value #HIDDEN} as above
 * @param supervision ORDINARY or SUPERVISORY; {@value #HIDDEN} as above
 * @param outcome the state that ended it; {@value #OPEN} while it is under way
 * @param days whole days of 24 hours from filing to the last closing; null while it is under way
 * @param followedUpOnTime null when it is under way, or was not measured
 * @param resolvedOnTime the same
 * @param rating 1 to 5; null when there is none
 * @param events in the order in which they happened
 */
public record LoggedCase(
        String id,
        YearMonth month,
        String agency,
        String category,
        String supervision,
        String outcome,
        @Nullable Integer days,
        @Nullable Boolean followedUpOnTime,
        @Nullable Boolean resolvedOnTime,
        @Nullable Integer rating,
        List<Event> events) {

    /** Stands where a group is too small to be named. */
    public static final String HIDDEN = "*";

    /** The outcome of what is under way. */
    public static final String OPEN = "OPEN";

    /**
     * Something that happened.
     *
     * @param activity what; a state that was entered is {@code STATE_} and its name
     * @param day in WIB; the hour would give away too much
     * @param stage the public state from then on
     * @param role whose doing it was: REPORTER, OFFICER or SYSTEM
     */
    public record Event(String activity, LocalDate day, String stage, String role) {}
}
