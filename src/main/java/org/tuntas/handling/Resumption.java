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

/** A postponed complaint is taken up again before its day. */
@Component
class Resumption implements Step {

    private final Complaints complaints;
    private final TimeRequests requests;
    private final Clock clock;

    Resumption(Complaints complaints, TimeRequests requests, Clock clock) {
        this.complaints = complaints;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "resume-handling";
    }

    @Override
    public List<ComplaintEvent> matters(Complaint complaint, Station station, RoundStory story) {
        if (station.share() == null) {
            return story.newest(EventKind.POSTPONED, postponed -> true);
        }
        // Several units may have been granted a postponement.
        String until = requests.newest(station.share()).until().toString();
        return story.newest(
                EventKind.POSTPONED, postponed -> postponed.arguments().contains(until));
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        complaints.append(decision.entry(complaint, clock.instant(), EventKind.STEP_DECIDED, decision.task())
                .onlyFor(Audience.OFFICERS)
                .noting(decision.optional("internalNote")));
        return Map.of();
    }
}
