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
import org.tuntas.procedure.Station;

/** Stage 2a: after too many transfers the desk decides whose a complaint is, and that binds. */
@Component
class Determination implements Step {

    private final Complaints complaints;
    private final HandingOn handingOn;
    private final Clock clock;

    Determination(Complaints complaints, HandingOn handingOn, Clock clock) {
        this.complaints = complaints;
        this.handingOn = handingOn;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "determine-authority";
    }

    @Override
    public List<ComplaintEvent> matters(Complaint complaint, Station station, RoundStory story) {
        return story.all(EventKind.TRANSFERRED);
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        String agency = decision.text("agency");
        complaints.determine(complaint.number());
        if (complaint.forwardedAt() == null) {
            complaints.nameAgency(complaint.number(), agency);
        }
        complaints.append(decision.entry(complaint, clock.instant(), EventKind.DETERMINED, handingOn.name(agency))
                .saying(decision.text("explanation"), Audience.REPORTER)
                .noting(decision.optional("internalNote"))
                .telling(List.of(agency + "-admin")));
        return Map.of("agency", agency, "namedAgency", agency);
    }
}
