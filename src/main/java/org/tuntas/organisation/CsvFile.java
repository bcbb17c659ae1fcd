package org.tuntas.organisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * A CSV file in UTF-8 with a header line. Every fault names the file and, where there is one, the line.
 */
final class CsvFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final byte[] bytes;

    /**
     * @param name file name without its folder
     * @param bytes its content
     */
    CsvFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes.clone();
    }

    /** @throws MalformedFile when there is no such file in the folder */
    static CsvFile in(Resource folder, String name) {
        try {
            Resource file = folder.createRelative(name);
            if (!file.exists()) {
                throw new MalformedFile(
                        name,
                        "not found in " + folder.getDescription() + " (a folder on disk is written file:/path/to/it/)",
                        null);
            }
            return new CsvFile(name, file.getContentAsByteArray());
        } catch (IOException e) {
            throw new MalformedFile(name, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** SHA-256 of the content, in hexadecimal. */
    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Reads all rows.
     *
     * @param columns those that the header must name
     * @param more those that it may name; any other is a fault, most likely a misspelt one
     */
    List<Row> rows(List<String> columns, List<String> more) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text(), format)) {
            List<String> header = parser.getHeaderNames();
            for (String column : columns) {
                if (!header.contains(column)) {
                    throw new MalformedFile(name, 1, "column '" + column + "' is missing", null);
                }
            }
            for (String column : header) {
                if (!columns.contains(column) && !more.contains(column)) {
                    throw new MalformedFile(name, 1, "unknown column '" + column + "'", null);
                }
            }
            List<Row> rows = new ArrayList<>();
            for (CSVRecord values : parser) {
                Row row = new Row(name, parser.getCurrentLineNumber(), values);
                if (values.size() != header.size()) {
                    throw row.fault(values.size() + " values for " + header.size() + " columns");
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new MalformedFile(name, "not a CSV file: " + e.getMessage(), e);
        }
    }

    private String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // Spreadsheets write it; it would become part of the first column's name.
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new MalformedFile(name, "not in UTF-8", e);
        }
    }

    /** A row and where it stands. */
    record Row(String file, long line, CSVRecord values) {

        /** The value of a column, empty when nothing stands there. */
        String text(String column) {
            return values.get(column);
        }

        /** The value of a column; null when nothing stands there or the file has no such column. */
        @Nullable
        String optional(String column) {
            String value = values.isMapped(column) ? values.get(column) : "";
            return value.isEmpty() ? null : value;
        }

        /** Makes what the row describes; what its constructor does not allow is a fault of the row. */
        <T> T make(Supplier<T> from) {
            try {
                return from.get();
            } catch (IllegalArgumentException e) {
                throw new MalformedFile(file, line, String.valueOf(e.getMessage()), e);
            }
        }

        MalformedFile fault(String fault) {
            return new MalformedFile(file, line, fault, null);
        }
    }
}
