package org.tuntas.eventlog;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.function.BiConsumer;

/** Where the cases of the log come from. Takes part in the caller's transaction. */
public interface CaseBook {

    /**
     * How many cases a month has.
     *
     * @param received that were received before the log ends
     * @param hidden of which agency, category or class are not named
     * @param leftOut that are not in the log
     */
    record MonthCount(YearMonth month, long received, long hidden, long leftOut) {}

    /** Goes through the cases of a month with their public entries before a moment, in an order that says nothing. */
    void cases(YearMonth month, Instant before, BiConsumer<ReceivedCase, List<HappenedEvent>> each);

    /** The months with reports that were received before a moment, the earliest first. */
    List<MonthCount> months(Instant before);
}
