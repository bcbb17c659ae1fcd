package org.tuntas.tracking;

import java.time.Instant;

/** How near a limit is, by one rule wherever the public reads of it. Stands beside the state's colour, and never in its place. */
public enum TimeMark {
    ON_TIME,
    NEAR,
    PAST;

    /**
     * How near a limit is.
     *
     * @param tomorrow end of office hours of the next working day: what is due by then is near
     */
    public static TimeMark at(Instant now, Instant tomorrow, Instant limit) {
        return now.isAfter(limit) ? PAST : limit.isAfter(tomorrow) ? ON_TIME : NEAR;
    }
}
