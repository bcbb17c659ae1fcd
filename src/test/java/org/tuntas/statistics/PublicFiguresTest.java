package org.tuntas.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublicFiguresTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T03:00:00Z"), ZoneOffset.UTC);

    private static final Counted COUNTED = new Counted(Map.ofEntries(
            Map.entry("OPEN", 4),
            Map.entry("CLOSED", 8),
            Map.entry("DONE", 6),
            Map.entry("OUTCOME_AUTO_CLOSED", 2),
            Map.entry("CONFIRMED", 4),
            Map.entry("FOLLOWED_UP", 7),
            Map.entry("FOLLOW_UP_MEASURED", 9),
            Map.entry("FOLLOWED_UP_ON_TIME", 6),
            Map.entry("RESOLUTION_MEASURED", 5),
            Map.entry("RESOLVED_ON_TIME", 5),
            Map.entry("RETURNED", 1),
            Map.entry("REOPENED", 0),
            Map.entry("RESCUED", 2),
            Map.entry("RATING 1", 1),
            Map.entry("RATING 4", 2),
            Map.entry("RATING 5", 3),
            Map.entry("DAYS 1", 2),
            Map.entry("DAYS 4", 1),
            Map.entry("DAYS 9", 3)));

    @Test
    void eachFigureIsTheOneThatIsCountedByHand() {
        Cell march = figures(Dimension.AGENCY, month(3, "dishub", COUNTED))
                .lines()
                .get(0)
                .of(3);

        assertThat(march.hidden()).isEmpty();
        assertThat(Set.of(Measure.values()).stream()
                        .collect(java.util.stream.Collectors.toMap(measure -> measure, measure -> march.value(measure)
                                .toPlainString())))
                .isEqualTo(Map.ofEntries(
                        Map.entry(Measure.RECEIVED, "12"),
                        Map.entry(Measure.ENDED, "8"),
                        Map.entry(Measure.DONE, "6"),
                        Map.entry(Measure.DONE_PERCENT, "50.0"),
                        Map.entry(Measure.FOLLOWED_UP_PERCENT, "58.3"),
                        Map.entry(Measure.FOLLOW_UP_MEASURED, "9"),
                        Map.entry(Measure.FOLLOWED_UP_ON_TIME_PERCENT, "66.7"),
                        Map.entry(Measure.RESOLUTION_MEASURED, "5"),
                        Map.entry(Measure.RESOLVED_ON_TIME_PERCENT, "100.0"),
                        Map.entry(Measure.CLOSED_BY_SILENCE_PERCENT, "33.3"),
                        Map.entry(Measure.CONFIRMED_PERCENT, "66.7"),
                        Map.entry(Measure.RETURNED_PERCENT, "12.5"),
                        Map.entry(Measure.REOPENED_PERCENT, "0.0"),
                        Map.entry(Measure.RESCUED_PERCENT, "25.0"),
                        Map.entry(Measure.RATED, "6"),
                        Map.entry(Measure.RATING_MEAN, "4.00"),
                        Map.entry(Measure.MEDIAN_DAYS, "4"),
                        Map.entry(Measure.P90_DAYS, "9")));
    }

    @Test
    void whatStandsOnFewReportsIsHiddenAndWhatStandsOnManyIsNot() {
        Counted fewRated = new Counted(Map.of("OPEN", 3, "CLOSED", 9, "DONE", 6, "RATING 5", 4, "CONFIRMED", 4));
        YearTable.Line line = figures(Dimension.AGENCY, month(3, "dishub", fewRated), month(4, "dishub", fewRated))
                .lines()
                .get(0);

        assertThat(line.of(3).value(Measure.CONFIRMED_PERCENT)).isEqualByComparingTo("66.7");
        assertThat(line.of(3).hides(Measure.RATING_MEAN)).isTrue();
        assertThat(line.of(0).value(Measure.RATING_MEAN))
                .as("eight in the year")
                .isEqualByComparingTo("5");
    }

    @Test
    void aSmallOfficeIsHiddenTogetherWithOneBesideIt() {
        YearTable table =
                figures(Dimension.AGENCY, month(3, "a", open(3)), month(3, "b", open(8)), month(3, "c", open(20)));

        assertThat(table.lines())
                .extracting(line -> line.of(3).value(Measure.RECEIVED))
                .as("three would be all reports less those of the other two")
                .containsExactly(null, null, java.math.BigDecimal.valueOf(20));
        assertThat(table.lines().get(0).of(3).hidden()).isEqualTo(Set.of(Base.values()));
    }

    @Test
    void secretReportsAreOnlyToldAsOneNumberWhenTheyAreNotFew() {
        assertThat(of(month(3, "", open(4))).secret(Year.of(2026))).isEmpty();
        assertThat(of(month(3, "", open(4)), month(5, "", open(1))).secret(Year.of(2026)))
                .hasValue(5);
    }

    private static Counted open(int reports) {
        return new Counted(Map.of("OPEN", reports));
    }

    private static MonthBook.MonthOf month(int month, String code, Counted counted) {
        return new MonthBook.MonthOf(YearMonth.of(2026, month), code, counted);
    }

    private static YearTable figures(Dimension dimension, MonthBook.MonthOf... months) {
        return of(months).table(dimension, Year.of(2026));
    }

    private static PublicFigures of(MonthBook.MonthOf... months) {
        MonthBook book = new MonthBook() {
            @Override
            public List<MonthOf> read(
                    Dimension dimension, YearMonth from, YearMonth until, Set<Guard> guards, Instant now) {
                return List.of(months);
            }

            @Override
            public Optional<YearMonth> first() {
                return Optional.of(YearMonth.of(2026, 1));
            }
        };
        return new PublicFigures(book, CLOCK, Duration.ZERO);
    }
}
