package org.tuntas.complaint;

import java.util.List;

/** What an office has of the open complaints, and how another one takes it over. Takes part in the caller's transaction. */
public interface OfficeWork {

    /** How handing over went. */
    enum HandOver {
        /** the other office has what the first one had */
        DONE,
        /** the first one had nothing of it */
        NOTHING,
        /** the other office has a share of its own; nothing was changed, a person must decide which one ends */
        SHARES_BOTH
    }

    /** Numbers of the open complaints of which the office has a share, or which it holds, or which name it and wait there. */
    List<TrackingNumber> openAt(String office);

    /**
     * Gives what one office has of an open complaint to another; of a closed one nothing. The caller holds its lock.
     *
     */
    HandOver handOver(TrackingNumber number, String from, String to);
}
