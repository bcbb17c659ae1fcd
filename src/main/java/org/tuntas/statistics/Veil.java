package org.tuntas.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which counts of a table stay hidden: those that are small, and as many beside them as it takes that nobody finds the small ones by
 * subtracting what is shown from what it adds up to.
 *
 * <p>The table has codes as rows, months as columns, and totals at the end of both. Its last row, the months of all codes, is
 * the same in the tables of all dimensions and so is hidden by itself alone.
 */
final class Veil {

    /** Fewer reports than these are hidden. */
    static final int FEWEST = 5;

    private final int[][] counts;
    private final boolean[][] hidden;
    private final int rows;
    private final int columns;
    private final int[] filledOfRow;
    private final int[] filledOfColumn;
    private final int[] hiddenOfRow;
    private final int[] hiddenOfColumn;

    private Veil(int[][] counts) {
        this.counts = counts;
        this.rows = counts.length - 1;
        this.columns = counts[0].length - 1;
        this.hidden = new boolean[rows + 1][columns + 1];
        this.filledOfRow = new int[rows + 1];
        this.filledOfColumn = new int[columns + 1];
        this.hiddenOfRow = new int[rows + 1];
        this.hiddenOfColumn = new int[columns + 1];
    }

    private record Cell(int row, int column) {}

    /**
     * Draws the veil.
     *
     * @param counts with totals in the last row and the last column
     * @param before what is hidden in any case
     * @return what is hidden
     */
    static boolean[][] over(int[][] counts, boolean[][] before) {
        Veil veil = new Veil(counts);
        veil.hideSmall(before);
        veil.closeTotals();
        if (veil.rows == 1) {
            // The one code there is has all reports: its row is the row of totals.
            veil.hidden[0] = veil.hidden[1].clone();
            return veil.hidden;
        }
        do {
            veil.closeLines();
        } while (veil.closeBridges());
        return veil.hidden;
    }

    private void hideSmall(boolean[][] before) {
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column <= columns; column++) {
                int count = counts[row][column];
                if (count > 0) {
                    filledOfRow[row]++;
                    filledOfColumn[column]++;
                }
                if (before[row][column] || isSmall(count)) {
                    hide(new Cell(row, column));
                }
            }
        }
    }

    private static boolean isSmall(int count) {
        return count > 0 && count < FEWEST;
    }

    /** The last row, by itself: its months, and the year that they add up to. */
    private void closeTotals() {
        List<Cell> months = row(rows);
        while (isOpen(months, new Cell(rows, columns))) {
            Cell next = smallest(months);
            if (next == null) {
                return;
            }
            hide(next);
        }
    }

    private void closeLines() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int row = 0; row < rows; row++) {
                changed |= close(row(row), new Cell(row, columns));
            }
            for (int column = 0; column <= columns; column++) {
                changed |= close(column(column), new Cell(rows, column));
            }
        }
    }

    private List<Cell> row(int row) {
        List<Cell> cells = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            cells.add(new Cell(row, column));
        }
        return cells;
    }

    private List<Cell> column(int column) {
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            cells.add(new Cell(row, column));
        }
        return cells;
    }

    /** Whether what is hidden of a line can be had from the rest of it. */
    private boolean isOpen(List<Cell> cells, Cell total) {
        int hiddenCells = 0;
        int reports = 0;
        for (Cell cell : cells) {
            if (isHidden(cell)) {
                hiddenCells++;
                reports += count(cell);
            }
        }
        return isHidden(total) ? hiddenCells == 0 : hiddenCells == 1 || hiddenCells > 1 && reports < FEWEST;
    }

    private boolean close(List<Cell> cells, Cell total) {
        boolean changed = false;
        while (isOpen(cells, total)) {
            Cell next = smallest(cells);
            if (next == null && total.row() < rows && !isHidden(total)) {
                next = total;
            }
            if (next == null) {
                return changed;
            }
            hide(next);
            changed = true;
        }
        return changed;
    }

    /**
     * The cell that is best hidden next: one with reports, beside others in its row and its column, rather where something is
     * hidden anyway; the smallest of these. An empty one if there is no other, and reports in its row and column.
     */
    private @Nullable Cell smallest(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> !isHidden(cell) && count(new Cell(rows, cell.column())) > 0)
                .filter(cell -> count(cell) > 0 || count(new Cell(cell.row(), columns)) > 0)
                .min(Comparator.<Cell, Boolean>comparing(cell -> count(cell) == 0)
                        .thenComparing(this::isAlone)
                        .thenComparing(cell -> !isBesideHidden(cell))
                        .thenComparing(this::count))
                .orElse(null);
    }

    /** Whether its row or its column has no other cell with reports but the total. */
    private boolean isAlone(Cell cell) {
        return filledOfRow[cell.row()] <= 2 || filledOfColumn[cell.column()] <= 2;
    }

    private boolean isBesideHidden(Cell cell) {
        return hiddenOfRow[cell.row()] > 0 && hiddenOfColumn[cell.column()] > 0;
    }

    private boolean isHidden(Cell cell) {
        return hidden[cell.row()][cell.column()];
    }

    private int count(Cell cell) {
        return counts[cell.row()][cell.column()];
    }

    private void hide(Cell cell) {
        hidden[cell.row()][cell.column()] = true;
        hiddenOfRow[cell.row()]++;
        hiddenOfColumn[cell.column()]++;
    }

    /**
     * A hidden cell can be had from several lines together exactly when it is a bridge: rows and columns are places, hidden cells
     * the ways between them, and no other way leads around it.
     *
     * @return whether something was hidden
     */
    private boolean closeBridges() {
        boolean changed = false;
        for (Cell cell : new Bridges().find()) {
            Cell next = isSmall(count(cell)) ? beside(cell) : null;
            if (next != null) {
                hide(next);
                changed = true;
            }
        }
        return changed;
    }

    private @Nullable Cell beside(Cell cell) {
        Cell next = cell.row() < rows ? smallest(row(cell.row())) : null;
        return next == null ? smallest(column(cell.column())) : next;
    }

    /** The bridges among hidden cells, by how early a walk comes back (Tarjan 1974). Places: the rows, then the columns. */
    private final class Bridges {

        private final int[] reached = new int[rows + columns + 2];
        private final int[] earliest = new int[rows + columns + 2];
        private final List<Cell> found = new ArrayList<>();
        private int steps;

        List<Cell> find() {
            for (int row = 0; row <= rows; row++) {
                if (reached[row] == 0) {
                    walk(row, -1);
                }
            }
            return found;
        }

        private void walk(int place, int from) {
            reached[place] = ++steps;
            earliest[place] = steps;
            boolean isRow = place <= rows;
            int ways = isRow ? columns + 1 : rows + 1;
            for (int way = 0; way < ways; way++) {
                Cell cell = isRow ? new Cell(place, way) : new Cell(way, place - rows - 1);
                int next = isRow ? rows + 1 + way : way;
                if (next == from || !isHidden(cell)) {
                    continue;
                }
                if (reached[next] == 0) {
                    walk(next, place);
                    if (earliest[next] > reached[place]) {
                        found.add(cell);
                    }
                    earliest[place] = Math.min(earliest[place], earliest[next]);
                } else {
                    earliest[place] = Math.min(earliest[place], reached[next]);
                }
            }
        }
    }
}
