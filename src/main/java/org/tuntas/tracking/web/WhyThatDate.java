package org.tuntas.tracking.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tuntas.language.DeadlineView;
import org.tuntas.language.Words;
import org.tuntas.sla.ExplainedDeadline;
import org.tuntas.tracking.TimeMark;

/**
 * A deadline as the page shows it.
 *
 * @param label key of the text that says what is to happen until then
 * @param at until when, in words
 * @param from the day from which the days are counted
 * @param skipped days that do not count, those that follow one another for the same reason together
 */
record WhyThatDate(String label, String at, String from, DeadlineView deadline, TimeMark mark, List<Skipped> skipped) {

    /** @param decree its number; null where no decree makes the day one that does not count */
    record Skipped(String days, String reason, @Nullable String decree) {}

    static WhyThatDate of(String label, ExplainedDeadline deadline, TimeMark mark, Words words) {
        DeadlineView view = DeadlineView.of(deadline, words);
        return new WhyThatDate(
                label,
                words.latest(deadline.at(), deadline.zone()),
                words.day(deadline.start().atZone(deadline.zone()).toLocalDate()),
                view,
                mark,
                together(
                        view.skipped().stream()
                                .filter(day -> !day.kind().equals("PAUSE"))
                                .toList(),
                        words));
    }

    private static List<Skipped> together(List<DeadlineView.Skipped> days, Words words) {
        List<Skipped> together = new ArrayList<>();
        for (int i = 0; i < days.size(); ) {
            DeadlineView.Skipped first = days.get(i);
            LocalDate last = first.date();
            for (i++; i < days.size() && follows(last, days.get(i), first); i++) {
                last = days.get(i).date();
            }
            together.add(new Skipped(
                    last.equals(first.date()) ? words.day(last) : words.period(first.date(), last),
                    first.reason(),
                    first.decree()));
        }
        return together;
    }

    private static boolean follows(LocalDate last, DeadlineView.Skipped day, DeadlineView.Skipped first) {
        return day.date().equals(last.plusDays(1))
                && day.reason().equals(first.reason())
                && java.util.Objects.equals(day.decree(), first.decree());
    }
}
