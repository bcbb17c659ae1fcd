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

    /**
     * Hands the complaint to an agency, none of whose units has it yet; both clocks that start at forwarding start now, unless they
     * run already.
     */
    void forward(TrackingNumber number, String agency, Instant at);

    /** Names the agency that verifies it next. */
    void nameAgency(TrackingNumber number, String agency);

    /** Counts a transfer between agencies. */
    void countTransfer(TrackingNumber number);

    /** Records that the desk has decided whose it is. */
    void determine(TrackingNumber number);

    /** Corrects type and class. */
    void classify(TrackingNumber number, ComplaintType type, SupervisionClass supervisionClass);

    /**
     * Begins the next round of a complaint that was closed or archived: objections, transfers, clocks, the unit and the way it
     * ended are those of the past round.
     *
     * @param state where the new round begins; one that begins FORWARDED is at its agency from now on
     */
    void reopen(TrackingNumber number, ComplaintState state, Instant at);

    /** Records what the verifier confirmed for the public, and type, class and category of the complaint. */
    void confirm(
            TrackingNumber number,
            ComplaintType type,
            SupervisionClass supervisionClass,
            @Nullable String category,
            String publicTitle,
            String publicText);

    /** Names the unit that leads. */
    void assign(TrackingNumber number, String unit);

    /** Records that no unit leads for now: the one that did has given the complaint back. */
    void unassign(TrackingNumber number);

    /**
     * Records who hears the appeal of this round.
     *
     * @param group id of the group
     */
    void hearAppeal(TrackingNumber number, String group);

    /** Records how the round ends; the state follows when the token reaches the end. */
    void close(TrackingNumber number, String reason, @Nullable Integer rating, Instant at);

    /** Counts an objection of the reporter in this round. */
    void object(TrackingNumber number);

    /** Removes title, text and place for good; the caller says so on the timeline. */
    void deleteTexts(TrackingNumber number);

    /**
     * Appends to the timeline.
     *
     * @return key of the entry
     */
    long append(ComplaintEvent event);

    /** The timeline, oldest first. */
    List<ComplaintEvent> timeline(TrackingNumber number);

    /** The timeline with the keys of its entries, oldest first. */
    List<TimelineEntry> entries(TrackingNumber number);
}
