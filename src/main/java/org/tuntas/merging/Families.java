package org.tuntas.merging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tuntas.complaint.TrackingNumber;

/** Which reports are merged into which. */
public interface Families {

    /** How a report stops being merged. */
    enum End {
        /** the answer to its parent is its own now */
        ANSWERED,
        /** an officer took it out, or its parent ended without an answer */
        UNMERGED,
        /** its parent was withdrawn, and it takes the parent's place */
        PROMOTED,
        /** its parent was withdrawn, and it waits for the one that took the place */
        ADOPTED,
        /** its own reporter took it back */
        WITHDRAWN
    }

    /** The report into which one is merged now. */
    Optional<TrackingNumber> parentOf(TrackingNumber child);

    /** How many reports are merged into one now. */
    int childrenOf(TrackingNumber parent);

    /**
     * Some of the reports that are merged into one now, the first merged first.
     *
     * @param limit most of them
     */
    List<TrackingNumber> someChildrenOf(TrackingNumber parent, int limit);

    /** Merges a report, which is merged into none, into another. */
    void join(TrackingNumber child, TrackingNumber parent, String officer, Instant at);

    /** A report is merged no longer; nothing happens when it was not. */
    void leave(TrackingNumber child, End end, Instant at);

    /**
     * Gives all children of a parent to another one, in one statement.
     *
     * @return how many
     */
    int adopt(TrackingNumber from, TrackingNumber to, String officer, Instant at);
}
