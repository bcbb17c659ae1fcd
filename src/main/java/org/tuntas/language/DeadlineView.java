package org.tuntas.language;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tuntas.sla.ExplainedDeadline;

/**
 * A deadline with the answer to "why this date?", as the API and the officers' pages show it.
 *
 * @param at end of office hours of the last day, with the agency's offset
 * @param inWords the same for people
 * @param stage what must be done until then
 * @param start from when the days are counted; that day itself is day 0
 * @param workingDays limit in working days (HK)
 * @param legalBasis where the limit comes from
 * @param skipped each day that did not count, and why
 * @param provisional whether it reaches into a year whose holidays are not decreed yet
 * @param promised the day an officer promised, where that is the limit
 */
public record DeadlineView(
        OffsetDateTime at,
        String inWords,
        String stage,
        Instant start,
        int workingDays,
        String legalBasis,
        List<Skipped> skipped,
        boolean paused,
        boolean provisional,
        @Nullable LocalDate promised,
        String why) {

    /** A day that did not count. */
    public record Skipped(LocalDate date, String kind, String reason, @Nullable String decree) {}

    /** Puts a deadline into words. */
    public static DeadlineView of(ExplainedDeadline deadline, Words words) {
        List<Skipped> skipped = deadline.skipped().stream()
                .map(day -> new Skipped(
                        day.date(),
                        day.kind(),
                        day.name() == null ? words.text("skipped." + day.kind()) : day.name(),
                        day.decree()))
                .toList();
        String why = deadline.promised() == null
                ? words.text(
                        "deadline.why",
                        deadline.workingDays(),
                        words.day(deadline.start().atZone(deadline.zone()).toLocalDate()),
                        deadline.legalBasis(),
                        skipped.size())
                : words.text("deadline.whyPromised", words.day(deadline.promised()));
        return new DeadlineView(
                deadline.at().atZone(deadline.zone()).toOffsetDateTime(),
                words.moment(deadline.at(), deadline.zone()),
                deadline.stage(),
                deadline.start(),
                deadline.workingDays(),
                deadline.legalBasis(),
                skipped,
                deadline.paused(),
                deadline.provisional(),
                deadline.promised(),
                deadline.provisional() ? why + " " + words.text("deadline.provisional") : why);
    }
}
