package org.tuntas.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One clock, counted by hand: day after day from its start, leaving out the days off and those on which it stands still. */
final class CountedClock {

    /** A time in which clocks stand still: those of one share, or with an empty one those of the whole round. */
    static final class Wait {
        final String share;
        final Instant from;
        private Supplier<Instant> until;
        boolean open = true;

        Wait(String share, Instant from, Supplier<Instant> latest) {
            this.share = share;
            this.from = from;
            this.until = latest;
        }

        Instant until() {
            return until.get();
        }

        void end(Instant at) {
            Instant latest = until();
            Instant ended = at.isAfter(latest) ? latest : at;
            until = () -> ended;
            open = false;
        }
    }

    private final CountedDays days;
    final String stage;
    final String unit;
    final Instant start;
    final List<Wait> waits;
    String agency;
    int length;

    @Nullable
    Integer warning;

    @Nullable
    Integer before;

    @Nullable
    LocalDate until;

    @Nullable
    LocalDate extended;

    int extendedDays;
    int extensions;

    /** Timers that must wait for this clock, by activity, with their dates. */
    final Map<String, Supplier<Instant>> timers = new HashMap<>();

    /** When a level of the ladder was reached, and how often the limit had been extended then. */
    final Map<Integer, Instant> reached = new HashMap<>();

    final Map<Integer, Integer> reachedAtExtension = new HashMap<>();

    /** Levels whose task waits for somebody who steps in. */
    final List<Integer> asked = new ArrayList<>();

    CountedClock(
            CountedDays days,
            String stage,
            String unit,
            String agency,
            Instant start,
            int length,
            @Nullable Integer warning,
            List<Wait> waits) {
        this.days = days;
        this.stage = stage;
        this.unit = unit;
        this.agency = agency;
        this.start = start;
        this.length = length;
        this.warning = warning;
        this.waits = waits;
    }

    String key() {
        return stage + "/" + unit;
    }

    LocalDate startDay() {
        return days.dayOf(start, agency);
    }

    boolean waitsOn(LocalDate day) {
        return waits.stream()
                .anyMatch(wait ->
                        day.isAfter(days.dayOf(wait.from, agency)) && !day.isAfter(days.dayOf(wait.until(), agency)));
    }

    private boolean counts(LocalDate day) {
        return days.off(day, agency) == null && !waitsOn(day);
    }

    private LocalDate walk(LocalDate from, int counted) {
        LocalDate day = from;
        int left = counted;
        while (left > 0) {
            day = day.plusDays(1);
            if (counts(day)) {
                left--;
            }
        }
        return day;
    }

    private LocalDate firstFrom(LocalDate day) {
        LocalDate found = day.isAfter(startDay()) ? day : startDay().plusDays(1);
        while (!counts(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    private LocalDate unextended() {
        return until == null ? walk(startDay(), length) : firstFrom(until);
    }

    LocalDate limitDay() {
        LocalDate limit = unextended();
        if (extended == null) {
            return limit;
        }
        for (LocalDate other : List.of(firstFrom(extended), walk(startDay(), extendedDays))) {
            limit = other.isAfter(limit) ? other : limit;
        }
        return limit;
    }

    /** The last day to which the limit may be extended: as long again as it was. */
    LocalDate furthest() {
        return walk(unextended(), length);
    }

    void extend(LocalDate to) {
        int counted = countedUpTo(to);
        extended = to;
        extendedDays = counted;
        extensions++;
    }

    int countedUpTo(LocalDate end) {
        int counted = 0;
        for (LocalDate day = startDay().plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
            counted += counts(day) ? 1 : 0;
        }
        return counted;
    }

    int countedLength() {
        return countedUpTo(limitDay());
    }

    Instant limit() {
        return days.closing(limitDay(), agency);
    }

    private Instant dayNumber(int n) {
        return days.closing(walk(startDay(), Math.max(1, Math.min(n, countedLength()))), agency);
    }

    Instant warningAt() {
        return warning == null ? limit() : dayNumber(warning + countedLength() - length);
    }

    Instant share(int percent) {
        return dayNumber(countedLength() * percent / 100);
    }

    Instant daysLate(int n) {
        return days.closing(walk(limitDay(), n), agency);
    }

    Instant answerDue(int level) {
        LocalDate day = days.dayOf(reached.get(level), agency);
        return days.closing(days.nextWorkingDay(day, agency), agency);
    }

    /** Each day that did not count, with why. */
    List<String> skipped() {
        List<String> skipped = new ArrayList<>();
        LocalDate limit = limitDay();
        for (LocalDate day = startDay().plusDays(1); !day.isAfter(limit); day = day.plusDays(1)) {
            CountedDays.Off off = days.off(day, agency);
            if (off != null) {
                skipped.add(day + " " + off.kind() + " " + off.decree());
            } else if (waitsOn(day)) {
                skipped.add(day + " PAUSE null");
            }
        }
        return skipped;
    }

    boolean provisional() {
        for (int year = startDay().getYear(); year <= limitDay().getYear(); year++) {
            if (!days.decreed(year)) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    LocalDate extendedTo() {
        return limitDay().equals(unextended()) ? null : extended;
    }
}
