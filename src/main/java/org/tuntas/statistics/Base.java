package org.tuntas.statistics;

import java.util.function.ToIntFunction;

/** The reports that stand behind a figure. Where they are too few, the figure is hidden from the public. */
public enum Base {
    /** All that were received. */
    RECEIVED(Counted::received),
    /** Those that have ended. */
    ENDED(counted -> counted.of("CLOSED")),
    /** Those that were resolved or closed by silence. */
    DONE(counted -> counted.of("DONE")),
    /** Those with a first follow-up, and those whose limit for it has passed without one. */
    FOLLOW_UP_MEASURED(counted -> counted.of("FOLLOW_UP_MEASURED")),
    /** Those that were answered for good, and those whose limit for it has passed meanwhile. */
    RESOLUTION_MEASURED(counted -> counted.of("RESOLUTION_MEASURED")),
    /** Those that their reporters rated. */
    RATED(Counted::rated);

    private final ToIntFunction<Counted> reports;

    Base(ToIntFunction<Counted> reports) {
        this.reports = reports;
    }

    /** How many they are. */
    public int of(Counted counted) {
        return reports.applyAsInt(counted);
    }
}
