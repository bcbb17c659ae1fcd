package org.tuntas.complaint;

import java.util.Collection;
import java.util.List;

/**
 * What the public sees of a complaint. The models name these states in their {@code publicState} properties; Java only
 * knows which of them end a round and which colour they carry.
 */
public enum ComplaintState {
    RECEIVED(Indicator.RED),
    AWAITING_COMPLETION(Indicator.RED),
    FORWARDED(Indicator.RED),
    IN_PROGRESS(Indicator.YELLOW),
    AWAITING_REPORTER(Indicator.YELLOW),
    POSTPONED(Indicator.YELLOW),
    APPEALED(Indicator.YELLOW),
    RESOLVED(Indicator.GREEN),
    AUTO_CLOSED(Indicator.GREEN),
    MERGED(Indicator.GREY),
    ARCHIVED(Indicator.GREY),
    WITHDRAWN(Indicator.GREY),
    REFERRED(Indicator.GREY);

    /** Red: not yet followed up; yellow: in progress; green: done; grey: ended without an answer of its own. */
    public enum Indicator {
        RED,
        YELLOW,
        GREEN,
        GREY
    }

    private static final List<ComplaintState> PRECEDENCE =
            List.of(IN_PROGRESS, FORWARDED, AWAITING_REPORTER, POSTPONED);

    private final Indicator indicator;

    ComplaintState(Indicator indicator) {
        this.indicator = indicator;
    }

    /** The traffic light of SP4N-LAPOR!. It is never shown without the state in words. */
    public Indicator indicator() {
        return indicator;
    }

    /** Whether the round is over: no step of the procedure may move the complaint any more. */
    public boolean isFinal() {
        return switch (this) {
            case RESOLVED, AUTO_CLOSED, ARCHIVED, WITHDRAWN, REFERRED -> true;
            default -> false;
        };
    }

    /**
     * The state of a complaint on which several units work: the one that promises the public most. One unit at work outweighs
     * another that has not begun, and a question to the reporter shows only when nobody goes on without the answer. Once a unit
     * has answered, the complaint counts as followed up, whatever the others do.
     *
     * @param shares shares of one disposition, of which at least one is open
     */
    public static ComplaintState of(Collection<Assignment> shares) {
        List<ComplaintState> open = shares.stream()
                .filter(Assignment::isOpen)
                .map(Assignment::state)
                .toList();
        ComplaintState first =
                PRECEDENCE.stream().filter(open::contains).findFirst().orElseGet(() -> open.get(0));
        boolean followedUp = shares.stream().anyMatch(share -> share.answeredAt() != null);
        return first == FORWARDED && followedUp ? IN_PROGRESS : first;
    }
}
