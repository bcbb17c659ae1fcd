package org.tuntas.statistics;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * What everybody may read. Figures are those of one thing at a time and of whole months of a year, so that there are few tables, and
 * each of them is veiled as a whole; ADR 52 tells why. Secret reports are in none of them.
 */
@Service
public class PublicFigures {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final int MONTHS = Month.values().length;
    private static final int MOST_TABLES = 200;

    private record Key(Dimension dimension, Year year) {}

    private final MonthBook book;
    private final Clock clock;
    private final LoadingCache<Key, YearTable> tables;
    private final LoadingCache<Year, Integer> secret;

    PublicFigures(MonthBook book, Clock clock, @Value("${tuntas.statistics.remembered:1m}") Duration remembered) {
        this.book = book;
        this.clock = clock;
        this.tables = Caffeine.newBuilder()
                .maximumSize(MOST_TABLES)
                .expireAfterWrite(remembered)
                .build(key -> count(key.dimension(), key.year()));
        this.secret = Caffeine.newBuilder()
                .maximumSize(MOST_TABLES)
                .expireAfterWrite(remembered)
                .build(this::countSecret);
    }

    /** The years with reports, the newest first; this year also when it has none. */
    public List<Year> years() {
        Year now = Year.now(clock.withZone(WIB));
        Year first = book.first().map(month -> Year.of(month.getYear())).orElse(now);
        List<Year> years = new ArrayList<>();
        for (Year year = now; !year.isBefore(first); year = year.minusYears(1)) {
            years.add(year);
        }
        return years.isEmpty() ? List.of(now) : years;
    }

    /** How many months of a year have begun. */
    public int monthsBegun(Year year) {
        YearMonth now = YearMonth.now(clock.withZone(WIB));
        return year.getValue() < now.getYear() ? MONTHS : now.getMonthValue();
    }

    /**
     * The figures of a year.
     *
     * @param dimension one of {@link Dimension#PUBLIC}
     */
    public YearTable table(Dimension dimension, Year year) {
        if (!Dimension.PUBLIC.contains(dimension)) {
            throw new IllegalArgumentException(dimension + " is not public");
        }
        return tables.get(new Key(dimension, year));
    }

    /** How many secret reports were received in a year; empty when they are fewer than {@value Veil#FEWEST}, or none. */
    public OptionalInt secret(Year year) {
        int reports = secret.get(year);
        return reports < Veil.FEWEST ? OptionalInt.empty() : OptionalInt.of(reports);
    }

    private int countSecret(Year year) {
        return book
                .read(Dimension.ALL, year.atMonth(1), year.atMonth(MONTHS), Set.of(Guard.SECRET), clock.instant())
                .stream()
                .mapToInt(month -> month.counted().received())
                .sum();
    }

    private YearTable count(Dimension dimension, Year year) {
        Map<String, Map<YearMonth, Counted>> byCode =
                new TreeMap<>(Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder()));
        book.read(dimension, year.atMonth(1), year.atMonth(MONTHS), Guard.PUBLIC, clock.instant())
                .forEach(month -> byCode.computeIfAbsent(month.code(), code -> new TreeMap<>())
                        .put(month.month(), month.counted()));
        List<String> codes = List.copyOf(byCode.keySet());
        // The last row and the last column are sums.
        Counted[][] counted = new Counted[codes.size() + 1][MONTHS + 1];
        for (int row = 0; row < codes.size(); row++) {
            Map<YearMonth, Counted> months =
                    Optional.ofNullable(byCode.get(codes.get(row))).orElseGet(Map::of);
            for (int month = 0; month < MONTHS; month++) {
                counted[row][month] = months.getOrDefault(year.atMonth(month + 1), Counted.NOTHING);
            }
            counted[row][MONTHS] = Counted.sum(months.values());
        }
        for (int month = 0; month <= MONTHS; month++) {
            List<Counted> column = new ArrayList<>();
            for (int row = 0; row < codes.size(); row++) {
                column.add(counted[row][month]);
            }
            counted[codes.size()][month] = Counted.sum(column);
        }
        Map<Base, boolean[][]> hidden = hidden(counted);
        List<YearTable.Line> lines = new ArrayList<>();
        for (int row = 0; row < codes.size(); row++) {
            List<Cell> cells = new ArrayList<>();
            for (int month = 0; month <= MONTHS; month++) {
                Set<Base> bases = EnumSet.noneOf(Base.class);
                for (Map.Entry<Base, boolean[][]> base : hidden.entrySet()) {
                    if (base.getValue()[row][month]) {
                        bases.add(base.getKey());
                    }
                }
                cells.add(new Cell(counted[row][month], bases));
            }
            lines.add(new YearTable.Line(codes.get(row), cells.subList(0, MONTHS), cells.get(MONTHS)));
        }
        return new YearTable(dimension, year, lines);
    }

    /** Where the reports are too few, so is each part of them. */
    private static Map<Base, boolean[][]> hidden(Counted[][] counted) {
        Map<Base, boolean[][]> hidden = new EnumMap<>(Base.class);
        boolean[][] received = Veil.over(reports(counted, Base.RECEIVED), new boolean[counted.length][MONTHS + 1]);
        hidden.put(Base.RECEIVED, received);
        for (Base base : EnumSet.complementOf(EnumSet.of(Base.RECEIVED))) {
            hidden.put(base, Veil.over(reports(counted, base), received));
        }
        return hidden;
    }

    private static int[][] reports(Counted[][] counted, Base base) {
        int[][] reports = new int[counted.length][MONTHS + 1];
        for (int row = 0; row < counted.length; row++) {
            for (int month = 0; month <= MONTHS; month++) {
                reports[row][month] = base.of(counted[row][month]);
            }
        }
        return reports;
    }
}
