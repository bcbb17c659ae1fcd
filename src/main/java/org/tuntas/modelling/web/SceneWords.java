package org.tuntas.modelling.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tuntas.language.Words;
import org.tuntas.modelling.rehearsal.Aspect;
import org.tuntas.modelling.rehearsal.Beat;
import org.tuntas.modelling.rehearsal.Column;
import org.tuntas.modelling.rehearsal.Mismatch;
import org.tuntas.modelling.rehearsal.Row;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;

/** Puts what a stage tells in the words of scenario files into those of the reader. What has no words is shown as it is. */
@Component
class SceneWords {

    /** For what sentences of the timeline name, which a scenario does not say. */
    private static final Object[] LEFT_OPEN = {"…", "…", "…", "…", "…"};

    private final Words words;
    private final CalendarBook calendars;

    SceneWords(Words words, CalendarBook calendars) {
        this.words = words;
        this.calendars = calendars;
    }

    /** A minute or a day, as stages write them. */
    public String moment(String written) {
        try {
            return written.length() > 10 ? words.moment(instant(written), zone()) : words.day(LocalDate.parse(written));
        } catch (DateTimeParseException none) {
            return written.equals(Aspect.NONE) ? words.text("rehearsal.none-at-all") : written;
        }
    }

    /** Several things in a sentence. */
    public String list(Collection<String> things) {
        return words.list(List.copyOf(things));
    }

    /** Like {@link #moment}, for a limit. */
    public String latest(String written) {
        try {
            return words.latest(instant(written), zone());
        } catch (DateTimeParseException none) {
            return moment(written);
        }
    }

    private Instant instant(String written) {
        return LocalDateTime.parse(written.replace(' ', 'T')).atZone(zone()).toInstant();
    }

    private ZoneId zone() {
        return calendars.calendars().of(Holiday.NATIONAL).zone();
    }

    /** What went wrong. */
    public String trouble(Beat beat) {
        Mismatch mismatch = beat.mismatch();
        return mismatch == null
                ? beat.text()
                : words.text(
                        "rehearsal.mismatch",
                        words.text("rehearsal.aspect." + mismatch.aspect()),
                        rows(mismatch, mismatch.expected()),
                        rows(mismatch, mismatch.seen()));
    }

    private String rows(Mismatch mismatch, List<Row> rows) {
        return rows.isEmpty()
                ? words.text("rehearsal.none-at-all")
                : rows.stream().map(row -> row(mismatch, row)).collect(Collectors.joining("; "));
    }

    private String row(Mismatch mismatch, Row row) {
        return row.cells().entrySet().stream()
                .map(cell -> cell.getKey() == Column.ITSELF
                        ? value(mismatch.aspect(), cell.getValue())
                        : words.text(
                                "rehearsal.column." + cell.getKey(),
                                cell(cell.getKey(), cell.getValue(), mismatch.names())))
                .collect(Collectors.joining(", "));
    }

    private String cell(Column column, String value, Map<String, String> names) {
        return switch (column) {
            case STAGE -> stage(value, names);
            case AT, DUE -> moment(value);
            default -> names.getOrDefault(value, value);
        };
    }

    /** A stage that only the draft has is called as the draft calls it. */
    private String stage(String code, Map<String, String> names) {
        String known = words.stage(code);
        return known.equals(code) ? names.getOrDefault(code, code) : known;
    }

    private String value(Aspect aspect, String value) {
        if (value.equals(Aspect.NONE)) {
            return words.text("rehearsal.none-at-all");
        }
        return switch (aspect) {
            case STATE -> words.textIfAny("state." + value).orElse(value);
            case REASON -> words.textIfAny("reason." + value).orElse(value);
            case REPORTER_MAY -> words.textIfAny("action." + value).orElse(value);
            case TIMELINE -> words.textIfAny("timeline." + value, LEFT_OPEN).orElse(value);
            case PUBLISHED -> words.textIfAny("rehearsal.published." + value).orElse(value);
            default -> value;
        };
    }
}
