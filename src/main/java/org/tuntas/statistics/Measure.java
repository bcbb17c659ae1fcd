package org.tuntas.statistics;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures, in the order of the columns of files. Names of columns stay; new ones come at the end. */
public enum Measure {
    RECEIVED(Base.RECEIVED),
    ENDED(Base.ENDED),
    DONE(Base.DONE),
    DONE_PERCENT(Base.RECEIVED, Unit.PERCENT, counted -> Counted.percent(counted.of("DONE"), counted.received())),
    FOLLOWED_UP_PERCENT(
            Base.RECEIVED, Unit.PERCENT, counted -> Counted.percent(counted.of("FOLLOWED_UP"), counted.received())),
    FOLLOW_UP_MEASURED(Base.FOLLOW_UP_MEASURED),
    FOLLOWED_UP_ON_TIME_PERCENT(Base.FOLLOW_UP_MEASURED, "FOLLOWED_UP_ON_TIME"),
    RESOLUTION_MEASURED(Base.RESOLUTION_MEASURED),
    RESOLVED_ON_TIME_PERCENT(Base.RESOLUTION_MEASURED, "RESOLVED_ON_TIME"),
    CLOSED_BY_SILENCE_PERCENT(Base.DONE, "OUTCOME_AUTO_CLOSED"),
    CONFIRMED_PERCENT(Base.DONE, "CONFIRMED"),
    RETURNED_PERCENT(Base.ENDED, "RETURNED"),
    REOPENED_PERCENT(Base.ENDED, "REOPENED"),
    RESCUED_PERCENT(Base.ENDED, "RESCUED"),
    RATED(Base.RATED),
    RATING_MEAN(Base.RATED, Unit.STARS, Counted::meanRating),
    MEDIAN_DAYS(Base.DONE, Unit.DAYS, counted -> counted.days(50)),
    P90_DAYS(Base.DONE, Unit.DAYS, counted -> counted.days(90));

    /** What a figure is counted in. */
    public enum Unit {
        REPORTS,
        PERCENT,
        /** One to five. */
        STARS,
        /** Calendar days of 24 hours. */
        DAYS
    }

    private final Base base;
    private final Unit unit;
    private final Function<Counted, @Nullable BigDecimal> value;

    /** So many of the reports that were received. */
    Measure(Base counted) {
        this(Base.RECEIVED, Unit.REPORTS, all -> BigDecimal.valueOf(counted.of(all)));
    }

    /** How many of a hundred of them have something. */
    Measure(Base base, String part) {
        this(base, Unit.PERCENT, counted -> Counted.percent(counted.of(part), base.of(counted)));
    }

    Measure(Base base, Unit unit, Function<Counted, @Nullable BigDecimal> value) {
        this.base = base;
        this.unit = unit;
        this.value = value;
    }

    /** What stands behind it. */
    public Base base() {
        return base;
    }

    /** What it is counted in. */
    public Unit unit() {
        return unit;
    }

    /** The name of its column, for good. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The figure; null when there is nothing that it could be of. */
    public @Nullable BigDecimal of(Counted counted) {
        return value.apply(counted);
    }
}
