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
import org.tuntas.complaint.Holders;
import org.tuntas.procedure.Station;

/** A unit gave its share back: another one takes its place, while other units go on working. */
@Component
class Redisposition implements Step {

    private final Complaints complaints;
    private final Assignments assignments;
    private final HandingOn handingOn;
    private final Clock clock;

    Redisposition(Complaints complaints, Assignments assignments, HandingOn handingOn, Clock clock) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.handingOn = handingOn;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "reassign-unit";
    }

    @Override
    public Map<String, Object> facts(Complaint complaint, Station station) {
        return Map.of("mayTransfer", mayTransfer(complaint));
    }

    @Override
    public Map<String, Object> prefilled(Complaint complaint, Station station) {
        return mayTransfer(complaint) ? Map.of() : Map.of("dispositionOutcome", "ASSIGN");
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
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        Instant now = clock.instant();
        Assignment share = assignments.find(decision.share()).orElseThrow();
        String outcome = decision.text("dispositionOutcome");
        Map<String, Object> variables = new HashMap<>();
        variables.put("dispositionOutcome", outcome);
        if (outcome.equals("NOT_OURS")) {
            variables.putAll(handingOn.nameOwner(complaint, decision));
            variables.put("unitAssigned", false);
            assignments.end(share.id(), now);
            return variables;
        }
        String unit = decision.text("unit");
        assignments.replaceUnit(share.id(), unit);
        if (share.lead()) {
            complaints.assign(complaint.number(), unit);
        }
        complaints.append(ComplaintEvent.plain(
                        complaint.number(),
                        complaint.round(),
                        now,
                        EventKind.ASSIGNED,
                        decision.officer(),
                        handingOn.name(unit))
                .noting(decision.optional("instruction"))
                .telling(List.of(Holders.officers(complaint, unit))));
        return variables;
    }

    /** While other units work on it, a complaint stays with the agency. */
    private boolean mayTransfer(Complaint complaint) {
        return !complaint.determined() && assignments.openOf(complaint.number()).size() == 1;
    }
}
