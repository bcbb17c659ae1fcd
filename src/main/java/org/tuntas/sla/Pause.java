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
 * @param visit the visit that it came with, whose limit is its latest end while it is open; null when it came with none
 * @param reason code of the reason, e.g. {@code AWAITING_REPORTER}
 * @param startedAt when it began
 * @param latestEnd when it ends if nobody ends it before; dates are computed as if it lasted that long while it is open. As stored,
 *     which is as it was when it began, or was ended
 * @param endedAt when it was ended; null while it is open
 */
public record Pause(
        String number,
        int round,
        @Nullable Long share,
        boolean derived,
        @Nullable Long visit,
        String reason,
        Instant startedAt,
        Instant latestEnd,
        @Nullable Instant endedAt) {

    boolean open() {
        return endedAt == null;
    }

    /** The same pause with another latest end. */
    Pause endingBy(Instant end) {
        return new Pause(number, round, share, derived, visit, reason, startedAt, end, endedAt);
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
