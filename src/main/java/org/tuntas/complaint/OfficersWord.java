package org.tuntas.complaint;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What officers said last to the reporter: what the reporter is asked, or has to judge. */
public final class OfficersWord {

    private static final Set<EventKind> SAID = Set.of(
            EventKind.COMPLETION_ASKED,
            EventKind.QUESTION_ASKED,
            EventKind.INTERIM_ANSWER,
            EventKind.FINAL_ANSWER,
            EventKind.ARCHIVED,
            EventKind.APPEAL_REJECTED);

    private OfficersWord() {}

    /**
     * The newest of a round that has a text.
     *
     * @param timeline oldest first, texts that the reporter may not read left out
     */
    public static Optional<ComplaintEvent> newest(List<ComplaintEvent> timeline, int round) {
        return timeline.stream()
                .filter(event -> event.round() == round
                        && event.message() != null
                        && event.messageAudience() != Audience.OFFICERS
                        && SAID.contains(event.kind()))
                .reduce((earlier, later) -> later);
    }
}
