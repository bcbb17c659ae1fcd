package org.tuntas.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nobody finds a small count by calculating with what is shown. */
class VeilTest {

    @Test
    void aSmallCountTakesAnotherOneAlong() {
        int[][] table = withTotals(new int[][] {{2, 8, 9}, {7, 6, 9}, {20, 30, 40}});
        assertThat(shown(table)).containsExactly("? ? 9 19", "? ? 9 22", "20 30 40 90", "29 44 58 131");
    }

    @Test
    void manyCountsAreShownAsTheyAre() {
        int[][] table = withTotals(new int[][] {{5, 0, 9}, {7, 6, 0}});
        assertThat(shown(table)).containsExactly("5 0 9 14", "7 6 0 13", "12 6 9 27");
    }

    @Test
    void fewReportsInAYearAreNotShownAtAll() {
        assertThat(shown(withTotals(new int[][] {{1, 2, 0}}))).containsExactly("? ? 0 ?", "? ? 0 ?");
    }

    @Test
    void theOnlyCodeOfATableIsHiddenWhereItsTotalIs() {
        assertThat(shown(withTotals(new int[][] {{3, 8, 9}}))).containsExactly("? ? 9 20", "? ? 9 20");
    }

    /** Whoever knows all sums, and can solve linear equations, finds no count from one to four. */
    @Test
    void noSmallCountFollowsFromTheSums() {
        Random dice = new Random(5);
        int found = 0;
        for (int round = 0; round < 3000; round++) {
            int[][] table = table(dice, 1 + dice.nextInt(7), 1 + dice.nextInt(12), 2 + dice.nextInt(14));
            boolean[][] hidden = Veil.over(table, new boolean[table.length][table[0].length]);
            for (int[] cell : determined(table, hidden)) {
                int count = table[cell[0]][cell[1]];
                if (count > 0 && count < Veil.FEWEST) {
                    found++;
                }
            }
        }
        assertThat(found).isZero();
    }

    @Test
    void aLargeTableIsVeiledInAMoment() {
        int[][] table = table(new Random(6), 520, 12, 12);
        long started = System.nanoTime();
        Veil.over(table, new boolean[table.length][table[0].length]);
        assertThat((System.nanoTime() - started) / 1_000_000).isLessThan(2000);
    }

    private static int[][] table(Random dice, int rows, int columns, int most) {
        int[][] counts = new int[rows][columns];
        for (int[] row : counts) {
            for (int column = 0; column < columns; column++) {
                row[column] = dice.nextInt(3) == 0 ? 0 : dice.nextInt(most);
            }
        }
        return withTotals(counts);
    }

    private static int[][] withTotals(int[][] counts) {
        int rows = counts.length;
        int columns = counts[0].length;
        int[][] table = new int[rows + 1][columns + 1];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int count = counts[row][column];
                table[row][column] = count;
                table[rows][column] += count;
                table[row][columns] += count;
                table[rows][columns] += count;
            }
        }
        return table;
    }

    private static List<String> shown(int[][] table) {
        boolean[][] hidden = Veil.over(table, new boolean[table.length][table[0].length]);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < table.length; row++) {
            List<String> line = new ArrayList<>();
            for (int column = 0; column < table[row].length; column++) {
                line.add(hidden[row][column] ? "?" : String.valueOf(table[row][column]));
            }
            lines.add(String.join(" ", line));
        }
        return lines;
    }

    /** The hidden cells that have one value in all tables with these sums, by elimination. */
    private static List<int[]> determined(int[][] table, boolean[][] hidden) {
        int rows = table.length;
        int columns = table[0].length;
        List<int[]> unknown = new ArrayList<>();
        int[][] index = new int[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                index[row][column] = -1;
                if (hidden[row][column]) {
                    index[row][column] = unknown.size();
                    unknown.add(new int[] {row, column});
                }
            }
        }
        double[][] lines = new double[rows + columns][unknown.size()];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (index[row][column] >= 0) {
                    lines[row][index[row][column]] = column == columns - 1 ? -1 : 1;
                    lines[rows + column][index[row][column]] = row == rows - 1 ? -1 : 1;
                }
            }
        }
        List<Integer> pivots = reduce(lines, unknown.size());
        List<int[]> determined = new ArrayList<>();
        for (int line = 0; line < pivots.size(); line++) {
            int others = 0;
            for (double factor : lines[line]) {
                others += Math.abs(factor) > 1e-9 ? 1 : 0;
            }
            if (others == 1) {
                determined.add(unknown.get(pivots.get(line)));
            }
        }
        return determined;
    }

    private static List<Integer> reduce(double[][] lines, int unknowns) {
        List<Integer> pivots = new ArrayList<>();
        for (int column = 0; column < unknowns && pivots.size() < lines.length; column++) {
            int at = pivots.size();
            int pivot = at;
            while (pivot < lines.length && Math.abs(lines[pivot][column]) < 1e-9) {
                pivot++;
            }
            if (pivot == lines.length) {
                continue;
            }
            double[] line = lines[pivot];
            lines[pivot] = lines[at];
            lines[at] = line;
            double factor = line[column];
            for (int i = 0; i < unknowns; i++) {
                line[i] /= factor;
            }
            for (int other = 0; other < lines.length; other++) {
                double times = lines[other][column];
                if (other != at && Math.abs(times) > 1e-9) {
                    for (int i = 0; i < unknowns; i++) {
                        lines[other][i] -= times * line[i];
                    }
                }
            }
            pivots.add(column);
        }
        return pivots;
    }
}
