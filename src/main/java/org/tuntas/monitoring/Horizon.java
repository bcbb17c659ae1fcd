package org.tuntas.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import org.tuntas.sla.WorkingCalendar;

/**
 * The working days ahead of an agency.
 *
 * @param now when it is looked at
 * @param tomorrow when today ends
 * @param nextDay the next working day after today
 * @param afterNextDay when that ends
 * @param afterFive when the fifth working day after today ends
 */
record Horizon(Instant now, Instant tomorrow, LocalDate nextDay, Instant afterNextDay, Instant afterFive) {

    private static final int DAYS_AHEAD = 5;

    static Horizon of(WorkingCalendar calendar, Instant now) {
        LocalDate today = calendar.dayOf(now);
        LocalDate next = calendar.workingDayFrom(today.plusDays(1));
        LocalDate fifth = next;
        for (int day = 1; day < DAYS_AHEAD; day++) {
            fifth = calendar.workingDayFrom(fifth.plusDays(1));
        }
        return new Horizon(now, start(calendar, today), next, start(calendar, next), start(calendar, fifth));
    }

    /** When the day after a day begins. */
    private static Instant start(WorkingCalendar calendar, LocalDate day) {
        return day.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
    }

    Tempo tempo(Instant limit) {
        if (limit.isBefore(now)) {
            return Tempo.LATE;
        }
        if (limit.isBefore(tomorrow)) {
            return Tempo.TODAY;
        }
        if (limit.isBefore(afterNextDay)) {
            return Tempo.NEXT_DAY;
        }
        return limit.isBefore(afterFive) ? Tempo.FIVE_DAYS : Tempo.LATER;
    }

    /** The first moment of a span of time. */
    Instant from(Tempo tempo) {
        return switch (tempo) {
            case LATE -> Instant.EPOCH;
            case TODAY -> now;
            case NEXT_DAY -> tomorrow;
            case FIVE_DAYS -> afterNextDay;
            case LATER -> afterFive;
        };
    }

    /** The first moment after it. */
    Instant until(Tempo tempo) {
        return switch (tempo) {
            case LATE -> now;
            case TODAY -> tomorrow;
            case NEXT_DAY -> afterNextDay;
            case FIVE_DAYS -> afterFive;
            case LATER -> OpenClocks.NEVER;
        };
    }
}
