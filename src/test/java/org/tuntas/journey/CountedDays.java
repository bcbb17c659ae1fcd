package org.tuntas.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calendar as a clerk would read it off the wall: the joint decrees from their file, what was declared or taken back since,
 * and each agency's own days, hours and week. Shares no line with the calendar of the product, which is measured by it.
 */
final class CountedDays {

    /** When an agency works. */
    record Hours(ZoneId zone, LocalTime closes, boolean saturdays) {}

    /** Why a day is off. */
    record Off(String kind, @Nullable String decree) {}

    private static final List<String> EVERY_YEAR = List.of("01-01", "05-01", "06-01", "08-17", "12-25");

    private final Hours usual;
    private final Map<String, Hours> own;
    private final Map<LocalDate, Off> country = new HashMap<>();
    private final Map<String, Map<LocalDate, Off>> local = new HashMap<>();

    CountedDays(Hours usual, Map<String, Hours> own) {
        this.usual = usual;
        this.own = own;
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                CountedDays.class.getResourceAsStream("/data/holidays.csv"), StandardCharsets.UTF_8))) {
            file.lines().skip(1).filter(line -> !line.isBlank()).forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** date,kind,name,"decree, which has commas",decree date */
    private void read(String line) {
        String[] quoted = line.split("\"");
        String kind = line.split(",")[1];
        off(
                LocalDate.parse(line.substring(0, 10)),
                "",
                new Off(kind.equals("cuti-bersama") ? "JOINT_LEAVE" : "HOLIDAY", quoted[1]));
    }

    void off(LocalDate day, String agency, Off why) {
        days(agency).put(day, why);
    }

    void working(LocalDate day, String agency) {
        days(agency).remove(day);
    }

    private Map<LocalDate, Off> days(String agency) {
        return agency.isEmpty() ? country : local.computeIfAbsent(agency, code -> new HashMap<>());
    }

    Hours hours(String agency) {
        return own.getOrDefault(agency, usual);
    }

    LocalDate dayOf(Instant at, String agency) {
        return at.atZone(hours(agency).zone()).toLocalDate();
    }

    Instant closing(LocalDate day, String agency) {
        return day.atTime(hours(agency).closes()).atZone(hours(agency).zone()).toInstant();
    }

    boolean decreed(int year) {
        Off first = country.get(LocalDate.of(year, 1, 1));
        return first != null && first.decree() != null;
    }

    /** Why an agency is off; null on a day on which it works. */
    @Nullable
    Off off(LocalDate day, String agency) {
        if (country.containsKey(day)) {
            return country.get(day);
        }
        if (!decreed(day.getYear()) && EVERY_YEAR.contains(day.toString().substring(5))) {
            return new Off("HOLIDAY", null);
        }
        Off mine = days(agency).get(day);
        if (mine != null && !agency.isEmpty()) {
            return mine;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SUNDAY
                || day.getDayOfWeek() == DayOfWeek.SATURDAY && !hours(agency).saturdays();
        return weekend ? new Off("WEEKEND", null) : null;
    }

    LocalDate nextWorkingDay(LocalDate day, String agency) {
        LocalDate next = day.plusDays(1);
        while (off(next, agency) != null) {
            next = next.plusDays(1);
        }
        return next;
    }
}
