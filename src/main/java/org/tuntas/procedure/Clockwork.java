package org.tuntas.procedure;

import java.util.Collection;
import java.util.List;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.sla.Calendars;

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

    /**
     * As {@link #renew}, for many complaints at a small price each. Must not be called from within a step of the procedure.
     *
     * @return what moved
     */
    List<MovedDate> renewAll(Collection<TrackingNumber> numbers);

    /**
     * What {@link #renewAll} would move if calendars were others. Locks nothing and writes nothing. Must not be called from within a step
     * of the procedure.
     */
    List<MovedDate> foresee(Collection<TrackingNumber> numbers, Calendars calendars);
}
