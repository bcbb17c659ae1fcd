package org.tuntas.complaint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One unit's share of a complaint: what is asked of the unit in this round, until it has done its part. A unit that turns out to
 * be the wrong one is replaced within the share.
 *
 * @param unit node code
 * @param lead whether the unit leads: it writes the combined response, and what the reporter says later comes back to it
 * @param state where this share stands; the complaint's state is derived from its open shares
 * @param clockFrom start of the share's first follow-up clock
 * @param answeredAt when the unit answered for the first time; null while the first follow-up is due
 * @param givenBack whether the unit has said that it is not its task, and no other has been named yet
 * @param endedAt when the unit had done its part; null while it works
 */
public record Assignment(
        long id,
        TrackingNumber number,
        int round,
        String unit,
        boolean lead,
        ComplaintState state,
        Instant clockFrom,
        @Nullable Instant answeredAt,
        Instant openedAt,
        boolean givenBack,
        @Nullable Instant endedAt) {

    /** Whether the unit still works on its share. */
    public boolean isOpen() {
        return endedAt == null;
    }
}
