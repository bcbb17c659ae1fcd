package org.tuntas.procedure;

import java.util.List;
import org.tuntas.complaint.TrackingNumber;

/** How a manager steps into work that is late, within the caller's transaction, which holds the complaint's lock. */
public interface Intervention {

    /** The open tasks of a visit, and who has them: for a page, outside any lock. */
    List<LateWork> lateWork(TrackingNumber number, long visit);

    /**
     * Those who could do the late work: members of the groups to which the open tasks of a visit are offered.
     *
     * @return logins, without doubles
     */
    List<String> candidates(TrackingNumber number, long visit);

    /**
     * Hands the open tasks of a visit to an officer, whoever holds them now.
     *
     * @return how many tasks were handed over; 0 when the work is done meanwhile
     */
    int hand(TrackingNumber number, long visit, String login);
}
