package org.tuntas.modelling.rehearsal;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a rehearsal, in words.
 *
 * @param at when, by the clock of the stage, as {@code 2026-03-16 10:00}
 * @param kind what sort of thing
 * @param text a sentence in the reader's language
 * @param line of the scenario's file in which the step begins; 0 when it is in none, or nothing is wrong
 * @param mismatch what is not as expected; null unless it is a {@link Kind#DIFFERENCE}
 */
public record Beat(String at, Kind kind, String text, int line, @Nullable Mismatch mismatch) {

    /** Something that was to be. */
    static Beat of(String at, Kind kind, String text) {
        return new Beat(at, kind, text, 0, null);
    }

    /** What sort of thing happened. */
    public enum Kind {
        /** somebody did something */
        DEED,
        /** an entry came onto the timeline of a report */
        ENTRY,
        /** what is seen is not what was expected */
        DIFFERENCE,
        /** something could not be done, and the scenario ends here */
        FAILURE;

        /** Whether a scenario with it has not held. */
        public boolean isBad() {
            return this == DIFFERENCE || this == FAILURE;
        }
    }
}
