package org.tuntas.tracking;

import java.time.Instant;

/** How much of a limit's time is used. Stands beside the state's colour, and never in its place. */
public enum TimeMark {
    ON_TIME,
    NEAR,
    PAST;

    /** From how much of its time on a limit is near. */
    static final int NEAR_PERCENT = 80;

    /** @param near when {@link #NEAR_PERCENT} of the time until the limit are used */
    static TimeMark at(Instant now, Instant near, Instant limit) {
        return now.isAfter(limit) ? PAST : now.isAfter(near) ? NEAR : ON_TIME;
    }
}
