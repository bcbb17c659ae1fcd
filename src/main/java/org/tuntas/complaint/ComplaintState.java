package org.tuntas.complaint;

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

    private final Indicator indicator;

    ComplaintState(Indicator indicator) {
        this.indicator = indicator;
    }

    /** The traffic light of SP4N-LAPOR!. It is never shown without the state in words. */
    public Indicator indicator() {
        return indicator;
    }

    /** What the reporter can do now: {@code reply}, {@code satisfaction} once there is an answer, {@code withdrawal}. */
    public List<String> reporterActions() {
        if (isFinal() || this == MERGED) {
            return List.of();
        }
        return this == AWAITING_REPORTER
                ? List.of("reply", "satisfaction", "withdrawal")
                : List.of("reply", "withdrawal");
    }

    /** Whether the round is over: no step of the procedure may move the complaint any more. */
    public boolean isFinal() {
        return switch (this) {
            case RESOLVED, AUTO_CLOSED, ARCHIVED, WITHDRAWN, REFERRED -> true;
            default -> false;
        };
    }
}
