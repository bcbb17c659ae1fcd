package org.tuntas.complaint;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The complaints and their timelines. Every command on a complaint first takes {@link #lock}: then a reply against a
 * timeout, or two officers on one task, have one winner.
 */
public interface Complaints {

    /**
     * Writes a new report with its first timeline entry.
     *
     * @return false when the number, or the channel's external id, is taken already; nothing is written then
     */
    boolean file(NewComplaint complaint);

    /** The complaint as it stands. */
    Optional<Complaint> find(TrackingNumber number);

    /** Several complaints, in no order; unknown numbers are left out. */
    List<Complaint> findAll(Collection<TrackingNumber> numbers);

    /**
     * Takes the complaint's row for the rest of the transaction and reads it.
     *
     * @throws Refused of kind UNKNOWN when there is none
     */
    Complaint lock(TrackingNumber number);

    /**
     * Lets the public see a new state and writes it on the timeline. Does nothing when the complaint is in that state
     * already, or in a final one: a late timer cannot reopen what is closed.
     */
    void enter(TrackingNumber number, ComplaintState state, Instant at);

    /** Hands the complaint to an agency; both clocks that start at forwarding start now, unless they run already. */
    void forward(TrackingNumber number, String agency, Instant at);

    /** Records what the verifier confirmed for the public, and the class and category of the complaint. */
    void confirm(
            TrackingNumber number,
            SupervisionClass supervisionClass,
            @Nullable String category,
            String publicTitle,
            String publicText);

    /** Names the unit that must act. */
    void assign(TrackingNumber number, String unit);

    /** Records how the round ends; the state follows when the token reaches the end. */
    void close(TrackingNumber number, String reason, @Nullable Integer rating, Instant at);

    /** Counts an objection of the reporter in this round. */
    void object(TrackingNumber number);

    /** Appends to the timeline. */
    void append(ComplaintEvent event);

    /** The timeline, oldest first. */
    List<ComplaintEvent> timeline(TrackingNumber number);
}
