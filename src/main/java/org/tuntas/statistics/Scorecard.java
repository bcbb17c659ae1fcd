package org.tuntas.statistics;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** How offices do, for those who answer for them: nothing is hidden, and what stands on few reports is marked. */
@Service
public class Scorecard {

    /** A figure of fewer reports says little. */
    public static final int FEW = Veil.FEWEST;

    private final MonthBook book;
    private final Clock clock;

    Scorecard(MonthBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /**
     * Some months in a row.
     *
     * @param length how many
     * @param last the last of them
     */
    public record Span(int length, YearMonth last) {

        /** The first of them. */
        public YearMonth first() {
            return last.minusMonths(length - 1L);
        }

        /** As many months before. */
        public Span before() {
            return new Span(length, last.minusMonths(length));
        }

        private boolean holds(YearMonth month) {
            return !month.isBefore(first()) && !month.isAfter(last);
        }
    }

    /**
     * An office.
     *
     * @param before in as many months before
     * @param months one by one, the months of the span
     */
    public record Score(String office, Counted now, Counted before, Map<YearMonth, Counted> months) {}

    /**
     * The offices, the one with most reports first.
     *
     * @param kind AGENCY or UNIT
     * @param guards which reports count: those that whoever looks may know of
     * @param mine which offices they answer for
     */
    public List<Score> of(Dimension kind, Span span, Set<Guard> guards, Predicate<String> mine) {
        Map<String, List<MonthBook.MonthOf>> offices = new TreeMap<>();
        book.read(kind, span.before().first(), span.last(), guards, clock.instant()).stream()
                .filter(month -> !month.code().isEmpty() && mine.test(month.code()))
                .forEach(month -> offices.computeIfAbsent(month.code(), code -> new ArrayList<>())
                        .add(month));
        List<Score> scores = new ArrayList<>();
        offices.forEach((office, months) -> scores.add(score(office, months, span)));
        scores.sort(Comparator.<Score, Integer>comparing(score -> -score.now().received())
                .thenComparing(Score::office));
        return scores;
    }

    private static Score score(String office, List<MonthBook.MonthOf> months, Span span) {
        Map<YearMonth, Counted> each = new TreeMap<>();
        for (YearMonth month = span.first(); !month.isAfter(span.last()); month = month.plusMonths(1)) {
            each.put(month, Counted.NOTHING);
        }
        months.stream()
                .filter(month -> span.holds(month.month()))
                .forEach(month -> each.put(month.month(), month.counted()));
        return new Score(office, sum(months, span), sum(months, span.before()), each);
    }

    private static Counted sum(List<MonthBook.MonthOf> months, Span span) {
        return Counted.sum(months.stream()
                .filter(month -> span.holds(month.month()))
                .map(MonthBook.MonthOf::counted)
                .toList());
    }
}
