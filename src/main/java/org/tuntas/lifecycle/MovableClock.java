package org.tuntas.lifecycle;

import java.time.Instant;

/** The one clock of application and engine, where it may be put anywhere: in a demonstration and in a rehearsal, never in earnest. */
public interface MovableClock {

    /** Now, as Tuntas sees it. */
    Instant now();

    /** Puts the clock to a moment, also back. */
    void show(Instant moment);
}
