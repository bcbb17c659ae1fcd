package org.tuntas.modelling.migration;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order to move the reports that run in one published version to another.
 *
 * @param from id of the deployment that they run in
 * @param to id of the deployment that they shall run in
 * @param fromName what people called it when the order was given
 * @param choices what people chose by {@link Element#key()}, empty for nothing
 * @param quota how many more reports are moved before it pauses by itself; null for all
 * @param proposedBy login of whoever chose last
 * @param approvedBy login of somebody else; null while nobody has approved
 */
public record MigrationOrder(
        long id,
        String from,
        String to,
        String fromName,
        String toName,
        Map<String, String> choices,
        State state,
        @Nullable Integer quota,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    public MigrationOrder {
        choices = Map.copyOf(choices);
    }

    /** How far an order is. */
    public enum State {
        /** The dry run goes on. */
        CHECKING,
        /** The dry run is over, and nothing has been moved. */
        CHECKED,
        /** Reports are moved. */
        MOVING,
        /** Reports wait until somebody lets it go on. */
        PAUSED,
        /** Nothing waits any more, or somebody has ended it after some were moved. */
        ENDED,
        /** Somebody has given it up before anything was moved. */
        DROPPED
    }

    /** Whether something can still come of it. */
    public boolean isOpen() {
        return state != State.ENDED && state != State.DROPPED;
    }
}
