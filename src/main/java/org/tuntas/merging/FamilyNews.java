package org.tuntas.merging;

import java.time.Instant;
import java.util.Optional;
import org.tuntas.complaint.TrackingNumber;

/** What children must still be told of their parents: written where it happens, carried out child by child. */
public interface FamilyNews {

    /** What happened to a parent. */
    enum Kind {
        /** it was answered */
        ANSWERED,
        /** it ended without an answer: the child goes its own way */
        RELEASED,
        /** it was withdrawn: the child takes its place */
        PROMOTED,
        /** it was withdrawn: the child waits for the one that took its place */
        ADOPTED
    }

    /** A child that must be told. */
    record Item(TrackingNumber child, TrackingNumber parent, Kind kind) {}

    /**
     * Lets all children of a parent know, in one statement; one that has not heard the last news yet hears only that.
     *
     * @return how many
     */
    int tellAll(TrackingNumber parent, Kind kind, Instant at);

    /**
     * Lets the child know that has waited longest; verified ones come first.
     *
     * @return whether there is one
     */
    boolean tellEldest(TrackingNumber parent, Kind kind, Instant at);

    /** Takes the oldest that nobody else works on, with its child's row, until the transaction ends. */
    Optional<Item> take();

    /** It is told, in this transaction. */
    void told(Item item);

    /** Counts a failure and keeps its cause for the operator. */
    void failed(Item item, String cause);

    /** How many are given up after repeated failures. */
    long givenUp();
}
