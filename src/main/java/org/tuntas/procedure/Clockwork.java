package org.tuntas.procedure;

import java.util.Collection;
import org.tuntas.complaint.TrackingNumber;

/**
 * Brings the timers and due dates of running rounds in line with their clocks, whose dates move with pauses, extensions, corrected
 * classes, calendars and ladders. What has no timer any more, because it fired, is not told again.
 */
public interface Clockwork {

    /**
     * Evaluates every timer and every due date of the running round of a complaint anew, also those of its units and its
     * escalations, and writes those that moved. Does nothing when no round runs.
     *
     * <p>Within the caller's transaction, which holds the complaint's lock and has written what moves the clocks. May be called from
     * within a step of the procedure. Asks for no permission: whoever may move a clock may move its timers.
     */
    void renew(TrackingNumber number);

    /** As {@link #renew}, for many complaints at a small price each. Must not be called from within a step of the procedure. */
    void renewAll(Collection<TrackingNumber> numbers);
}
