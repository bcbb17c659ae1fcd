package org.tuntas.handling;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.organisation.Staff;
import org.tuntas.procedure.Procedure;

/**
 * Where a complaint turns out to be about the misconduct of those who work on it. From then on the inspector of its agency works on
 * it, and the units see it no longer.
 */
@Service
public class SupervisionDesk {

    private final Complaints complaints;
    private final Assignments assignments;
    private final Reclassification reclassification;
    private final Procedure procedure;
    private final Staff staff;

    SupervisionDesk(
            Complaints complaints,
            Assignments assignments,
            Reclassification reclassification,
            Procedure procedure,
            Staff staff) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.reclassification = reclassification;
        this.procedure = procedure;
        this.staff = staff;
    }

    /**
     * Takes a complaint from the units that work on it and gives it to the inspector. One that waits for the reporter, or is heard as
     * an appeal, goes to the inspector once it comes back.
     *
     * @param officer login of somebody at the desk, or of the agency's administrators, heads or inspectors, who belongs to none of
     *     the units that have worked on it
     * @param reason why, for officers
     * @throws Refused UNKNOWN when there is no such complaint; FORBIDDEN when the officer may not; WRONG_MOMENT when it is about
     *     misconduct already, not verified yet, or over
     * @throws org.tuntas.procedure.Overtaken when something else moved the complaint at the same moment
     */
    @Transactional
    public void allege(TrackingNumber number, String officer, String reason) {
        Complaint complaint = complaints.lock(number);
        Optional<Refused> refusal = refusal(complaint, officer);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        String agency = Objects.requireNonNull(complaint.agency(), "forwarded to an agency");
        boolean underWay = !assignments.openOf(number).isEmpty();
        reclassification.toSupervisory(complaint, officer, reason, List.of(agency + "-inspector", agency + "-admin"));
        if (procedure.takeFromUnits(complaint)) {
            return;
        }
        if (underWay) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "supervision.oldRound");
        }
        if (complaint.unit() != null) {
            complaints.assign(number, agency);
        }
    }

    /** Whether somebody may say so of a complaint now. */
    @Transactional(readOnly = true)
    public boolean mayAllege(Complaint complaint, String officer) {
        return refusal(complaint, officer).isEmpty();
    }

    private Optional<Refused> refusal(Complaint complaint, String officer) {
        if (complaint.state().isFinal()) {
            return Optional.of(new Refused(Refused.Kind.WRONG_MOMENT, "supervision.over"));
        }
        if (complaint.forwardedAt() == null || complaint.agency() == null) {
            return Optional.of(new Refused(Refused.Kind.WRONG_MOMENT, "supervision.notVerified"));
        }
        if (!isResponsible(complaint, staff.groupIdsOf(officer))) {
            return Optional.of(new Refused(Refused.Kind.FORBIDDEN, "supervision.notYours"));
        }
        return complaint.supervisionClass() == SupervisionClass.SUPERVISORY
                ? Optional.of(new Refused(Refused.Kind.WRONG_MOMENT, "supervision.already"))
                : Optional.empty();
    }

    private boolean isResponsible(Complaint complaint, Set<String> groups) {
        boolean above = Stream.concat(
                        Stream.of("desk-admin", "desk-coordinator"),
                        Stream.of("-admin", "-head", "-inspector").map(role -> complaint.agency() + role))
                .anyMatch(groups::contains);
        return above
                && assignments.ofRound(complaint.number(), complaint.round()).stream()
                        .map(Assignment::unit)
                        .filter(unit -> !unit.equals(complaint.agency()))
                        .flatMap(
                                unit -> Stream.of("-officer", "-head", "-admin").map(role -> unit + role))
                        .noneMatch(groups::contains);
    }
}
