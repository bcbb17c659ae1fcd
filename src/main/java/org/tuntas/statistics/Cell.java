package org.tuntas.statistics;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a month or a year, for one code.
 *
 * @param hidden which figures are hidden, by what stands behind them
 */
public record Cell(Counted counted, Set<Base> hidden) {

    public Cell {
        hidden = Set.copyOf(hidden);
    }

    /** Whether a figure is hidden, because too few reports stand behind it or it would give away one of which too few do. */
    public boolean hides(Measure measure) {
        return hidden.contains(measure.base());
    }

    /** A figure; null when it is hidden, or when there is nothing that it could be of. */
    public @Nullable BigDecimal value(Measure measure) {
        return hides(measure) ? null : measure.of(counted);
    }
}
