package org.tuntas.modelling.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tuntas.language.Words;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;
import org.tuntas.sla.WorkingCalendar;

/** Words and dates of a play, the dates in the zone of the desk. */
@Component
@Profile("demo")
class PlayWords {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Words words;
    private final CalendarBook calendars;

    PlayWords(Words words, CalendarBook calendars) {
        this.words = words;
        this.calendars = calendars;
    }

    Words words() {
        return words;
    }

    String text(String key, Object... arguments) {
        return words.text("rehearsal." + key, arguments);
    }

    WorkingCalendar calendar() {
        return calendars.calendars().of(Holiday.NATIONAL);
    }

    /** As {@code 2026-03-16 16:00}. */
    String minute(Instant at) {
        return MINUTE.format(at.atZone(zone()));
    }

    /** As {@code 2026-03-16}. */
    String day(Instant at) {
        return LocalDate.ofInstant(at, zone()).toString();
    }

    /** What {@link #minute} has written. */
    Instant instant(String minute) {
        return LocalDateTime.parse(minute.replace(' ', 'T')).atZone(zone()).toInstant();
    }

    ZoneId zone() {
        return calendar().zone();
    }
}
