package org.tuntas.handling;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.organisation.Registry;

/** Stage 2: handing the complaint to the unit that must act. */
@Component
class Disposition implements Step {

    private final Complaints complaints;
    private final Registry registry;
    private final Clock clock;

    Disposition(Complaints complaints, Registry registry, Clock clock) {
        this.complaints = complaints;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "assign-unit";
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        String unit = decision.text("unit");
        complaints.assign(complaint.number(), unit);
        complaints.append(ComplaintEvent.plain(
                        complaint.number(),
                        complaint.round(),
                        clock.instant(),
                        EventKind.ASSIGNED,
                        decision.officer(),
                        registry.node(unit).map(node -> node.name()).orElse(unit))
                .noting(decision.optional("instruction")));
        return Map.of("unit", unit, "unitAssigned", true);
    }
}
