package org.tuntas.handling;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.SupervisionClass;

/** Stage 1: is it a complaint we handle, and whose is it. */
@Component
class Verification implements Step {

    private final Complaints complaints;
    private final Clock clock;

    Verification(Complaints complaints, Clock clock) {
        this.complaints = complaints;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "verify-complaint";
    }

    @Override
    public Map<String, Object> prefilled(Complaint complaint) {
        Map<String, Object> values = new HashMap<>();
        values.put("publicTitle", complaint.title());
        values.put("publicText", complaint.text());
        if (complaint.category() != null) {
            values.put("category", complaint.category());
        }
        if (complaint.namedAgency() != null) {
            values.put("agency", complaint.namedAgency());
        }
        return values;
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        String outcome = decision.text("verificationOutcome");
        if (outcome.equals("ARCHIVE")) {
            String reason = decision.text("archiveReason");
            complaints.append(event(complaint, decision, EventKind.ARCHIVED, "@reason." + reason)
                    .saying(decision.text("explanation"), Audience.REPORTER)
                    .noting(decision.optional("internalNote")));
            complaints.close(complaint.number(), reason, null, clock.instant());
            return Map.of("verificationOutcome", outcome);
        }
        complaints.confirm(
                complaint.number(),
                SupervisionClass.valueOf(decision.text("supervisionClass")),
                decision.optional("category"),
                decision.text("publicTitle"),
                decision.text("publicText"));
        if (decision.optional("internalNote") != null) {
            complaints.append(event(complaint, decision, EventKind.STEP_DECIDED, decision.task())
                    .onlyFor(Audience.OFFICERS)
                    .noting(decision.optional("internalNote")));
        }
        return Map.of("verificationOutcome", outcome, "agency", decision.text("agency"));
    }

    private ComplaintEvent event(Complaint complaint, Decision decision, EventKind kind, String argument) {
        return ComplaintEvent.plain(
                complaint.number(), complaint.round(), clock.instant(), kind, decision.officer(), argument);
    }
}
