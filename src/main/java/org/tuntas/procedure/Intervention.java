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
     * @return one of each, though they belong to several of the groups
     */
    List<Candidate> candidates(TrackingNumber number, long visit);

    /**
     * Somebody who could do late work.
     *
     * @param login who
     * @param group id of the group through which they could
     */
    record Candidate(String login, String group) {}

    /**
     * Hands to a colleague those open tasks of a visit that are offered to a group they belong to, whoever holds them now. Where
     * several units are late, the others keep theirs.
     *
     * @return how many tasks were handed over; 0 when the work is done meanwhile
     */
    int reassign(TrackingNumber number, long visit, String login);

    /**
     * Gives the open tasks of a visit, all of them, to the manager who steps in.
     *
     * @return how many tasks were handed over; 0 when the work is done meanwhile
     */
    int takeOver(TrackingNumber number, long visit, String login);
}
