package org.tuntas.lifecycle.steps;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.Holders;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.LimitWatch;
import org.tuntas.handling.ResponseDesk;
import org.tuntas.lifecycle.CurrentOfficer;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;

/** The bean {@code groups} of the models: which group a task is offered to, and between which units the work is shared. */
@Component("groups")
public class GroupExpressions {

    private final Registry registry;
    private final Complaints complaints;
    private final Assignments assignments;
    private final LimitWatch watch;
    private final Staff staff;
    private final CurrentOfficer officer;
    private final ResponseDesk responses;

    GroupExpressions(
            Registry registry,
            Complaints complaints,
            Assignments assignments,
            LimitWatch watch,
            ResponseDesk responses,
            Staff staff,
            CurrentOfficer officer) {
        this.registry = registry;
        this.complaints = complaints;
        this.assignments = assignments;
        this.watch = watch;
        this.staff = staff;
        this.officer = officer;
        this.responses = responses;
    }

    /**
     * The administrators of the agency that the reporter named, otherwise the officers of the desk.
     *
     * @param namedAgency code, empty when none was named
     */
    public String verifiers(String namedAgency) {
        return registry.node(namedAgency).isPresent() ? admins(namedAgency) : desk();
    }

    /** The officers of the desk. */
    public String desk() {
        return "desk-admin";
    }

    /** The administrators of an agency, who dispose complaints inside it. */
    public String admins(String agency) {
        return agency + "-admin";
    }

    /** The inspectors of an agency. Models from before 1.2.0 offer appeals to them. */
    public String inspectors(String agency) {
        return agency + "-inspector";
    }

    /**
     * The groups of whoever asks, for the task lists. Who is in none gets one that nobody is in: the engine takes no empty list.
     */
    public List<String> mine() {
        List<String> mine =
                officer.login().map(staff::groupIdsOf).map(List::copyOf).orElse(List.of());
        return mine.isEmpty() ? List.of("-") : mine;
    }

    /** Whoever was named to hear the appeal: inspectors who had no part in the answer, or the coordinator of the desk. */
    public String appealPanel(String number) {
        return Holders.appealPanel(complaint(new TrackingNumber(number)));
    }

    /** The head of the unit or, where misconduct is alleged, an inspector; somebody further up where that would be the author. */
    public String approvers(long draft) {
        return responses.approversOf(draft);
    }

    /** Keys of the shares on which units work, the lead's first. */
    public List<Long> shares(String number) {
        return assignments.openOf(new TrackingNumber(number)).stream()
                .map(Assignment::id)
                .toList();
    }

    /** The liaison officers of the unit that holds a share, or its inspectors where misconduct is alleged. */
    public String officers(long share) {
        Assignment assignment = assignment(share);
        return Holders.officers(complaint(assignment.number()), assignment.unit());
    }

    /** The heads of the unit that holds a share. */
    public String heads(long share) {
        return assignment(share).unit() + "-head";
    }

    /** Those who work for the unit that leads, and so answer for all units of a complaint. */
    public String lead(String number) {
        Complaint complaint = complaint(new TrackingNumber(number));
        return Holders.officers(complaint, String.valueOf(complaint.unit()));
    }

    /**
     * Whoever may step in at a level of a visit's ladder.
     *
     * @param rung level from 1
     */
    public String stepsIn(long visit, long rung) {
        return String.join(",", watch.groupsThatStepIn(visit, Math.toIntExact(rung)));
    }

    private Assignment assignment(long share) {
        return assignments.find(share).orElseThrow(() -> new IllegalArgumentException("There is no share " + share));
    }

    private Complaint complaint(TrackingNumber number) {
        return complaints.find(number).orElseThrow();
    }
}
