package org.tuntas.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A limit with the answer to "why this date?". The API, the officer's screen and the public page show this object.
 *
 * @param stage stage whose limit it is
 * @param at the limit: end of office hours on its day
 * @param zone zone of the agency, in which the days are counted
 * @param start start of the clock; its day is day 0
 * @param workingDays length of the limit in HK; up to the day promised or extended to, where that is the limit
 * @param legalBasis what the limit rests on
 * @param skipped each day after day 0 and up to the limit that did not count, in order
 * @param paused whether the clock stands still; {@code at} then assumes that the pause lasts to its latest end
 * @param provisional whether the span touches a year whose holidays are not decreed yet, so that the date may move
 * @param promised the day promised to the reporter, which sets the limit instead of the HK; null when none does
 * @param pauses the pauses that moved the limit, in order of their start
 * @param extendedTo the day to which a manager extended the limit; null when that is not what sets it. The limit lies later when
 *     a pause or a holiday came after
 * @param reclassifiedFrom HK of the limit before the complaint's class was corrected; null when that changed nothing
 */
public record ExplainedDeadline(
        String stage,
        Instant at,
        ZoneId zone,
        Instant start,
        int workingDays,
        String legalBasis,
        List<SkippedDay> skipped,
        boolean paused,
        boolean provisional,
        @Nullable LocalDate promised,
        List<ExplainedPause> pauses,
        @Nullable LocalDate extendedTo,
        @Nullable Integer reclassifiedFrom) {

    public ExplainedDeadline {
        skipped = List.copyOf(skipped);
        pauses = List.copyOf(pauses);
    }
}
