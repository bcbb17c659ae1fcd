package org.tuntas.language;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tuntas.sla.ExplainedDeadline;
import org.tuntas.sla.ExplainedPause;
import org.tuntas.sla.SkippedDay;

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
 * @param pauses times in which the clock stood still and which moved the limit
 * @param provisional whether it reaches into a year whose holidays are not decreed yet
 * @param promised the day an officer promised, where that is the limit
 * @param extendedTo the day to which the limit was extended, where that sets it
 * @param reclassifiedFrom limit in working days before type or class of the report were corrected
 * @param why the reasons in a sentence or two
 */
public record DeadlineView(
        OffsetDateTime at,
        String inWords,
        String stage,
        Instant start,
        int workingDays,
        String legalBasis,
        List<Skipped> skipped,
        List<Pause> pauses,
        boolean paused,
        boolean provisional,
        @Nullable LocalDate promised,
        @Nullable LocalDate extendedTo,
        @Nullable Integer reclassifiedFrom,
        String why) {

    /** A day that did not count. */
    public record Skipped(LocalDate date, String kind, String reason, @Nullable String decree) {}

    /**
     * A time in which the clock stood still.
     *
     * @param reason code of the reason
     * @param until when it ended; at the latest, while it is open
     * @param inWords the same for people, e.g. <i>Jeda: menunggu jawaban pelapor, 3–9 Maret 2026</i>
     */
    public record Pause(String reason, OffsetDateTime from, OffsetDateTime until, boolean open, String inWords) {}

    /** Puts a deadline into words. */
    public static DeadlineView of(ExplainedDeadline deadline, Words words) {
        List<Skipped> skipped = deadline.skipped().stream()
                .map(day -> new Skipped(day.date(), day.kind(), reason(day, words), day.decree()))
                .toList();
        return new DeadlineView(
                deadline.at().atZone(deadline.zone()).toOffsetDateTime(),
                words.moment(deadline.at(), deadline.zone()),
                deadline.stage(),
                deadline.start(),
                deadline.workingDays(),
                deadline.legalBasis(),
                skipped,
                deadline.pauses().stream()
                        .map(pause -> pause(pause, deadline.zone(), words))
                        .toList(),
                deadline.paused(),
                deadline.provisional(),
                deadline.promised(),
                deadline.extendedTo(),
                deadline.reclassifiedFrom(),
                why(deadline, words));
    }

    private static String reason(SkippedDay day, Words words) {
        String name = day.name();
        if (name == null) {
            return words.text("skipped." + day.kind());
        }
        return day.kind().equals("PAUSE") ? words.pauseReason(name) : name;
    }

    private static Pause pause(ExplainedPause pause, ZoneId zone, Words words) {
        OffsetDateTime from = pause.from().atZone(zone).toOffsetDateTime();
        OffsetDateTime until = pause.until().atZone(zone).toOffsetDateTime();
        String reason = words.pauseReason(pause.reason());
        String inWords = pause.open()
                ? words.text(
                        "deadline.pauseOpen", reason, words.date(from.toLocalDate()), words.date(until.toLocalDate()))
                : words.text("deadline.pause", reason, words.period(from.toLocalDate(), until.toLocalDate()));
        return new Pause(pause.reason(), from, until, pause.open(), inWords);
    }

    private static String why(ExplainedDeadline deadline, Words words) {
        StringBuilder why = new StringBuilder(whatSetsIt(deadline, words));
        Integer before = deadline.reclassifiedFrom();
        if (before != null && deadline.promised() == null && deadline.extendedTo() == null) {
            why.append(' ').append(words.text("deadline.reclassified", before));
        }
        if (deadline.provisional()) {
            why.append(' ').append(words.text("deadline.provisional"));
        }
        return why.toString();
    }

    private static String whatSetsIt(ExplainedDeadline deadline, Words words) {
        LocalDate extendedTo = deadline.extendedTo();
        if (extendedTo != null) {
            LocalDate day = deadline.at().atZone(deadline.zone()).toLocalDate();
            return words.text(
                    day.equals(extendedTo) ? "deadline.whyExtended" : "deadline.whyExtendedAndMoved",
                    words.day(extendedTo));
        }
        return deadline.promised() == null
                ? words.text(
                        "deadline.why",
                        deadline.workingDays(),
                        words.day(deadline.start().atZone(deadline.zone()).toLocalDate()),
                        deadline.legalBasis(),
                        deadline.skipped().size())
                : words.text("deadline.whyPromised", words.day(deadline.promised()));
    }
}
