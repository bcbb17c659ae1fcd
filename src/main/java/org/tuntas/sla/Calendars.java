package org.tuntas.sla;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The calendars of all agencies, as read at one moment. Immutable. */
public final class Calendars {

    private final Collection<Holiday> all;
    private final Collection<WorkingHours> allHours;
    private final WorkingHours country;
    private final Map<String, WorkingHours> hours = new HashMap<>();
    private final Map<String, Map<LocalDate, Holiday>> holidays = new HashMap<>();
    private final Set<Integer> decreedYears = new HashSet<>();

    /**
     * @param holidays national and local days off
     * @param hours hours per agency, among them those of {@link Holiday#NATIONAL}
     * @throws IllegalStateException when the hours that hold for every other agency are missing
     */
    public Calendars(Collection<Holiday> holidays, Collection<WorkingHours> hours) {
        this.all = List.copyOf(holidays);
        this.allHours = List.copyOf(hours);
        this.country = hours.stream()
                .filter(h -> h.agency().equals(Holiday.NATIONAL))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("The table of working hours lacks the row with an empty agency, "
                                + "which holds for all without their own"));
        hours.forEach(h -> this.hours.put(h.agency(), h));
        for (Holiday holiday : holidays) {
            this.holidays
                    .computeIfAbsent(holiday.agency(), agency -> new HashMap<>())
                    .put(holiday.day(), holiday);
            if (opensTheYear(holiday)) {
                decreedYears.add(holiday.day().getYear());
            }
        }
    }

    /**
     * The calendar of an agency: the national days off and its own, in its hours or, without any, in those of the country.
     *
     * @param agency node code, or {@link Holiday#NATIONAL}
     */
    public WorkingCalendar of(String agency) {
        Map<LocalDate, Holiday> local =
                agency.equals(Holiday.NATIONAL) ? Map.of() : holidays.getOrDefault(agency, Map.of());
        return new WorkingCalendar(
                hours(agency), holidays.getOrDefault(Holiday.NATIONAL, Map.of()), local, decreedYears);
    }

    /**
     * The days off of an agency's own, or those of the country, by date.
     *
     * @param agency node code, or {@link Holiday#NATIONAL}
     */
    public List<Holiday> daysOff(String agency) {
        return holidays.getOrDefault(agency, Map.of()).values().stream()
                .sorted(Comparator.comparing(Holiday::day))
                .toList();
    }

    /**
     * The same calendars with other days off.
     *
     * @param declared days off to add, or to put in the place of those of the same day and agency
     * @param withdrawn days off to take away: what they are called does not matter
     */
    public Calendars changed(Collection<Holiday> declared, Collection<Holiday> withdrawn) {
        List<Holiday> other = new ArrayList<>(all);
        other.removeIf(known -> Stream.concat(declared.stream(), withdrawn.stream())
                .anyMatch(changed ->
                        changed.day().equals(known.day()) && changed.agency().equals(known.agency())));
        other.addAll(declared);
        return new Calendars(other, allHours);
    }

    /**
     * The hours that hold for an agency; {@link WorkingHours#agency()} tells whether they are its own or the country's.
     *
     * @param agency node code, or {@link Holiday#NATIONAL}
     */
    public WorkingHours hours(String agency) {
        return hours.getOrDefault(agency, country);
    }

    /**
     * Every joint decree begins with 1 January, and no other decree (an election day, a mourning day) names it: that row tells
     * a year whose holidays are known from one in which a single day was added.
     */
    private static boolean opensTheYear(Holiday holiday) {
        return holiday.agency().equals(Holiday.NATIONAL)
                && holiday.decree() != null
                && holiday.day().getMonth() == Month.JANUARY
                && holiday.day().getDayOfMonth() == 1;
    }
}
