package org.tuntas.sla;

import java.util.Collection;
import java.util.List;

/**
 * Complaints whose timers and due dates must be brought in line with a calendar or a ladder that changed under their clocks. The
 * books write a change in the transaction that makes it; whoever renews the clocks takes the complaints from here.
 *
 * <p>Each change comes twice, at once and after {@value #ECHO_SECONDS} seconds. The second time finds the clocks that were
 * started meanwhile by a transaction that could not see the change yet, or by a node that remembered the calendar of before.
 */
public interface RenewalBacklog {

    /** Longer than a node remembers a calendar, and a transaction lasts. */
    int ECHO_SECONDS = 90;

    /**
     * The newest change that was committed, as a number that grows; 0 for none. A node that sees a new one forgets what it
     * remembers of calendars and ladders.
     */
    long newestChange();

    /**
     * Puts the complaints on the list whose clocks are concerned by the changes that are due, in a transaction of its own.
     *
     * @return how many complaints
     */
    int spread();

    /**
     * Takes up to {@code most} of the complaints that have waited longest and that nobody else holds, until the transaction ends.
     *
     * @return tracking numbers; empty when none is due
     */
    List<String> take(int most);

    /**
     * Takes one complaint until the transaction ends.
     *
     * @return false when it is not on the list, or somebody else holds it
     */
    boolean take(String number);

    /** Removes complaints whose clocks were renewed in this transaction. */
    void renewed(Collection<String> numbers);

    /** Leaves complaints that somebody works on for a second later. */
    void busy(Collection<String> numbers);

    /** Counts a failed renewal, keeps its cause for the operator, and lets it be tried again with growing pauses. */
    void failed(String number, String cause);

    /** How many complaints wait, and how many of them have failed several times. */
    Count count();

    /**
     * How the backlog stands.
     *
     * @param waiting will be renewed soon
     * @param failing are tried again now and then, and need an operator
     */
    record Count(long waiting, long failing) {}
}
