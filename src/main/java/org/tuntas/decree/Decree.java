package org.tuntas.decree;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tuntas.sla.Holiday;

/**
 * A decree on days off.
 *
 * @param number as it is cited, e.g. {@code SKB 933/2025}
 * @param signedOn when it was signed
 * @param leftOut how many rows of its file named other decrees
 * @param foreseenAt when the forecast was complete; null while it is not
 * @param orderedBy login of whoever put it into force; null while nobody has
 * @param concerned how many reports were to be renewed when it was ordered
 */
public record Decree(
        long id,
        String number,
        LocalDate signedOn,
        State state,
        int leftOut,
        String enteredBy,
        Instant enteredAt,
        @Nullable Instant foreseenAt,
        @Nullable String orderedBy,
        @Nullable Instant orderedAt,
        long concerned,
        @Nullable Instant renewedAt,
        @Nullable Instant doneAt,
        List<DecreeDay> days) {

    /** Makes its own copy of the days. */
    public Decree {
        days = List.copyOf(days);
    }

    /** How far it has come. */
    public enum State {
        /** the dates that it would move are being computed */
        FORESEEING,
        /** it waits for somebody to order it */
        FORESEEN,
        /** its days hold, and clocks, tasks and timers are being renewed */
        RENEWING,
        /** reporters are being told */
        TELLING,
        /** all is done */
        DONE,
        /** nobody wants it any more */
        DISCARDED
    }

    /** Whether somebody may still decide about it. */
    public boolean isOpen() {
        return state == State.FORESEEING || state == State.FORESEEN;
    }

    /** Whether a worker is busy with it. */
    public boolean isAtWork() {
        return state == State.FORESEEING || state == State.RENEWING || state == State.TELLING;
    }

    /** Whether it is about the whole country. */
    public boolean isNational() {
        return days.stream().anyMatch(day -> day.agency().equals(Holiday.NATIONAL));
    }
}
