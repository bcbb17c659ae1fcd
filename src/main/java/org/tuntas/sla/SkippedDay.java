package org.tuntas.sla;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day between start and limit that did not count.
 *
 * @param date the day
 * @param kind {@code WEEKEND}, {@code HOLIDAY}, {@code JOINT_LEAVE}, {@code LOCAL_HOLIDAY} or {@code PAUSE}. A holiday on a
 *     weekend is a holiday, because it has a decree to show; a day off within a pause stays a day off
 * @param name name of the holiday, or reason of the pause; null for a weekend
 * @param decree number of the decree, where there is one
 */
public record SkippedDay(LocalDate date, String kind, @Nullable String name, @Nullable String decree) {

    static SkippedDay weekend(LocalDate date) {
        return new SkippedDay(date, "WEEKEND", null, null);
    }

    static SkippedDay holiday(Holiday holiday) {
        return new SkippedDay(holiday.day(), holiday.kind().name(), holiday.name(), holiday.decree());
    }

    static SkippedDay pause(LocalDate date, Pause pause) {
        return new SkippedDay(date, "PAUSE", pause.reason(), null);
    }
}
