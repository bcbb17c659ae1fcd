package org.tuntas.handling;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Holders;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.merging.Families;
import org.tuntas.organisation.Registry;
import org.tuntas.sla.OpenVisit;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.Visit;

/** Where complaints change hands between agencies and units. */
@Service
public class TransferDesk {

    private final Complaints complaints;
    private final Assignments assignments;
    private final Families families;
    private final ShareKeeper shares;
    private final Registry registry;
    private final Timekeeper timekeeper;
    private final Clock clock;

    TransferDesk(
            Complaints complaints,
            Assignments assignments,
            Families families,
            ShareKeeper shares,
            Registry registry,
            Timekeeper timekeeper,
            Clock clock) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.families = families;
        this.shares = shares;
        this.registry = registry;
        this.timekeeper = timekeeper;
        this.clock = clock;
    }

    /**
     * Hands a verified complaint to an agency. The first time in a round its resolution and first follow-up clocks start; they run
     * on when it is passed on. One that is merged comes along with its parent: nobody is told of it.
     *
     * @param actor login of the officer, or {@link ComplaintEvent#SYSTEM}
     * @return the visit of the resolution clock
     */
    @Transactional
    public Visit forward(TrackingNumber number, String agency, String actor) {
        Instant now = clock.instant();
        Complaint complaint = complaints.lock(number);
        complaints.forward(number, agency, now);
        if (families.parentOf(number).isEmpty()) {
            complaints.append(ComplaintEvent.plain(
                            number,
                            complaint.round(),
                            now,
                            EventKind.FORWARDED,
                            actor,
                            registry.node(agency).map(node -> node.name()).orElse(agency))
                    .telling(List.of(agency + "-admin")));
        }
        return timekeeper.open(new OpenVisit(
                number.value(),
                complaint.round(),
                Timekeeper.RESOLUTION,
                agency,
                null,
                null,
                complaint.type().name(),
                complaint.supervisionClass().name(),
                complaint.forwardedAt() == null ? now : complaint.forwardedAt(),
                null));
    }

    /**
     * Passes a complaint on to the agency that was named as its owner. One that is not verified yet will be verified there.
     *
     * @return whether the desk must decide now, because it has been passed on too often
     */
    @Transactional
    public boolean passOn(TrackingNumber number, String owner) {
        Complaint complaint = complaints.lock(number);
        complaints.countTransfer(number);
        if (complaint.forwardedAt() == null) {
            complaints.nameAgency(number, owner);
        }
        return complaint.transfers() + 1 >= Complaint.TRANSFERS_BEFORE_DETERMINATION;
    }

    /** The reporter sends a complaint back: the unit that led works on it alone, and its first follow-up is not due again. */
    @Transactional
    public void returnToLead(TrackingNumber number) {
        Complaint complaint = complaints.lock(number);
        String unit = Objects.requireNonNull(complaint.unit(), "a unit answered");
        Instant now = clock.instant();
        assignments.open(number, complaint.round(), unit, true, now, now, now);
    }

    /** Misconduct is alleged: whatever units work on a complaint lose it, and the inspector of its agency leads from now on. */
    @Transactional
    public void handToInspector(TrackingNumber number) {
        Complaint complaint = complaints.lock(number);
        shares.takeAway(complaint);
        complaints.assign(number, Objects.requireNonNull(complaint.agency(), "an agency has it"));
    }

    /** Nobody answered a unit's question in time: the unit goes on without. */
    @Transactional
    public void recordSilence(TrackingNumber number, long share) {
        Complaint complaint = complaints.lock(number);
        Assignment asking = assignments.find(share).orElseThrow();
        complaints.append(ComplaintEvent.plain(
                        number,
                        complaint.round(),
                        clock.instant(),
                        EventKind.QUESTION_EXPIRED,
                        ComplaintEvent.SYSTEM,
                        registry.node(asking.unit()).map(node -> node.name()).orElse(asking.unit()))
                .onlyFor(Audience.REPORTER)
                .telling(List.of(Holders.officers(complaint, asking.unit()))));
    }

    /** A postponement is over. */
    @Transactional
    public void resume(TrackingNumber number) {
        Complaint complaint = complaints.lock(number);
        complaints.append(ComplaintEvent.plain(
                        number, complaint.round(), clock.instant(), EventKind.RESUMED, ComplaintEvent.SYSTEM)
                .telling(Holders.of(complaint, assignments.openOf(number))));
    }
}
