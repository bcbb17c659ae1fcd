package org.tuntas.language;

import java.util.Optional;
import java.util.Set;
import org.tuntas.sla.ExplainedDeadline;

/** What is told of a clock that runs while the ball is the reporter's: until when, and what happens without a word from them. */
public final class Awaited {

    private static final Set<String> STAGES = Set.of("AWAITING_COMPLETION", "ASKING_REPORTER", "AWAITING_REPORTER");

    private Awaited() {}

    /** Whether a stage waits for the reporter. */
    public static boolean isIn(String stage) {
        return STAGES.contains(stage);
    }

    /** What happens without a word from the reporter; empty in a stage that does not wait for one. */
    public static Optional<String> silence(ExplainedDeadline deadline, Words words) {
        return isIn(deadline.stage())
                ? Optional.of(
                        words.text("report.silence." + deadline.stage(), words.moment(deadline.at(), deadline.zone())))
                : Optional.empty();
    }
}
