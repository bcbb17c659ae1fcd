package org.tuntas.handling;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;

/** What a manager says to an escalation: it is acknowledged with a note for the officers. */
@Component
class EscalationAnswer implements Step {

    private final Complaints complaints;
    private final Clock clock;

    EscalationAnswer(Complaints complaints, Clock clock) {
        this.complaints = complaints;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "handle-escalation";
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        complaints.append(ComplaintEvent.plain(
                        complaint.number(),
                        complaint.round(),
                        clock.instant(),
                        EventKind.ESCALATION_HANDLED,
                        decision.officer())
                .onlyFor(Audience.OFFICERS)
                .noting(decision.text("note")));
        return Map.of();
    }
}
