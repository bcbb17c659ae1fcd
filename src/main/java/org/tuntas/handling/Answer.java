package org.tuntas.handling;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An answer to the reporter.
 *
 * @param share key of the unit's share; null for the combined response of several units
 * @param visit visit in which it was written; null outside any stage
 * @param author login
 * @param text what the reporter reads
 * @param resolution code of the result; null for an answer for now
 * @param promisedOn day of the next answer; null unless it is one for now
 */
public record Answer(
        Kind kind,
        @Nullable Long share,
        @Nullable Long visit,
        String author,
        String text,
        @Nullable String resolution,
        @Nullable LocalDate promisedOn) {

    /** What is answered. */
    public enum Kind {
        /** for now, with the promise of another */
        INTERIM,
        /** for good, by the only unit that works */
        FINAL,
        /** for good, for all of several units */
        COMBINED
    }
}
