package org.tuntas.handling;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Complaint;
import org.tuntas.procedure.Clockwork;
import org.tuntas.sla.Timekeeper;

/** Keeps the shares of a complaint and its resolution clock in step: the clock stands only while every unit waits. */
@Component
public class ShareKeeper {

    private final Assignments assignments;
    private final Timekeeper timekeeper;
    private final Clockwork clockwork;
    private final Clock clock;

    ShareKeeper(Assignments assignments, Timekeeper timekeeper, Clockwork clockwork, Clock clock) {
        this.assignments = assignments;
        this.timekeeper = timekeeper;
        this.clockwork = clockwork;
        this.clock = clock;
    }

    /** Ends a unit's share; if the others all wait for somebody, so does the complaint. */
    void end(Complaint complaint, Assignment share) {
        assignments.end(share.id(), clock.instant());
        balance(complaint);
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
        List<Assignment> round = assignments.ofRound(complaint.number(), complaint.round());
        return round.stream()
                .map(Assignment::openedAt)
                .max(Comparator.naturalOrder())
                .map(last -> round.stream()
                        .filter(share -> share.openedAt().equals(last))
                        .toList())
                .orElse(List.of());
    }
}
