package org.tuntas.tracking;

import java.time.Instant;

/** Reports that were archived because they lacked something, and were saved by their reporters. */
public interface Rescues {

    /**
     * How many reports were taken up again because their reporters completed them; one that was saved twice counts once.
     *
     * @param from inclusive
     * @param to exclusive
     */
    long rescued(Instant from, Instant to);
}
