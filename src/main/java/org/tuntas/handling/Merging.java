package org.tuntas.handling;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.merging.MergeDesk;

/** An outcome that verification and disposition share: the report is merged into another one about the same thing. */
@Component
class Merging {

    private final MergeDesk desk;
    private final Complaints complaints;
    private final Clock clock;

    Merging(MergeDesk desk, Complaints complaints, Clock clock) {
        this.desk = desk;
        this.complaints = complaints;
        this.clock = clock;
    }

    /** Merges into the proposed report that was chosen, or into the one whose number was written. */
    Map<String, Object> merge(Complaint complaint, Decision decision) {
        String written = decision.optional("parentNumber");
        String chosen = decision.optional("parent");
        if (written == null && chosen == null) {
            throw new InvalidInput(List.of(FieldProblem.of("parentNumber", "merge.noParent")));
        }
        Map<String, Object> variables = new HashMap<>(desk.merge(
                complaint,
                written == null ? "parent" : "parentNumber",
                written == null ? String.valueOf(chosen) : written,
                decision.officer(),
                decision.text("explanation")));
        variables.put("dispositionOutcome", "MERGE");
        if (decision.optional("internalNote") != null) {
            complaints.append(decision.entry(complaint, clock.instant(), EventKind.STEP_DECIDED, decision.task())
                    .onlyFor(Audience.OFFICERS)
                    .noting(decision.optional("internalNote")));
        }
        return variables;
    }
}
