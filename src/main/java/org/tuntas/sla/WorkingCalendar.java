package org.tuntas.sla;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** On which days one agency works, and when its day ends. Immutable; days are dates in the agency's zone. */
public final class WorkingCalendar {

    /**
     * Days off that fall on the same date each year. They stand in for the joint decree of a year that has none yet: every
     * other holiday of Indonesia moves.
     */
    private static final Map<MonthDay, String> FIXED = Map.of(
            MonthDay.of(1, 1), "Tahun Baru Masehi",
            MonthDay.of(5, 1), "Hari Buruh Internasional",
            MonthDay.of(6, 1), "Hari Lahir Pancasila",
            MonthDay.of(8, 17), "Proklamasi Kemerdekaan",
            MonthDay.of(12, 25), "Kelahiran Yesus Kristus");

    private final WorkingHours hours;
    private final Map<LocalDate, Holiday> national;
    private final Map<LocalDate, Holiday> local;
    private final Set<Integer> decreedYears;

    WorkingCalendar(
            WorkingHours hours,
            Map<LocalDate, Holiday> national,
            Map<LocalDate, Holiday> local,
            Set<Integer> decreedYears) {
        this.hours = hours;
        this.national = national;
        this.local = local;
        this.decreedYears = decreedYears;
    }

    /** Zone in which the agency's days begin and end. */
    public ZoneId zone() {
        return hours.zone();
    }

    /** The day of an instant, as the agency's wall calendar shows it. */
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(hours.zone()).toLocalDate();
    }

    /** End of office hours on a day. */
    public Instant closing(LocalDate day) {
        return day.atTime(hours.closes()).atZone(hours.zone()).toInstant();
    }

    /** Whether the agency works on the day. */
    public boolean isWorkingDay(LocalDate day) {
        return dayOff(day).isEmpty();
    }

    /** Why the agency does not work on the day; empty for a working day. */
    public Optional<SkippedDay> dayOff(LocalDate day) {
        Holiday holiday = holiday(day);
        if (holiday != null) {
            return Optional.of(SkippedDay.holiday(holiday));
        }
        return isWeekend(day) ? Optional.of(SkippedDay.weekend(day)) : Optional.empty();
    }

    /** The first working day on or after the day. */
    public LocalDate workingDayFrom(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** Whether the joint decree on the holidays of the year is loaded. Dates in a year without one are provisional. */
    public boolean isDecreed(int year) {
        return decreedYears.contains(year);
    }

    private boolean isWeekend(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday == DayOfWeek.SUNDAY || (weekday == DayOfWeek.SATURDAY && !hours.sixDayWeek());
    }

    private @Nullable Holiday holiday(LocalDate day) {
        Holiday decreed = national.get(day);
        if (decreed != null) {
            return decreed;
        }
        if (!isDecreed(day.getYear())) {
            String name = FIXED.get(MonthDay.from(day));
            if (name != null) {
                return new Holiday(day, Holiday.NATIONAL, Holiday.Kind.HOLIDAY, name, null, null);
            }
        }
        return local.get(day);
    }
}
