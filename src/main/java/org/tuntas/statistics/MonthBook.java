package org.tuntas.statistics;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where months are read: what has ended from the roll-up, what is under way from the reports themselves. */
public interface MonthBook {

    /**
     * What was counted of the reports received in a month.
     *
     * @param code of the dimension; empty for those that have none
     */
    record MonthOf(YearMonth month, String code, Counted counted) {}

    /**
     * Each month and code with a report.
     *
     * @param from the first month
     * @param until the last month
     * @param guards which reports count
     * @param now what is under way past its limit by then counts as late
     */
    List<MonthOf> read(Dimension dimension, YearMonth from, YearMonth until, Set<Guard> guards, Instant now);

    /** The month in which the first report was received; empty when there is none. */
    Optional<YearMonth> first();
}
