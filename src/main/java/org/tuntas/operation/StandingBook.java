package org.tuntas.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How much waits, in a fixed number of statements however much it is. */
public interface StandingBook {

    /**
     * Work that waits in rows for a worker.
     *
     * @param name of the backlog
     * @param waiting how much will be done
     * @param oldest for how long the oldest of it could have been done; zero when none could
     * @param givenUp how much will not be done unless somebody mends the cause
     */
    record Waiting(String name, long waiting, Duration oldest, long givenUp) {}

    /** What waits for each worker. */
    List<Waiting> backlogs(Instant now);

    /** The engine's jobs: those that are due and not done, and those that have failed too often. */
    Waiting jobs(Instant now);

    /** How many escalations nobody has answered, by level. */
    Map<Integer, Long> escalations();
}
