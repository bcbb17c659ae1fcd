package org.tuntas.decree;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;

/**
 * Days off as a file from somewhere: CSV with the columns {@code date, kind, name} and perhaps {@code agency, decree}, or an iCalendar.
 * Nothing in it is trusted; whatever cannot be meant is told with its row.
 */
final class DecreeFile {

    /** How error messages call the file. */
    static final String FIELD = "files";

    /** A hundred times the decree of a year. */
    private static final int LARGEST = 256 * 1024;

    private static final int LONGEST_EVENT = 31;
    private static final Map<String, String> KINDS = Map.of(
            "libur-nasional", "HOLIDAY",
            "cuti-bersama", "JOINT_LEAVE",
            "libur-lokal", "LOCAL_HOLIDAY",
            "dicabut", DecreeText.RECALL);

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .setIgnoreHeaderCase(true)
            .get();

    private final DecreeText text;
    private final String decree;

    /** @param decree whose rows are wanted, when the file names decrees */
    DecreeFile(DecreeText text, String decree) {
        this.text = text;
        this.decree = decree;
    }

    /** @throws InvalidInput when it cannot be read at all */
    void read(byte[] content) {
        if (content.length == 0) {
            throw refused("decree.file.empty");
        }
        if (content.length > LARGEST) {
            throw refused("decree.file.large", LARGEST / 1024);
        }
        String said = decoded(content);
        if (said.stripLeading().regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15)) {
            calendar(said);
        } else {
            table(said);
        }
    }

    private static String decoded(byte[] content) {
        try {
            String said = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (said.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
                throw refused("decree.file.kind");
            }
            return said.startsWith("\ufeff") ? said.substring(1) : said;
        } catch (CharacterCodingException notText) {
            throw refused("decree.file.kind");
        }
    }

    private void table(String said) {
        // A spreadsheet in Indonesian separates by semicolons.
        String header = said.lines().findFirst().orElse("");
        char separator = header.indexOf(';') >= 0 && header.indexOf(',') < 0 ? ';' : ',';
        CSVFormat format = FORMAT.builder().setDelimiter(separator).get();
        try (CSVParser rows = CSVParser.parse(new StringReader(said), format)) {
            if (!rows.getHeaderMap().keySet().containsAll(List.of("date", "kind"))) {
                throw refused("decree.file.columns");
            }
            for (CSVRecord row : rows) {
                table(row);
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException | UncheckedIOException broken) {
            throw refused("decree.file.columns");
        }
    }

    private void table(CSVRecord row) {
        String named = cell(row, "decree");
        if (!named.isEmpty() && !isSame(named, decree)) {
            text.leaveOut();
            return;
        }
        text.add(new DecreeText.Row(
                FIELD,
                (int) Math.min(row.getRecordNumber() + 1, Integer.MAX_VALUE),
                day(cell(row, "date")),
                KINDS.get(cell(row, "kind").toLowerCase(Locale.ROOT)),
                cell(row, "name"),
                cell(row, "agency")));
    }

    /** Also when one of the two cites the decree of every ministry, and the other the first alone. */
    private static boolean isSame(String one, String other) {
        String a = one.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
        String b = other.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
        return a.equals(b) || a.startsWith(b + ",") || b.startsWith(a + ",");
    }

    private static String cell(CSVRecord row, String column) {
        return row.isMapped(column) && row.isSet(column) ? row.get(column) : "";
    }

    private static @Nullable LocalDate day(String said) {
        try {
            return LocalDate.parse(said);
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    private void calendar(String said) {
        ICalendar calendar = Biweekly.parse(said).first();
        if (calendar == null || calendar.getEvents().isEmpty()) {
            throw refused("decree.file.noEvents");
        }
        boolean cancelled = Optional.ofNullable(calendar.getMethod())
                .map(method -> method.getValue())
                .filter("CANCEL"::equalsIgnoreCase)
                .isPresent();
        int number = 0;
        for (VEvent event : calendar.getEvents()) {
            number++;
            event(event, number, cancelled);
        }
    }

    private void event(VEvent event, int number, boolean cancelled) {
        String name = Optional.ofNullable(event.getSummary())
                .map(summary -> summary.getValue())
                .map(said -> said.replaceAll("\\s+", " ").strip())
                .orElse("");
        LocalDate first = day(event.getDateStart());
        LocalDate after = event.getDateEnd() == null || first == null
                ? first == null ? null : first.plusDays(1)
                : day(event.getDateEnd());
        DecreeText.Row row = new DecreeText.Row(FIELD, number, first, "", name, "");
        if (event.getRecurrenceRule() != null) {
            text.problem(row, "decree.problem.recurring");
        } else if (first == null || after == null) {
            text.problem(row, "decree.problem.wholeDays");
        } else if (!after.isAfter(first) || after.isAfter(first.plusDays(LONGEST_EVENT))) {
            text.problem(row, "decree.problem.span", LONGEST_EVENT);
        } else {
            boolean recalled = cancelled
                    || Optional.ofNullable(event.getStatus())
                            .filter(Status::isCancelled)
                            .isPresent();
            String kind = recalled ? DecreeText.RECALL : isJointLeave(event, name) ? "JOINT_LEAVE" : "HOLIDAY";
            first.datesUntil(after).forEach(day -> text.add(new DecreeText.Row(FIELD, number, day, kind, name, "")));
        }
    }

    private static boolean isJointLeave(VEvent event, String name) {
        return name.toLowerCase(Locale.ROOT).contains("cuti bersama")
                || event.getCategories().stream()
                        .flatMap(categories -> categories.getValues().stream())
                        .anyMatch(category -> category.toLowerCase(Locale.ROOT).contains("cuti bersama"));
    }

    /** The day of an event that takes whole days; null for one with hours. */
    private static @Nullable LocalDate day(@Nullable DateOrDateTimeProperty property) {
        ICalDate value = property == null ? null : property.getValue();
        DateTimeComponents raw = value == null || value.hasTime() ? null : value.getRawComponents();
        try {
            return raw == null ? null : LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static InvalidInput refused(String key, Object... arguments) {
        return new InvalidInput(List.of(FieldProblem.of(FIELD, key, arguments)));
    }
}
