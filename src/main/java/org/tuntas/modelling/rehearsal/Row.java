package org.tuntas.modelling.rehearsal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One row of what is expected or seen.
 *
 * @param cells by column; of what is expected, as many as somebody cares about
 */
public record Row(Map<Column, String> cells) {

    /** Makes its own, ordered copy. */
    public Row {
        Map<Column, String> copy = new EnumMap<>(Column.class);
        copy.putAll(cells);
        cells = Collections.unmodifiableMap(copy);
    }

    /** What is no table has rows of one cell. */
    static Row of(String value) {
        return new Row(Map.of(Column.ITSELF, value));
    }

    /** Whether a row that is seen has all the cells of this one. */
    boolean fits(Row seen) {
        return seen.cells.entrySet().containsAll(cells.entrySet());
    }

    /** The same row without the other columns. */
    Row narrowedTo(Set<Column> columns) {
        Map<Column, String> kept = new EnumMap<>(Column.class);
        kept.putAll(cells);
        kept.keySet().retainAll(columns);
        return new Row(kept);
    }

    /** For people: {@code formulir verify-complaint, batas 2026-04-23 16:00}. */
    String inWords() {
        return cells.entrySet().stream()
                .map(cell -> (cell.getKey().indonesian() + " " + cell.getValue()).strip())
                .collect(Collectors.joining(", "));
    }
}
