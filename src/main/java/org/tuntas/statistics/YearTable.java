package org.tuntas.statistics;

import java.time.Year;
import java.util.List;
import java.util.Optional;

/**
 * What everybody may read of a year, told apart by one thing.
 *
 * @param lines by code; the code that is empty last
 */
public record YearTable(Dimension dimension, Year year, List<Line> lines) {

    public YearTable {
        lines = List.copyOf(lines);
    }

    /**
     * One code of it.
     *
     * @param months from January to December
     * @param total all of the year
     */
    public record Line(String code, List<Cell> months, Cell total) {

        public Line {
            months = List.copyOf(months);
        }

        /**
         * A month, or all of the year.
         *
         * @param month 1 to 12; 0 for the year
         */
        public Cell of(int month) {
            return month == 0 ? total : months.get(month - 1);
        }
    }

    /** The line of a code. */
    public Optional<Line> line(String code) {
        return lines.stream().filter(line -> line.code().equals(code)).findFirst();
    }
}
