package org.tuntas.modelling.rehearsal;

/**
 * Something that happened in a rehearsal, in words.
 *
 * @param at when, by the clock of the stage, as {@code 2026-03-16 10:00}
 * @param kind what sort of thing
 * @param text a sentence in the reader's language
 */
public record Beat(String at, Kind kind, String text) {

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
