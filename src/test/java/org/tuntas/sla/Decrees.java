package org.tuntas.sla;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/** The joint decrees that are delivered with the program, and calendars made from them. */
class Decrees {

    static final WorkingHours WIB =
            new WorkingHours(Holiday.NATIONAL, ZoneId.of("Asia/Jakarta"), LocalTime.of(16, 0), false);
    static final WorkingHours WITA =
            new WorkingHours("denpasar", ZoneId.of("Asia/Makassar"), LocalTime.of(16, 0), false);
    static final WorkingHours WIT =
            new WorkingHours("jayapura", ZoneId.of("Asia/Jayapura"), LocalTime.of(16, 0), false);
    static final WorkingHours SIX_DAYS =
            new WorkingHours("tangerang", ZoneId.of("Asia/Jakarta"), LocalTime.of(14, 30), true);

    private Decrees() {}

    static List<Holiday> all() {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(Decrees.class.getResourceAsStream("/data/holidays.csv")),
                StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(file).stream()
                    .map(row -> new Holiday(
                            LocalDate.parse(row.get("date")),
                            Holiday.NATIONAL,
                            row.get("kind").equals("cuti-bersama") ? Holiday.Kind.JOINT_LEAVE : Holiday.Kind.HOLIDAY,
                            row.get("name"),
                            row.get("decree"),
                            row.get("decree_date").isEmpty() ? null : LocalDate.parse(row.get("decree_date"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Holiday> with(Holiday... more) {
        return Stream.concat(all().stream(), Stream.of(more)).toList();
    }

    static List<Holiday> without(String day) {
        return all().stream()
                .filter(holiday -> !holiday.day().equals(LocalDate.parse(day)))
                .toList();
    }

    static Calendars calendars(List<Holiday> holidays) {
        return new Calendars(holidays, List.of(WIB, WITA, WIT, SIX_DAYS));
    }
}
