package org.tuntas.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tuntas.sla.EscalationOutcome;

/**
 * What a manager sees at a glance.
 *
 * @param at when it was counted
 * @param stages open clocks by stage, those that wait for nobody's act last
 * @param offices reports by office, the one with most late reports first
 * @param nextDays the next working days of the agencies concerned; one, unless their calendars differ
 * @param levels escalations by level
 */
public record Overview(
        Instant at, List<Stage> stages, List<Office> offices, List<LocalDate> nextDays, List<Level> levels) {

    public Overview {
        stages = List.copyOf(stages);
        offices = List.copyOf(offices);
        nextDays = List.copyOf(nextDays);
        levels = List.copyOf(levels);
    }

    /**
     * Open clocks of a stage.
     *
     * @param waits whether nobody has to act in it
     */
    public record Stage(String stage, boolean waits, int onTime, int near, int past) {

        /** All of them. */
        public int all() {
            return onTime + near + past;
        }
    }

    /**
     * Reports of an office, each counted once, by the first limit that falls there.
     *
     * @param agency whose calendar holds
     * @param code of the unit, or of the agency for what no unit has
     */
    public record Office(String agency, String code, Map<Tempo, Integer> reports) {

        public Office {
            reports = Map.copyOf(reports);
        }

        /** How many fall into a span of time. */
        public int count(Tempo tempo) {
            return reports.getOrDefault(tempo, 0);
        }

        /** How many will be late after the next working day, unless they are done. */
        public int soon() {
            return count(Tempo.TODAY) + count(Tempo.NEXT_DAY);
        }
    }

    /**
     * Escalations of a level.
     *
     * @param open how many nobody has answered
     * @param outcomes what became of the others, which were raised in the period
     * @param median time until a manager answered; null when none did
     */
    public record Level(int level, int open, Map<EscalationOutcome, Integer> outcomes, @Nullable Duration median) {

        public Level {
            outcomes = Map.copyOf(outcomes);
        }

        /** How many came to that. */
        public int count(EscalationOutcome outcome) {
            return outcomes.getOrDefault(outcome, 0);
        }
    }

    /** Reports that are late. */
    public int late() {
        return reports(Tempo.LATE);
    }

    /** Reports that are due today. */
    public int today() {
        return reports(Tempo.TODAY);
    }

    /** Reports that are due on the next working day. */
    public int nextDay() {
        return reports(Tempo.NEXT_DAY);
    }

    /** Reports that are due after that, within five working days. */
    public int fiveDays() {
        return reports(Tempo.FIVE_DAYS);
    }

    private int reports(Tempo tempo) {
        return offices.stream().mapToInt(office -> office.count(tempo)).sum();
    }

    /** Escalations that nobody has answered. */
    public int openEscalations() {
        return levels.stream().mapToInt(Level::open).sum();
    }

    /** Offices that will have late reports on the next working day, most first. */
    public List<Office> lateNext() {
        return offices.stream()
                .filter(office -> office.soon() > 0)
                .sorted(Comparator.comparing(Office::soon).reversed())
                .toList();
    }
}
