package org.tuntas.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The units' shares of complaints. Whoever changes one holds the complaint's lock. */
public interface Assignments {

    /**
     * Gives a unit a share.
     *
     * @param clockFrom start of its first follow-up clock
     * @param answeredAt when its first follow-up was given; null when it is due
     * @throws IllegalStateException when the unit has an open share of the complaint already
     */
    Assignment open(
            TrackingNumber number,
            int round,
            String unit,
            boolean lead,
            Instant clockFrom,
            @Nullable Instant answeredAt,
            Instant at);

    /** The share with that key. */
    Optional<Assignment> find(long id);

    /** The shares on which units work now, the lead's first. */
    List<Assignment> openOf(TrackingNumber number);

    /** The shares that the newest disposition gave, also those that have ended, the lead's first. */
    List<Assignment> newestOf(TrackingNumber number);

    /** All shares of a round, oldest first. */
    List<Assignment> ofRound(TrackingNumber number, int round);

    /** Records that the unit which holds a share says it is not its task; the share waits for another one. */
    void giveBack(long id);

    /** Puts another unit in the place of the one that holds a share. */
    void replaceUnit(long id, String unit);

    /** Records that the unit has answered for the first time; later answers change nothing. */
    void answered(long id, Instant at);

    /** Moves a share to a state. */
    void enter(long id, ComplaintState state);

    /** Ends a share, unless it has ended. */
    void end(long id, Instant at);

    /** Ends all shares of a complaint that are open. */
    void endAll(TrackingNumber number, Instant at);
}
