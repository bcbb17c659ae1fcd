package org.tuntas.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The engine's own idea of the time, and what it waits for. */
public interface EngineTime {

    /** Lets the engine's clock run ahead of the machine's by {@code ahead}, from now on. */
    void run(Duration ahead);

    /** When the next timer is due; empty when none waits. */
    Optional<Instant> nextTimer();

    /**
     * Does what is due by now, timers and what waits for nothing, one after the other in the caller's thread, until nothing is due. For
     * a node whose own executor does not run.
     *
     * @return how many were done
     */
    int doWhatIsDue();

    /**
     * Does what is due by now in one round of a report, as {@link #doWhatIsDue()} does for all.
     *
     * @param rootInstance as in {@link Footprints.Trail}
     * @return what failed, in the engine's words
     */
    List<String> doWhatIsDue(String rootInstance);
}
