package org.tuntas.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the time of every complaint: starts and stops the clocks of its stages and says when a warning, a limit or a rung of
 * the ladder falls. Every date is computed from the persisted start of a visit, the limit bound at that start, the agency's
 * calendar and the pauses; none depends on the present.
 *
 * <p>Takes part in the caller's transaction. Whoever changes a complaint holds its lock.
 */
public class Timekeeper {

    /** The stage whose clock spans the others, runs once per round, and pauses. */
    public static final String RESOLUTION = "RESOLUTION";

    /** Longest promise of a stage outside the resolution clock, in days: later than that, a year was mistyped. */
    private static final int LONGEST_PROMISE = 366;

    private final CalendarBook calendars;
    private final LimitBook limits;
    private final Visits visits;
    private final Pauses pauses;
    private final Clock clock;

    /** @param clock says which day is today when a day is promised */
    public Timekeeper(CalendarBook calendars, LimitBook limits, Visits visits, Pauses pauses, Clock clock) {
        this.calendars = calendars;
        this.limits = limits;
        this.visits = visits;
        this.pauses = pauses;
        this.clock = clock;
    }

    /**
     * Starts the clock of a stage, bound to the limit in force on the day of the start. A day promised in the previous visit of
     * the same unit to the same stage is the limit instead, unless it is over when the visit starts.
     *
     * <p>The resolution clock starts once per round: a second call returns the visit that is there.
     *
     * @throws IllegalStateException when no limit is in force for the stage
     */
    public Visit open(OpenVisit opened) {
        if (opened.stage().equals(RESOLUTION)) {
            return latest(opened.number(), opened.round(), RESOLUTION).orElseGet(() -> add(opened, null));
        }
        LocalDate promised = visits.latest(opened.number(), opened.round(), opened.stage(), opened.unit())
                .map(Visit::promisedOn)
                .filter(day -> day.isAfter(startDay(opened)))
                .orElse(null);
        return add(opened, promised);
    }

    /**
     * The visit with that key.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Visit visit(long id) {
        return visits.find(id).orElseThrow(() -> new IllegalArgumentException("There is no visit " + id));
    }

    /** Stops the clock of a visit; one that has stopped keeps the time at which it did. */
    public void close(long id, Instant at) {
        visits.close(id, at);
    }

    /** Where a complaint is: its newest open visit to a stage other than {@link #RESOLUTION}. */
    public Optional<Visit> current(String number) {
        return visits.current(number);
    }

    /** The newest visit of a round to a stage, open or not. */
    public Optional<Visit> latest(String number, int round, String stage) {
        return visits.latest(number, round, stage);
    }

    /**
     * Promises the reporter an answer by a day, which becomes the limit of the next visit to the stage.
     *
     * @param day a working day of the agency, after today in its zone, not past the resolution limit of the round
     * @throws PromiseRefused when it is not
     * @throws IllegalArgumentException when there is no such visit, or it is a resolution clock, which nothing restarts
     */
    public void promise(long visit, LocalDate day) {
        Visit during = visit(visit);
        if (during.stage().equals(RESOLUTION)) {
            throw new IllegalArgumentException("Visit " + visit + " is a resolution clock: no promise moves it");
        }
        WorkingCalendar calendar = calendar(during);
        LocalDate today = calendar.dayOf(clock.instant());
        if (!day.isAfter(today)) {
            throw new PromiseRefused(PromiseRefused.Reason.NOT_AFTER_TODAY, day, today, null);
        }
        LocalDate last = latest(during.number(), during.round(), RESOLUTION)
                .map(resolution -> clock(resolution).limitDay())
                .orElse(today.plusDays(LONGEST_PROMISE));
        if (day.isAfter(last)) {
            throw new PromiseRefused(PromiseRefused.Reason.PAST_RESOLUTION, day, last, null);
        }
        Optional<SkippedDay> dayOff = calendar.dayOff(day);
        if (dayOff.isPresent()) {
            throw new PromiseRefused(
                    PromiseRefused.Reason.NOT_A_WORKING_DAY, day, calendar.workingDayFrom(day), dayOff.get());
        }
        visits.promise(visit, day);
    }

    /** When the holder of a visit is warned; the limit, when its limit has no warning. */
    public Instant warning(long visit) {
        return warning(visit(visit));
    }

    /** As {@link #warning(long)}, for a visit at hand. */
    public Instant warning(Visit visit) {
        return clock(visit).warning();
    }

    /** When the time of a visit is over: end of office hours on the last day. */
    public Instant limit(long visit) {
        return limit(visit(visit));
    }

    /** As {@link #limit(long)}, for a visit at hand. */
    public Instant limit(Visit visit) {
        return clock(visit).limit();
    }

