package org.tuntas.modelling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decision tables as people read them, and how their rows differ from those of another set. Rows are the same when their ids are. */
public final class DecisionTables {

    private DecisionTables() {}

    /** What became of a row. */
    public enum Mark {
        SAME,
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * A table.
     *
     * @param file e.g. {@code sla-limits.dmn}
     * @param columns conditions, then answers
     */
    public record Table(String file, List<Column> columns, List<Row> rows) {}

    /** A column of a table; one without a condition says in an empty cell that it holds for everything. */
    public record Column(String name, boolean condition) {}

    /**
     * A row.
     *
     * @param note what its author says about it; empty when nothing
     * @param cells in the order of the columns
     */
    public record Row(Mark mark, String note, List<Cell> cells) {}

    /**
     * A cell.
     *
     * @param now null when it is empty
     * @param was null when it was empty, or is the same
     * @param changed whether it says something else
     */
    public record Cell(@Nullable String now, @Nullable String was, boolean changed) {}

    /** The tables of a set that can be read and are not the same in another; all that can be read when it is the same set. */
    public static List<Table> of(ModelFiles set, ModelFiles before) {
        boolean same = set.digest().equals(before.digest());
        List<Table> tables = new ArrayList<>();
        set.tables().forEach((name, content) -> {
            byte[] old = before.contents().get(name);
            if (same || !Arrays.equals(content, old)) {
                TableFile now = read(content);
                if (now != null) {
                    tables.add(table(Models.nameOf(name), now, old == null ? null : read(old)));
                }
            }
        });
        return tables;
    }

    private static @Nullable TableFile read(byte[] content) {
        try {
            return TableFile.read(content);
        } catch (SafeXml.Refused unreadable) {
            // Said by the check.
            return null;
        }
    }

    private static Table table(String file, TableFile now, @Nullable TableFile before) {
        Map<String, TableFile.Row> old = new TreeMap<>();
        if (before != null) {
            before.rows().forEach(row -> old.put(row.rule(), row));
        }
        List<Row> rows = new ArrayList<>();
        for (TableFile.Row row : now.rows()) {
            TableFile.Row was = old.remove(row.rule());
            Mark mark = before == null || was != null && was.cells().equals(row.cells())
                    ? Mark.SAME
                    : was == null ? Mark.ADDED : Mark.CHANGED;
            rows.add(new Row(mark, row.annotation(), cells(now, row, was)));
        }
        old.values().forEach(gone -> rows.add(new Row(Mark.REMOVED, gone.annotation(), cells(now, gone, gone))));
        List<Column> columns = new ArrayList<>();
        now.inputs().forEach(name -> columns.add(new Column(name, true)));
        now.outputs().forEach(name -> columns.add(new Column(name, false)));
        return new Table(file, List.copyOf(columns), List.copyOf(rows));
    }

    private static List<Cell> cells(TableFile table, TableFile.Row row, TableFile.@Nullable Row was) {
        return table.columns().stream()
                .map(column -> {
                    String now = row.optional(column);
                    String old = was == null ? now : was.optional(column);
                    boolean changed = !Objects.equals(now, old);
                    return new Cell(now, changed ? old : null, changed);
                })
                .toList();
    }
}
