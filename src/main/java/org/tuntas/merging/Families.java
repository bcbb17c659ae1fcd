package org.tuntas.merging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tuntas.complaint.ComplaintState;
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

    /** The report into which one is merged now, or through which it was answered. */
    Optional<TrackingNumber> answeredThrough(TrackingNumber child);

    /** A report that waits for another one, or was answered through it, and how it stands now. */
    record Member(TrackingNumber number, ComplaintState state) {}

    /**
     * Some of the reports that wait for one or were answered through it, the first merged first.
     *
     * @param limit most of them
     */
    List<Member> membersOf(TrackingNumber parent, int limit);

    /** How many reports wait for one or were answered through it. */
    int memberCount(TrackingNumber parent);

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
