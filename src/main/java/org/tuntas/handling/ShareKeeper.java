package org.tuntas.handling;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.procedure.Clockwork;
import org.tuntas.sla.Timekeeper;

/**
 * Keeps a complaint in step with the shares of its units: the public sees what all of them together are at, and the resolution clock
 * stands only while every one of them waits.
 */
@Component
public class ShareKeeper {

    private final Complaints complaints;
    private final Assignments assignments;
    private final Drafts drafts;
    private final Timekeeper timekeeper;
    private final Clockwork clockwork;
    private final Clock clock;

    ShareKeeper(
            Complaints complaints,
            Assignments assignments,
            Drafts drafts,
            Timekeeper timekeeper,
            Clockwork clockwork,
            Clock clock) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.drafts = drafts;
        this.timekeeper = timekeeper;
        this.clockwork = clockwork;
        this.clock = clock;
    }

    /** Ends a unit's share; if the others all wait for somebody, so does the complaint. */
    void end(Complaint complaint, Assignment share) {
        assignments.end(share.id(), clock.instant());
        show(complaint.number());
        balance(complaint);
    }

    /** Moves a unit's share to a state, and the complaint as far as the other units let it. */
    public void enter(TrackingNumber number, long share, ComplaintState state) {
        assignments.enter(share, state);
        show(number);
    }

    /** Ends all shares of a complaint whose round is over, and the clock that spans them. */
    public void endAll(Complaint complaint) {
        Instant now = clock.instant();
        String number = complaint.number().value();
        takeAway(complaint);
        timekeeper
                .latest(number, complaint.round(), Timekeeper.RESOLUTION)
                .ifPresent(visit -> timekeeper.close(visit.id(), now));
    }

    /** Takes a complaint from all units that work on it, while its round goes on. */
    void takeAway(Complaint complaint) {
        Instant now = clock.instant();
        drafts.dropAll(complaint.number(), now);
        assignments.endAll(complaint.number(), now);
        timekeeper.balance(complaint.number().value(), complaint.round(), List.of(), now);
    }

    private void show(TrackingNumber number) {
        List<Assignment> newest = assignments.newestOf(number);
        if (newest.stream().anyMatch(Assignment::isOpen)) {
            complaints.enter(number, ComplaintState.of(newest), clock.instant());
        }
    }

    /** Lets the resolution clock stand or run as the open shares demand, and the timers follow. */
    public void balance(Complaint complaint) {
        Instant now = clock.instant();
        List<Long> open = assignments.openOf(complaint.number()).stream()
                .map(Assignment::id)
                .toList();
        if (!open.isEmpty() && timekeeper.balance(complaint.number().value(), complaint.round(), open, now)) {
            clockwork.renew(complaint.number());
        }
    }

    /** Whether the shares that are open now were given to several units at once, ended ones included. */
    boolean severalAtWork(Complaint complaint) {
        return lastGiven(complaint).size() > 1;
    }

    /** The shares that were given last, all at once; ended ones included. */
    List<Assignment> lastGiven(Complaint complaint) {
        return assignments.newestOf(complaint.number());
    }
}
