package org.tuntas.handling;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;

/**
 * Any step that a process designer adds without Java: what is chosen on its form goes on to the model, what is written
 * joins the timeline as a note among officers.
 */
@Component
class DesignedStep {

    private final Complaints complaints;
    private final Clock clock;

    DesignedStep(Complaints complaints, Clock clock) {
        this.complaints = complaints;
        this.clock = clock;
    }

    Map<String, Object> decide(Complaint complaint, Decision decision) {
        Map<String, Object> chosen = new HashMap<>(decision.fields());
        chosen.keySet().removeAll(decision.narrative());
        @Nullable
        String written = decision.narrative().stream()
                .sorted()
                .filter(decision.fields()::containsKey)
                .map(decision::text)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("\n"), notes -> notes.isEmpty() ? null : notes));
        complaints.append(decision.entry(complaint, clock.instant(), EventKind.STEP_DECIDED, decision.task())
                .onlyFor(Audience.OFFICERS)
                .noting(written));
        return chosen;
    }
}
