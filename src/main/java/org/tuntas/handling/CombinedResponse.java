package org.tuntas.handling;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tuntas.attachment.Cabinet;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.procedure.Station;

/** Stage 3b: several units have worked, and the lead gives the reporter one answer. */
@Component
class CombinedResponse implements Step {

    private final Complaints complaints;
    private final ShareKeeper shares;
    private final Cabinet cabinet;
    private final Clock clock;

    CombinedResponse(Complaints complaints, ShareKeeper shares, Cabinet cabinet, Clock clock) {
        this.complaints = complaints;
        this.shares = shares;
        this.cabinet = cabinet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "combined-response";
    }

    /** The units' contributions under their names, for the lead to make one answer of. */
    @Override
    public Map<String, Object> prefilled(Complaint complaint, Station station) {
        List<ComplaintEvent> parts =
                contributions(complaint, RoundStory.of(complaint, complaints.timeline(complaint.number())));
        return parts.isEmpty()
                ? Map.of()
                : Map.of(
                        "answer",
                        parts.stream()
                                .map(part -> part.arguments().get(0) + ":\n" + part.message())
                                .collect(Collectors.joining("\n\n")));
    }

    @Override
    public List<ComplaintEvent> matters(Complaint complaint, Station station, RoundStory story) {
        return contributions(complaint, story);
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        List<Assignment> given = shares.lastGiven(complaint);
        long entry = complaints.append(decision.entry(
                        complaint, clock.instant(), EventKind.FINAL_ANSWER, "@reason." + decision.text("resolution"))
                .saying(decision.text("answer"), Audience.PUBLIC)
                .noting(decision.optional("internalNote")));
        given.stream().findFirst().ifPresent(lead -> cabinet.join(lead.id(), entry, Audience.PUBLIC));
        cabinet.takeAlong(given.stream().map(Assignment::id).toList(), entry, Audience.PUBLIC);
        return Map.of();
    }

    private List<ComplaintEvent> contributions(Complaint complaint, RoundStory story) {
        return shares.lastGiven(complaint).stream()
                .map(Assignment::openedAt)
                .findFirst()
                .map(given -> story.all(EventKind.UNIT_FINISHED).stream()
                        .filter(part -> !part.at().isBefore(given))
                        .toList())
                .orElse(List.of());
    }
}
