package org.tuntas.handling;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.Holders;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.procedure.Station;

/** A unit gave its share back: another one takes its place, while other units go on working. */
@Component
class Redisposition implements Step {

    private final Complaints complaints;
    private final Assignments assignments;
    private final HandingOn handingOn;
    private final Reclassification reclassification;
    private final Clock clock;

    Redisposition(
            Complaints complaints,
            Assignments assignments,
            HandingOn handingOn,
            Reclassification reclassification,
            Clock clock) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.handingOn = handingOn;
        this.reclassification = reclassification;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "reassign-unit";
    }

    @Override
    public Map<String, Object> facts(Complaint complaint, Station station) {
        return Map.of("mayTransfer", mayTransfer(complaint), "supervisory", isSupervisory(complaint));
    }

    @Override
    public Map<String, Object> prefilled(Complaint complaint, Station station) {
        Map<String, Object> values = new HashMap<>();
        if (!mayTransfer(complaint)) {
            values.put("dispositionOutcome", "ASSIGN");
        }
        if (isSupervisory(complaint)) {
            values.put("supervisionClass", complaint.supervisionClass().name());
        }
        return values;
    }

    @Override
    public List<ComplaintEvent> matters(Complaint complaint, Station station, RoundStory story) {
        if (station.share() == null) {
            return List.of();
        }
        String unit =
                handingOn.name(assignments.find(station.share()).orElseThrow().unit());
        return story.newest(EventKind.RETURNED, returned -> returned.arguments().contains(unit));
    }

    @Override
    public Map<String, Object> decide(Complaint before, Decision decision) {
        Instant now = clock.instant();
        Assignment share = assignments.find(decision.share()).orElseThrow();
        String outcome = decision.text("dispositionOutcome");
        Map<String, Object> variables = new HashMap<>();
        variables.put("dispositionOutcome", outcome);
        if (outcome.equals("NOT_OURS")) {
            variables.putAll(handingOn.nameOwner(before, decision));
            variables.put("unitAssigned", false);
            assignments.end(share.id(), now);
            return variables;
        }
        String unit = decision.text("unit");
        Complaint complaint = reclassified(before, decision);
        if (isSupervisory(complaint) && !unit.equals(complaint.agency())) {
            throw new InvalidInput(List.of(
                    FieldProblem.of("unit", "form.inspectorOnly", handingOn.name(handingOn.holder(complaint)))));
        }
        assignments.replaceUnit(share.id(), unit);
        if (share.lead()) {
            complaints.assign(complaint.number(), unit);
        }
        complaints.append(decision.entry(complaint, now, EventKind.ASSIGNED, handingOn.name(unit))
                .noting(decision.optional("instruction"))
                .telling(List.of(Holders.officers(complaint, unit))));
        return variables;
    }

    /** While other units work on it, or have worked, a complaint stays with the agency. */
    private boolean mayTransfer(Complaint complaint) {
        return !complaint.determined()
                && assignments.newestOf(complaint.number()).size() == 1;
    }

    /** An inspector who finds no misconduct gives the complaint back, and it becomes one for a unit. */
    private Complaint reclassified(Complaint complaint, Decision decision) {
        return isSupervisory(complaint)
                ? reclassification.to(
                        complaint,
                        complaint.type(),
                        SupervisionClass.valueOf(decision.text("supervisionClass")),
                        decision.officer())
                : complaint;
    }

    private static boolean isSupervisory(Complaint complaint) {
        return complaint.supervisionClass() == SupervisionClass.SUPERVISORY;
    }
}
