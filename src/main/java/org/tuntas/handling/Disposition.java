package org.tuntas.handling;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.Holders;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.procedure.Station;

/** Stage 2: handing the complaint to the unit or units that must act. */
@Component
class Disposition implements Step {

    private final Complaints complaints;
    private final Assignments assignments;
    private final HandingOn handingOn;
    private final Merging merging;
    private final Reclassification reclassification;
    private final OwnerProposals proposals;
    private final Clock clock;

    Disposition(
            Complaints complaints,
            Assignments assignments,
            HandingOn handingOn,
            Merging merging,
            Reclassification reclassification,
            OwnerProposals proposals,
            Clock clock) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.handingOn = handingOn;
        this.merging = merging;
        this.reclassification = reclassification;
        this.proposals = proposals;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "assign-unit";
    }

    @Override
    public Map<String, Object> prefilled(Complaint complaint, Station station) {
        return Map.of(
                "type", complaint.type().name(),
                "supervisionClass", complaint.supervisionClass().name());
    }

    @Override
    public Map<String, Object> facts(Complaint complaint, Station station) {
        return Map.of("mayTransfer", !complaint.determined());
    }

    @Override
    public List<Proposal> proposals(Complaint complaint, Station station) {
        return proposals.units(complaint);
    }

    @Override
    public List<ComplaintEvent> matters(Complaint complaint, Station station, RoundStory story) {
        return story.all(EventKind.TRANSFERRED, EventKind.DETERMINED);
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        String outcome = decision.text("dispositionOutcome");
        Map<String, Object> variables = new HashMap<>();
        variables.put("dispositionOutcome", outcome);
        variables.put("unitAssigned", outcome.equals("ASSIGN"));
        switch (outcome) {
            case "ASSIGN" -> variables.put("severalUnits", assign(complaint, decision) > 1);
            case "MERGE" -> variables.putAll(merging.merge(complaint, decision));
            case "NOT_OURS" -> variables.putAll(handingOn.nameOwner(complaint, decision));
            case "NEEDS_COMPLETION" -> {
                handingOn.askForCompletion(complaint, decision);
                // Whoever asked reads the answer: the complaint comes back to this agency's verifiers.
                String agency = handingOn.holder(complaint);
                complaints.nameAgency(complaint.number(), agency);
                variables.put("namedAgency", agency);
            }
            default -> {
                // An outcome that only the model knows.
            }
        }
        return variables;
    }

    private int assign(Complaint before, Decision decision) {
        Complaint complaint = reclassification.to(
                before,
                ComplaintType.valueOf(decision.text("type")),
                SupervisionClass.valueOf(decision.text("supervisionClass")),
                decision.officer());
        List<String> units = decision.choices("units");
        String lead = lead(complaint, units, decision.optional("lead"));
        Instant now = clock.instant();
        Instant clockFrom = firstFollowUpIsDue(complaint)
                ? Objects.requireNonNull(complaint.forwardedAt(), "forwarded before disposition")
                : now;
        for (String unit : units) {
            assignments.open(complaint.number(), complaint.round(), unit, unit.equals(lead), clockFrom, null, now);
        }
        complaints.assign(complaint.number(), lead);
        complaints.append(decision.entry(
                        complaint,
                        now,
                        EventKind.ASSIGNED,
                        units.stream().map(handingOn::name).collect(Collectors.joining(", ")))
                .noting(decision.optional("instruction"))
                .telling(units.stream()
                        .map(unit -> Holders.officers(complaint, unit))
                        .toList()));
        return units.size();
    }

    private String lead(Complaint complaint, List<String> units, @Nullable String lead) {
        List<FieldProblem> problems = new ArrayList<>();
        if (units.isEmpty()) {
            problems.add(FieldProblem.of("units", "form.noUnit"));
        } else if (complaint.supervisionClass() == SupervisionClass.SUPERVISORY
                && !units.equals(List.of(String.valueOf(complaint.agency())))) {
            problems.add(FieldProblem.of("units", "form.inspectorOnly", handingOn.name(handingOn.holder(complaint))));
        } else if (units.size() > 1 && (lead == null || !units.contains(lead))) {
            problems.add(FieldProblem.of("lead", "form.leadNotAmongUnits"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return units.size() == 1 || lead == null ? units.get(0) : lead;
    }

    /** Until somebody has answered in this round, the first follow-up clock runs on from forwarding. */
    private boolean firstFollowUpIsDue(Complaint complaint) {
        return assignments.ofRound(complaint.number(), complaint.round()).stream()
                .allMatch(share -> share.answeredAt() == null);
    }
}
