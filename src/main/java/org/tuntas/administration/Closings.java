package org.tuntas.administration;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/** The handing over of closed offices' open reports, kept report by report so that it can stop and go on. */
public interface Closings {

    /** What became of one report. */
    enum Outcome {
        /** not tried yet */
        WAITING,
        /** the successor has it */
        DONE,
        /** somebody must decide first */
        NEEDS_PERSON,
        /** it went wrong, and can be tried again */
        FAILED
    }

    /**
     * A closing.
     *
     * @param node code of the closed office
     * @param successor code of the office that takes over
     * @param closedBy login
     */
    record Closing(long id, String node, String successor, String closedBy, Instant closedAt) {}

    /**
     * One report of it.
     *
     * @param detail message key of why it is not done; null when there is nothing to tell
     */
    record Item(TrackingNumber number, Outcome outcome, @Nullable String detail, @Nullable Instant at) {}

    /** Begins a closing and answers its key. */
    long begin(String node, String successor, String actor, Instant at);

    /** The closing of that key. */
    Optional<Closing> find(long id);

    /** The closing of an office. */
    Optional<Closing> of(String node);

    /** All closings, newest first. */
    List<Closing> all();

    /** Adds reports to those that wait; one that is done waits again. */
    void expect(long id, Collection<TrackingNumber> numbers);

    /** The reports of a closing, by number. */
    List<Item> items(long id);

    /** Writes what became of a report. */
    void note(long id, TrackingNumber number, Outcome outcome, @Nullable String detail, Instant at);
}
