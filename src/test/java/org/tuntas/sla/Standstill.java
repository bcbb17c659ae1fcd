package org.tuntas.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stops clocks between two moments that a test chooses; Tuntas itself stops them during a visit. */
public final class Standstill {

    private Standstill() {}

    /**
     * @param share key of the unit's share; null for the whole round
     * @param latestEnd when it ends if nobody resumes
     */
    public static void begin(
            Timekeeper sla,
            String number,
            int round,
            @Nullable Long share,
            String reason,
            Instant at,
            Instant latestEnd) {
        sla.pause(new Pause(number, round, share, false, null, reason, at, latestEnd, null));
    }
}
