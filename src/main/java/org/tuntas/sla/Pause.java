package org.tuntas.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the resolution clock of a round stands still.
 *
 * @param number tracking number
 * @param round round of the complaint
 * @param reason code of the reason, e.g. {@code AWAITING_REPORTER}
 * @param startedAt when it began
 * @param latestEnd when it ends if nobody ends it before; dates are computed as if it lasted that long while it is open
 * @param endedAt when it was ended; null while it is open
 */
public record Pause(
        String number, int round, String reason, Instant startedAt, Instant latestEnd, @Nullable Instant endedAt) {

    boolean open() {
        return endedAt == null;
    }

    /** Ending a pause late does not lengthen it beyond its latest end: a date that was told is not moved by an outage. */
    Instant until() {
        return endedAt == null || endedAt.isAfter(latestEnd) ? latestEnd : endedAt;
    }
}
