package org.tuntas.handling;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit asks its head for more time.
 *
 * @param share the unit's share
 * @param kind what it asks for
 * @param until day until which it asks
 * @param reason why work stands still; null for an extension
 */
public record TimeRequest(long id, long share, Kind kind, LocalDate until, @Nullable String reason) {

    /** What is asked for. */
    public enum Kind {
        /** work and clocks stand still until the day */
        POSTPONE,
        /** work goes on, and the resolution limit moves to the day; once in a round */
        EXTEND
    }
}
