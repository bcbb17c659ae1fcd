package org.tuntas.statistics;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Where the figures are kept. Takes part in the caller's transaction. */
public interface FigureBook {

    /** Makes the caller the only one who writes figures until its transaction ends, or says that another node is at it. */
    boolean takePen();

    /** Makes the caller the only one who writes figures until its transaction ends; waits for another node that is at it. */
    void awaitPen();

    /** Takes some reports off the list of those whose figures have changed. The caller holds the pen. */
    Collection<String> takeDue(int most);

    /** The numbers of some reports that have ended, in order, after the one that is given. */
    List<String> ended(String after, int most);

    /** What the tables say of those among these reports that have ended. */
    List<EndedReport> read(Collection<String> numbers);

    /** Forgets what is kept of these reports. Returns the days on which they were counted. */
    Set<LocalDate> forget(Collection<String> numbers);

    /** Forgets everything. */
    void forget();

    /** Keeps figures of reports of which none are kept. */
    void keep(List<ReportFigure> figures);

    /** Counts these days, and their months, anew from the figures of their reports. */
    void count(Collection<LocalDate> days);

    /** Counts every day and month after everything was forgotten. */
    void count();

    /**
     * The numbers of those among these reports whose kept figures are others than these.
     *
     * @param figures of all of the reports that have ended
     */
    List<String> differing(Collection<String> numbers, List<ReportFigure> figures);

    /** Days whose kept count is another than that of their kept reports. */
    List<LocalDate> daysOff();

    /** First days of months whose kept count is another than that of their kept days. */
    List<LocalDate> monthsOff();

    /** Reports of which figures are kept although they are under way again, or gone. */
    List<String> stray();

    /** Takes some days off the list of those whose passages have changed. The caller holds the pen. */
    Collection<LocalDate> takeDueDays(int most);

    /** Counts the passages that ended on these days anew. */
    void countPassages(Collection<LocalDate> days);

    /** Counts the passages of every day anew. */
    void countPassages();

    /** Days whose kept passages are others than those that ended on them; also those that still wait to be counted, if they are. */
    List<LocalDate> passageDaysOff();
}
