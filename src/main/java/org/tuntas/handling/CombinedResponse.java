package org.tuntas.handling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Assignment;
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
    private final ResponseDesk responses;

    CombinedResponse(Complaints complaints, ShareKeeper shares, ResponseDesk responses) {
        this.complaints = complaints;
        this.shares = shares;
        this.responses = responses;
    }

    @Override
    public String form() {
        return "combined-response";
    }

    /** The units' contributions under their names, for the lead to make one answer of; or the one that was returned. */
    @Override
    public Map<String, Object> prefilled(Complaint complaint, Station station) {
        Optional<Answer> returned = responses.returned(complaint, null);
        if (returned.isPresent()) {
            return Map.of(
                    "answer",
                    returned.get().text(),
                    "resolution",
                    String.valueOf(returned.get().resolution()));
        }
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
        return Stream.concat(contributions(complaint, story).stream(), story.all(EventKind.RESPONSE_RETURNED).stream())
                .toList();
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        return responses.give(
                complaint,
                new Answer(
                        Answer.Kind.COMBINED,
                        null,
                        decision.station().visit(),
                        decision.officer(),
                        decision.text("answer"),
                        decision.text("resolution"),
                        null),
                decision);
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
