package org.tuntas.docs;

import static org.tuntas.docs.Page.cells;
import static org.tuntas.docs.Page.code;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.Place;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.lifecycle.ComplaintProcess;

/** {@code states.md}: what the public sees, where it comes from and what the reporter can do then. */
final class StatesPage {

    private static final Instant ENDED = Instant.parse("2026-03-02T02:00:00Z");

    private StatesPage() {}

    static String render(Models models, Labels words) {
        Page page = new Page(
                "States",
                "What the public sees of a report. A model enters a state where an element has the property `publicState`; Java knows"
                        + " only which of them end a round and which colour they carry. Red: not yet followed up; yellow: in"
                        + " progress; green: done; grey: ended without an answer of its own.");
        List<List<String>> rows = new ArrayList<>();
        for (ComplaintState state : ComplaintState.values()) {
            rows.add(cells(
                    code(state.name()),
                    indonesian(state, words),
                    words.english("state." + state),
                    state.indicator().name().toLowerCase(Locale.ROOT),
                    state.isFinal() ? "yes" : "no",
                    enteredAt(models, state),
                    actions(state, words)));
        }
        return page.table(
                        List.of(
                                "State",
                                "Indonesian",
                                "English",
                                "Indicator",
                                "Ends the round",
                                "Entered at",
                                "The reporter can"),
                        rows)
                .render();
    }

    private static String indonesian(ComplaintState state, Labels words) {
        String addressed = "state." + state + ".you";
        return words.indonesian("state." + state)
                + (words.keys(addressed, "").isEmpty() ? "" : "; to the reporter: " + words.indonesian(addressed));
    }

    private static String enteredAt(Models models, ComplaintState state) {
        String elements = models.nodes()
                .filter(node -> Models.property(node, ComplaintProcess.STATE_PROPERTY)
                        .filter(state.name()::equals)
                        .isPresent())
                .map(node -> node.getName() + " " + code(node.getId()))
                .collect(Collectors.joining(", "));
        return elements.isEmpty() ? "no element" : elements;
    }

    /** Asks the complaint itself, in every situation in which its answer may differ. */
    private static String actions(ComplaintState state, Labels words) {
        Map<List<String>, String> situations = new LinkedHashMap<>();
        situations.put(asked(state, null, false, ENDED), "");
        situations.putIfAbsent(asked(state, null, true, ENDED), "while a unit works on it");
        if (state.isFinal()) {
            situations.putIfAbsent(asked(state, "INCOMPLETE", false, ENDED), "when it was incomplete");
            situations.putIfAbsent(asked(state, "SPAM", false, ENDED), "as spam, after 30 days or in the last round");
            situations.putIfAbsent(
                    asked(state, null, false, ENDED.plus(Complaint.REOPENING_WINDOW)),
                    "after 30 days or in the last round");
        }
        return situations.entrySet().stream()
                .map(entry -> (entry.getValue().isEmpty() ? "" : entry.getValue() + ": ") + said(entry.getKey(), words))
                .collect(Collectors.joining("; "));
    }

    private static String said(List<String> actions, Labels words) {
        return actions.isEmpty()
                ? "nothing"
                : actions.stream()
                        .map(action -> words.english("action." + action))
                        .collect(Collectors.joining(", "));
    }

    private static List<String> asked(ComplaintState state, @Nullable String reason, boolean underWay, Instant now) {
        return new Complaint(
                        new TrackingNumber("LP-26-7K3M-9QXD"),
                        ComplaintType.COMPLAINT,
                        SupervisionClass.ORDINARY,
                        "",
                        "",
                        null,
                        null,
                        null,
                        new Place(null, null, null, null),
                        null,
                        null,
                        false,
                        false,
                        Channel.WEB,
                        state,
                        ENDED,
                        1,
                        0,
                        null,
                        null,
                        ENDED,
                        null,
                        state.isFinal() ? ENDED : null,
                        reason,
                        null,
                        0,
                        false,
                        underWay,
                        null)
                .reporterActions(now);
    }
}
