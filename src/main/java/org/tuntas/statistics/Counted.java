package org.tuntas.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of some reports.
 *
 * @param reports how many have a measure, by its name; of the histograms DAYS and RATING by name and value, as in {@code DAYS 12}
 */
public record Counted(Map<String, Integer> reports) {

    /** Nothing. */
    public static final Counted NOTHING = new Counted(Map.of());

    private static final int HUNDRED = 100;

    public Counted {
        reports = Map.copyOf(reports);
    }

    /** All of these together. */
    public static Counted sum(Collection<Counted> some) {
        Map<String, Integer> all = new TreeMap<>();
        some.forEach(one -> one.reports.forEach((measure, reports) -> all.merge(measure, reports, Integer::sum)));
        return new Counted(all);
    }

    /** How many have a measure. */
    public int of(String measure) {
        return reports.getOrDefault(measure, 0);
    }

    /** All reports: those that have ended and those under way. */
    public int received() {
        return of("CLOSED") + of("OPEN");
    }

    /** Reports with a rating that somebody gave. */
    public int rated() {
        return histogram("RATING").values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The mean of the ratings, to two places; null when there are none. */
    @Nullable
    BigDecimal meanRating() {
        int sum = histogram("RATING").entrySet().stream()
                .mapToInt(rating -> rating.getKey() * rating.getValue())
                .sum();
        return rated() == 0
                ? null
                : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(rated()), 2, RoundingMode.HALF_UP);
    }

    /**
     * The fewest days that so many of a hundred done reports did not exceed: a value that was really counted, never one in between.
     *
     * @return null when none is done
     */
    @Nullable
    BigDecimal days(int percent) {
        SortedMap<Integer, Integer> days = histogram("DAYS");
        long all = days.values().stream().mapToInt(Integer::intValue).sum();
        long passed = 0;
        for (Map.Entry<Integer, Integer> day : days.entrySet()) {
            passed += day.getValue();
            if (HUNDRED * passed >= percent * all) {
                return BigDecimal.valueOf(day.getKey());
            }
        }
        return null;
    }

    /** A share in per cent, to one place; null of nothing. */
    static @Nullable BigDecimal percent(int part, int whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf((long) HUNDRED * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    private SortedMap<Integer, Integer> histogram(String measure) {
        SortedMap<Integer, Integer> values = new TreeMap<>();
        reports.forEach((name, count) -> {
            if (name.startsWith(measure + " ")) {
                values.put(Integer.valueOf(name.substring(measure.length() + 1)), count);
            }
        });
        return values;
    }
}
