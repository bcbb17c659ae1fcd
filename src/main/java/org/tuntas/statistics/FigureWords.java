package org.tuntas.statistics;

import java.math.BigDecimal;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.tuntas.language.Words;

/** Figures in the reader's words. */
@Component
public class FigureWords {

    private final Words words;

    FigureWords(Words words) {
        this.words = words;
    }

    /** What a figure is called. */
    public String name(Measure measure) {
        return words.text("statistics.column." + measure.column());
    }

    /** A figure with its unit, or that it is hidden, or a dash where there is nothing that it could be of. */
    public String text(Cell cell, Measure measure) {
        if (cell.hides(measure)) {
            return words.text("statistics.hidden");
        }
        BigDecimal value = cell.value(measure);
        return value == null ? "–" : words.text("statistics.unit." + measure.unit(), value);
    }

    /** A figure with a warning, where fewer reports stand behind it than should. */
    public String cautious(Cell cell, Measure measure, int few) {
        int reports = measure.base().of(cell.counted());
        String text = text(cell, measure);
        return measure.unit() == Measure.Unit.REPORTS || reports == 0 || reports >= few
                ? text
                : words.text("statistics.few", text, reports);
    }

    /** A figure for a program: empty where there is no figure. */
    public String raw(Cell cell, Measure measure) {
        BigDecimal value = cell.value(measure);
        return value == null ? "" : value.toPlainString();
    }

    /** How a figure changed; empty where one of the two is missing. */
    public String change(Cell cell, @Nullable Cell before, Measure measure) {
        BigDecimal now = cell.value(measure);
        BigDecimal then = before == null ? null : before.value(measure);
        if (now == null || then == null || now.compareTo(then) == 0) {
            return now == null || then == null ? "" : words.text("statistics.change.none");
        }
        // From 40 % to 50 % is not 10 % more.
        String unit = measure.unit() == Measure.Unit.PERCENT
                ? "POINTS"
                : measure.unit().name();
        String by = words.text("statistics.unit." + unit, now.subtract(then).abs());
        return words.text(now.compareTo(then) > 0 ? "statistics.change.up" : "statistics.change.down", by);
    }

    /** A month of any year. */
    public String month(int month) {
        return DateTimeFormatter.ofPattern("MMMM", LocaleContextHolder.getLocale())
                .format(Month.of(month));
    }

    /** A month of a year. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMMM yyyy", LocaleContextHolder.getLocale())
                .format(month);
    }
}
