package org.tuntas.handling;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Holders;
import org.tuntas.complaint.Refused;
import org.tuntas.procedure.Station;

/** Stage 4: somebody other than its author approves an answer, or returns it with a note. */
@Component
class ApprovalDecision implements Step {

    private final Complaints complaints;
    private final Assignments assignments;
    private final Drafts drafts;
    private final Clock clock;

    ApprovalDecision(Complaints complaints, Assignments assignments, Drafts drafts, Clock clock) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.drafts = drafts;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "approve-response";
    }

    @Override
    public List<ComplaintEvent> matters(Complaint complaint, Station station, RoundStory story) {
        return story.all(
                EventKind.FINAL_ANSWER, EventKind.DISSATISFIED, EventKind.APPEAL_UPHELD, EventKind.RESPONSE_RETURNED);
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        Draft draft = drafts.waiting(complaint.number(), decision.station().share())
                .orElseThrow(() -> new IllegalStateException("No draft of " + complaint.number() + " waits"));
        String author = draft.answer().author();
        if (author.equals(decision.officer())) {
            throw new Refused(Refused.Kind.FORBIDDEN, "approval.ownDraft");
        }
        String outcome = decision.text("approvalOutcome");
        boolean approved = outcome.equals("APPROVE");
        Instant now = clock.instant();
        drafts.decide(draft.id(), approved ? Draft.Outcome.APPROVED : Draft.Outcome.RETURNED, decision.officer(), now);
        ComplaintEvent entry = decision.entry(
                        complaint, now, approved ? EventKind.RESPONSE_APPROVED : EventKind.RESPONSE_RETURNED)
                .onlyFor(Audience.OFFICERS);
        complaints.append(
                approved
                        ? entry.noting(decision.optional("internalNote")).telling(List.of("@" + author))
                        : entry.noting(decision.text("note"))
                                .telling(Stream.of("@" + author, officers(complaint, draft))
                                        .distinct()
                                        .toList()));
        return Map.of("approvalOutcome", outcome);
    }

    /** Those who find the work in their queue again. */
    private String officers(Complaint complaint, Draft draft) {
        Long share = draft.answer().share();
        return Holders.officers(
                complaint,
                share == null
                        ? String.valueOf(complaint.unit())
                        : assignments.find(share).orElseThrow().unit());
    }
}
