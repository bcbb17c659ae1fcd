package org.tuntas.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Rows of figures as files. The columns are those of the dictionary: their names stay, new ones come at the end. */
public final class DataFile {

    private static final List<String> LEADING = List.of("period", "code", "name", "hidden");

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final List<Row> rows;

    /** @param rows in the order of the file */
    public DataFile(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param period a year, {@code 2026}, a month, {@code 2026-03}, or several of them, {@code 2026-01/2026-03}
     */
    public record Row(String period, String code, String name, Cell cell) {

        /** Names of the columns that are hidden. */
        public List<String> hidden() {
            return Stream.of(Measure.values())
                    .filter(cell::hides)
                    .map(Measure::column)
                    .toList();
        }

        /** Whether there is nothing to say. */
        public boolean isEmpty() {
            return cell.counted().received() == 0 && cell.hidden().isEmpty();
        }
    }

    /** The names of all columns. */
    public static List<String> columns() {
        return Stream.concat(LEADING.stream(), Stream.of(Measure.values()).map(Measure::column))
                .toList();
    }

    /** RFC 4180. */
    public String csv() {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(columns().toArray(String[]::new))
                .get();
        try (CSVPrinter csv = new CSVPrinter(text, format)) {
            for (Row row : rows) {
                List<Object> values = new ArrayList<>(List.of(
                        row.period(), harmless(row.code()), harmless(row.name()), String.join(" ", row.hidden())));
                for (Measure measure : Measure.values()) {
                    values.add(text(row.cell().value(measure)));
                }
                csv.printRecord(values);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** The same rows, with names of columns as keys. */
    public List<Map<String, Object>> objects() {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("period", row.period());
            object.put("code", row.code());
            object.put("name", row.name());
            object.put("hidden", row.hidden());
            for (Measure measure : Measure.values()) {
                object.put(measure.column(), row.cell().value(measure));
            }
            objects.add(object);
        }
        return objects;
    }

    private static String text(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
