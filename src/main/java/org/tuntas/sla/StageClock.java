package org.tuntas.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one visit, read from its persisted start and never from the present, so that reading it again after a decree, a
 * pause or a migration is always right. Day 0 is the day of the start in the agency's zone, whatever the hour and also on a day
 * off; only whole working days after it count.
 */
final class StageClock {

    private final Visit visit;
    private final WorkingCalendar calendar;
    private final List<Pause> pauses;
    private final LocalDate start;
    private final LocalDate limit;

    /** Length in HK; with a promised or extended limit, the HK up to that. */
    private final int length;

    /** @param pauses those in which this clock stands still, in order of their start */
    StageClock(Visit visit, WorkingCalendar calendar, List<Pause> pauses) {
        this.visit = visit;
        this.calendar = calendar;
        this.pauses = pauses;
        this.start = calendar.dayOf(visit.startedAt());
        this.limit = extended(unextendedLimit());
        this.length = countedUpTo(limit);
    }

    private LocalDate unextendedLimit() {
        LocalDate promised = visit.promisedLimit();
        return promised == null ? forward(start, visit.workingDays()) : onOrAfter(promised);
    }

    /**
     * A manager extends to a day, and that day holds. But what comes later and lengthens every limit (a pause, a holiday) lengthens
     * an extended one as well, or waiting for a reply would use up the extension.
     */
    private LocalDate extended(LocalDate unextended) {
        LocalDate to = visit.extendedTo();
        Integer days = visit.extendedDays();
        return to == null || days == null ? unextended : later(unextended, later(onOrAfter(to), forward(start, days)));
    }

    /** A decree may have made a day that was told a day off since. */
    private LocalDate onOrAfter(LocalDate day) {
        return forward(later(day, start.plusDays(1)).minusDays(1), 1);
    }

    Instant limit() {
        return calendar.closing(limit);
    }

    LocalDate limitDay() {
        return limit;
    }

    /** HK from the start up to a day after it, as they count now. */
    int daysUpTo(LocalDate day) {
        return countedUpTo(day);
    }

    /** The day that lies as many HK after the bound limit, or after a later day, as that limit is long. */
    LocalDate onceMoreAfter(LocalDate day) {
        return forward(later(unextendedLimit(), day), visit.workingDays());
    }

    /** A limit nobody is warned of warns at the limit itself: a timer always needs a date. */
    Instant warning() {
        Integer day = visit.warningDay();
        if (day == null) {
            return limit();
        }
        // A promised or extended limit takes the warning along: as many days before the end as in the bound limit.
        return day(day + length - visit.workingDays());
    }

    Instant share(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("A share is 1 to 100 per cent, not " + percent);
        }
        return day(length * percent / 100);
    }

    Instant rung(Rung rung) {
        return calendar.closing(forward(limit, rung.afterLimit()));
    }

    ExplainedDeadline explain() {
        return new ExplainedDeadline(
                visit.stage(),
                limit(),
                calendar.zone(),
                visit.startedAt(),
                length,
                visit.legalBasis(),
                skipped(),
                pauses.stream().anyMatch(Pause::open),
                isProvisional(),
                visit.promisedLimit(),
                pauses.stream().filter(this::moves).map(StageClock::explained).toList(),
                limit.equals(unextendedLimit()) ? null : visit.extendedTo(),
                visit.reclassifiedFrom());
    }

    /** Whether a day up to the limit did not count because of a pause and of nothing before it. */
    private boolean moves(Pause pause) {
        return start.plusDays(1)
                .datesUntil(limit.plusDays(1))
                .anyMatch(day -> calendar.isWorkingDay(day) && pause.equals(stopping(day)));
    }

    private static ExplainedPause explained(Pause pause) {
        return new ExplainedPause(pause.reason(), pause.startedAt(), pause.until(), pause.open());
    }

    /** Closing time of the n-th counted day, at the earliest the first and at the latest the limit. */
    private Instant day(int n) {
        return calendar.closing(forward(start, Math.min(Math.max(n, 1), length)));
    }

    private LocalDate forward(LocalDate from, int days) {
        LocalDate day = from;
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(1);
            if (skip(day) == null) {
                counted++;
            }
        }
        return day;
    }

    private int countedUpTo(LocalDate end) {
        return (int) start.plusDays(1)
                .datesUntil(end.plusDays(1))
                .filter(day -> skip(day) == null)
                .count();
    }

    private List<SkippedDay> skipped() {
        List<SkippedDay> skipped = new ArrayList<>();
        for (LocalDate day = start.plusDays(1); !day.isAfter(limit); day = day.plusDays(1)) {
            SkippedDay skip = skip(day);
            if (skip != null) {
                skipped.add(skip);
            }
        }
        return skipped;
    }

    private boolean isProvisional() {
        for (int year = start.getYear(); year <= limit.getYear(); year++) {
            if (!calendar.isDecreed(year)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable SkippedDay skip(LocalDate day) {
        Optional<SkippedDay> dayOff = calendar.dayOff(day);
        if (dayOff.isPresent()) {
            return dayOff.get();
        }
        Pause pause = stopping(day);
        return pause == null ? null : SkippedDay.pause(day, pause);
    }

    private @Nullable Pause stopping(LocalDate day) {
        for (Pause pause : pauses) {
            // Like a limit, a pause counts from the day after its start: pausing and resuming on one day moves nothing.
            if (day.isAfter(calendar.dayOf(pause.startedAt())) && !day.isAfter(calendar.dayOf(pause.until()))) {
                return pause;
            }
        }
        return null;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
