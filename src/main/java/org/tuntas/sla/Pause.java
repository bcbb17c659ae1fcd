package org.tuntas.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which clocks of a round stand still.
 *
 * @param number tracking number
 * @param round round of the complaint
 * @param share key of the unit's share whose clock stands still; null for the whole round
 * @param derived whether it stands for the pauses of all open shares, and ends when one of them goes on. Begins and ends apart
 *     from a pause of the whole round, so that neither takes the other's place
 * @param reason code of the reason, e.g. {@code AWAITING_REPORTER}
 * @param startedAt when it began
 * @param latestEnd when it ends if nobody ends it before; dates are computed as if it lasted that long while it is open
 * @param endedAt when it was ended; null while it is open
 */
public record Pause(
        String number,
        int round,
        @Nullable Long share,
        boolean derived,
        String reason,
        Instant startedAt,
        Instant latestEnd,
        @Nullable Instant endedAt) {

    boolean open() {
        return endedAt == null;
    }

    /** Whether the clock stands still at a time: an open pause is over at its latest end, even if nobody has ended it yet. */
    boolean stopsAt(Instant at) {
        return open() && latestEnd.isAfter(at);
    }

    /** Ending a pause late does not lengthen it beyond its latest end: a date that was told is not moved by an outage. */
    Instant until() {
        return endedAt == null || endedAt.isAfter(latestEnd) ? latestEnd : endedAt;
    }
}