    /**
     * When a visit climbs to a level of its ladder.
     *
     * @throws IllegalArgumentException when its stage never had that level
     */
    public Instant rung(long visit, int level) {
        return rung(visit(visit), level);
    }

    /** As {@link #rung(long, int)}, for a visit at hand. */
    public Instant rung(Visit visit, int level) {
        return clock(visit).rung(rung(visit.stage(), level));
    }

    /**
     * When a share of a visit's time is used: end of office hours on the last whole day within it, at the earliest the first.
     *
     * @param percent 1 to 100; 75 % of 14 HK is day 10
     */
    public Instant share(long visit, int percent) {
        return share(visit(visit), percent);
    }

    /** As {@link #share(long, int)}, for a visit at hand. */
    public Instant share(Visit visit, int percent) {
        return clock(visit).share(percent);
    }

    /** The rungs of a stage by level; empty when it has no ladder. */
    public List<Rung> ladder(String stage) {
        return limits.ladder(stage);
    }

    /**
     * A rung of a stage, also one that was taken from the ladder while complaints were on it.
     *
     * @throws IllegalArgumentException when the stage never had that level
     */
    public Rung rung(String stage, int level) {
        return limits.rung(stage, level)
                .orElseThrow(
                        () -> new IllegalArgumentException("The ladder of " + stage + " never had a level " + level));
    }

    /**
     * Records that an alert of a visit went out. Of several callers one gets true, also at the same moment.
     *
     * @param kind e.g. {@code WARNING}, {@code ESCALATION}
     * @param level rung of an escalation; 0 where there are none
     * @return false when it went out before: do nothing
     */
    public boolean raise(long visit, String kind, int level, Instant at) {
        return visits.raise(visit, kind, level, at);
    }

    /**
     * Stops the resolution clock of a round. While a pause is open only its latest end can be moved, to a later time.
     *
     * @param reason code of the reason, e.g. {@code AWAITING_REPORTER}
     * @param latestEnd when the pause ends if nobody resumes; dates are computed with it until then
     * @throws IllegalArgumentException when it would end before it starts
     */
    public void pause(String number, int round, String reason, Instant at, Instant latestEnd) {
        if (latestEnd.isBefore(at)) {
            throw new IllegalArgumentException("A pause from " + at + " cannot end at " + latestEnd);
        }
        pauses.begin(new Pause(number, round, reason, at, latestEnd, null));
    }

    /** Lets the resolution clock of a round run again; nothing happens when it runs. */
    public void resume(String number, int round, Instant at) {
        pauses.end(number, round, at);
    }

    /** The limit of a visit and the reasons for its date. */
    public ExplainedDeadline explain(Visit visit) {
        return clock(visit).explain();
    }

    /**
     * The limit that a visit would get if it were opened now, without opening it. Knows no promise and no pause: a first visit
     * has none.
     *
     * @throws IllegalStateException when no limit is in force for the stage
     */
    public ExplainedDeadline preview(OpenVisit opened) {
        Limit bound = bound(opened);
        Visit visit = new Visit(
                0,
                opened.number(),
                opened.round(),
                opened.stage(),
                opened.agency(),
                opened.unit(),
                opened.startedAt(),
                null,
                bound.workingDays(),
                bound.warningDay(),
                bound.legalBasis(),
                null,
                null);
        return new StageClock(visit, calendar(visit), List.of()).explain();
    }

    /** End of office hours of the next working day after the day of an instant, in the hours that hold for the country. */
    public Instant endOfNextWorkingDay(Instant now) {
        WorkingCalendar calendar = calendars.calendars().of(Holiday.NATIONAL);
        return calendar.closing(calendar.workingDayFrom(calendar.dayOf(now).plusDays(1)));
    }

    private Visit add(OpenVisit opened, @Nullable LocalDate promised) {
        return visits.add(opened, bound(opened), promised)
                // Somebody else started the resolution clock of the round meanwhile.
                .or(() -> latest(opened.number(), opened.round(), RESOLUTION))
                .orElseThrow();
    }

    private Limit bound(OpenVisit opened) {
        LocalDate day = startDay(opened);
        return Limit.inForce(limits.limits(), opened, day)
                .orElseThrow(() -> new IllegalStateException("No limit is in force on " + day + " for stage "
                        + opened.stage() + " of " + opened.type() + " " + opened.supervisionClass() + " at "
                        + opened.agency()));
    }

    private LocalDate startDay(OpenVisit opened) {
        return calendars.calendars().of(opened.agency()).dayOf(opened.startedAt());
    }

    private StageClock clock(Visit visit) {
        List<Pause> stops = visit.stage().equals(RESOLUTION) ? pauses.of(visit.number(), visit.round()) : List.of();
        return new StageClock(visit, calendar(visit), stops);
    }

    private WorkingCalendar calendar(Visit visit) {
        return calendars.calendars().of(visit.agency());
    }
}
