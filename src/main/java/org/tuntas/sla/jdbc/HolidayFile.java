package org.tuntas.sla.jdbc;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.tuntas.sla.Holiday;

/**
 * Holidays as a CSV file with the columns {@code date, kind, name, decree, decree_date} and, where there are local ones,
 * {@code agency}.
 */
class HolidayFile {

    private static final Map<String, Holiday.Kind> KINDS = Map.of(
            "libur-nasional", Holiday.Kind.HOLIDAY,
            "cuti-bersama", Holiday.Kind.JOINT_LEAVE,
            "libur-lokal", Holiday.Kind.LOCAL_HOLIDAY);

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final Resource file;

    HolidayFile(Resource file) {
        this.file = file;
    }

    /** @throws IllegalStateException when the file cannot be read or a row is wrong, naming the row */
    List<Holiday> read() {
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
                CSVParser rows = CSVParser.parse(reader, FORMAT)) {
            return rows.stream().map(this::holiday).toList();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the holidays in " + file, e);
        }
    }

    private Holiday holiday(CSVRecord row) {
        try {
            Holiday.Kind kind = KINDS.get(row.get("kind"));
            if (kind == null) {
                throw new IllegalArgumentException(
                        "unknown kind '" + row.get("kind") + "', known are " + KINDS.keySet());
            }
            String agency = row.isMapped("agency") ? row.get("agency") : Holiday.NATIONAL;
            String decreeDate = nullIfEmpty(row.get("decree_date"));
            return new Holiday(
                    LocalDate.parse(row.get("date")),
                    agency,
                    kind,
                    row.get("name"),
                    nullIfEmpty(row.get("decree")),
                    decreeDate == null ? null : LocalDate.parse(decreeDate));
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "Row " + row.getRecordNumber() + " of the holidays in " + file + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
