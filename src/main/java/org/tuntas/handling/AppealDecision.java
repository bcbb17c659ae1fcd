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
import org.tuntas.complaint.Refused;
import org.tuntas.procedure.Station;

/** Stage 7: somebody who had no part in the answer decides on the reporter's second objection. */
@Component
class AppealDecision implements Step {

    private final Complaints complaints;
    private final AppealBench bench;
    private final Referral referral;
    private final Clock clock;

    AppealDecision(Complaints complaints, AppealBench bench, Referral referral, Clock clock) {
        this.complaints = complaints;
        this.bench = bench;
        this.referral = referral;
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
        if (!bench.mayHear(complaint, decision.officer())) {
            throw new Refused(Refused.Kind.FORBIDDEN, "appeal.partial");
        }
        String outcome = decision.text("appealOutcome");
        if (outcome.equals("REFERRED")) {
            referral.refer(complaint, decision, "reasoning");
            return Map.of("appealOutcome", outcome);
        }
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
