package org.tuntas.handling;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Holders;
import org.tuntas.procedure.Station;

/** Stage 7: the inspector decides on the reporter's second objection. */
@Component
class AppealDecision implements Step {

    private final Complaints complaints;
    private final Clock clock;

    AppealDecision(Complaints complaints, Clock clock) {
        this.complaints = complaints;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "decide-appeal";
    }

    @Override
    public List<ComplaintEvent> matters(Complaint complaint, Station station, RoundStory story) {
        return story.all(EventKind.FINAL_ANSWER, EventKind.DISSATISFIED);
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        String outcome = decision.text("appealOutcome");
        boolean upheld = outcome.equals("UPHELD");
        complaints.append(
                decision.entry(complaint, clock.instant(), upheld ? EventKind.APPEAL_UPHELD : EventKind.APPEAL_REJECTED)
                        .saying(decision.text("reasoning"), Audience.REPORTER)
                        .noting(decision.optional("instruction"))
                        .telling(
                                upheld && complaint.unit() != null
                                        ? List.of(Holders.officers(complaint, complaint.unit()))
                                        : List.of()));
        return Map.of("appealOutcome", outcome);
    }
}
