package org.tuntas.procedure;

import java.time.Instant;
import java.util.List;
import org.tuntas.complaint.TrackingNumber;

/**
 * Rounds that are acknowledged to the reporter but not yet running in the engine. Intake writes them in the
 * transaction that files the report; whoever starts the process instance removes them in the transaction that starts it.
 */
public interface RoundBacklog {

    /**
     * A round that waits for its process instance.
     *
     * @param round 1 for a new report
     */
    record Waiting(TrackingNumber number, int round) {}

    /** Adds a round, within the caller's transaction. */
    void add(TrackingNumber number, int round, Instant at);

    /**
     * Takes up to {@code most} of the oldest rounds that nobody else holds, and their complaints' rows, until the
     * transaction ends. Those that failed too often are left for the operator.
     */
    List<Waiting> take(int most);

    /**
     * Takes one round, whatever became of it before. The caller holds the complaint's lock.
     *
     * @return false when it is not waiting
     */
    boolean take(TrackingNumber number, int round);

    /** Removes a round whose instance was started in this transaction. */
    void started(Waiting round);

    /** Counts a failed start and keeps its cause for the operator. */
    void failed(Waiting round, String cause);

    /** How many rounds are waiting, and how many were given up after repeated failures. */
    Count count();

    /**
     * How the backlog stands.
     *
     * @param waiting will be started soon
     * @param givenUp need an operator
     */
    record Count(long waiting, long givenUp) {}
}
