package org.tuntas.lifecycle;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.tuntas.complaint.TrackingNumber;

/**
 * Takes a complaint's lock before the engine reads anything of it: officers, reporters and timers queue up there instead
 * of meeting in the engine's tables, where the later one would fail.
 */
public interface ComplaintLocks {

    /**
     * Locks the complaint that a task is about, within the caller's transaction.
     *
     * @return empty when the task is gone
     */
    Optional<TrackingNumber> lockByTask(String task);

    /** Locks the complaint that a job is about, if it is about one. */
    void lockByJob(String job);

    /**
     * Locks those complaints that nobody works on, without waiting for the others.
     *
     * @return the ones that are locked now
     */
    Set<TrackingNumber> lockFree(Collection<TrackingNumber> numbers);
}
