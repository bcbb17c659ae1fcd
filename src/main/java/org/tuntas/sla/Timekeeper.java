package org.tuntas.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** The stage whose clock stands still with the unit's share. */
    public static final String FOLLOW_UP = "FOLLOW_UP";

    /** The kind of alert with which a visit climbs a level of its ladder. */
    public static final String ESCALATION = "ESCALATION";

    /** From which share of its time on a visit is near its limit. */
    private static final int NEAR_PERCENT = 80;

    /** Longest promise of a stage outside the resolution clock, in days: later than that, a year was mistyped. */
    private static final int LONGEST_PROMISE = 366;

    private final CalendarBook calendars;
    private final LimitBook limits;
    private final Visits visits;
    private final Pauses pauses;
    private final Clock clock;
    private final ThreadLocal<@Nullable Known> known = new ThreadLocal<>();

    /** The open visits of some complaints, and all pauses of these, by number. */
    private record Known(Map<Long, Visit> visits, Map<String, List<Pause>> pauses) {}

    /** @param clock says which day is today when a day is promised or a limit extended */
    public Timekeeper(CalendarBook calendars, LimitBook limits, Visits visits, Pauses pauses, Clock clock) {
        this.calendars = calendars;
        this.limits = limits;
        this.visits = visits;
        this.pauses = pauses;
        this.clock = clock;
    }

    /**
     * Starts the clock of a stage, bound to the limit in force on the day of the start. A day that the command names is the limit
     * instead; so is one promised in the previous visit to the same stage, by the same share or, without one, by the same unit,
     * unless it is over when the visit starts. A visit with the start of the previous one goes on with its clock: a limit that
     * was extended there stays extended.
     *
     * <p>The resolution clock starts once per round: a second call returns the visit that is there, with its start and its limit. An
     * agency to which the complaint was passed on counts it in its own calendar.
     *
     * @throws IllegalStateException when no limit is in force for the stage
     */
    public Visit open(OpenVisit opened) {
        if (opened.stage().equals(RESOLUTION)) {
            return latest(opened.number(), opened.round(), RESOLUTION)
                    .map(running -> countedBy(opened.agency(), running))
                    .orElseGet(() -> add(opened, opened.until()));
        }
        Optional<Visit> before = visits.before(opened);
        if (opened.until() != null) {
            return add(opened, opened.until());
        }
        Optional<Visit> sameClock = before.filter(visit -> visit.startedAt().equals(stored(opened.startedAt())));
        Visit visit = add(
                opened,
                before.map(Visit::promisedOn)
                        .filter(day -> day.isAfter(startDay(opened)))
                        .or(() -> sameClock.map(Visit::promisedLimit))
                        .orElse(null));
        return sameClock
                .filter(earlier -> earlier.extendedTo() != null)
                .map(earlier -> extendedLike(visit, earlier))
                .orElse(visit);
    }

    private Visit countedBy(String agency, Visit running) {
        if (!running.agency().equals(agency)) {
            visits.passOn(running.id(), agency);
            settle(running.number(), running.round());
        }
        return visit(running.id());
    }

    private Visit extendedLike(Visit visit, Visit earlier) {
        visits.extend(
                visit.id(),
                Objects.requireNonNull(earlier.extendedTo()),
                Objects.requireNonNull(earlier.extendedDays()));
        settle(visit.number(), visit.round());
        return visit(visit.id());
    }

    /** A start as the database keeps it. */
    private static Instant stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The visit with that key.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Visit visit(long id) {
        Known read = known.get();
        Visit visit = read == null ? null : read.visits.get(id);
        return visit != null
                ? visit
                : visits.find(id).orElseThrow(() -> new IllegalArgumentException("There is no visit " + id));
    }

    /** Stops the clock of a visit, and ends its escalations; one that has stopped keeps the time at which it did. */
    public void close(long id, Instant at) {
        visits.close(id, at);
    }

    /** Where a complaint is: its newest open visit to a stage other than {@link #RESOLUTION}. */
    public Optional<Visit> current(String number) {
        return visits.current(number);
    }

    /** The visits of a round whose clocks run, or stand still in a pause, in the order of their start. */
    public List<Visit> running(String number, int round) {
        return visits.open(number, round);
    }

    /** The newest visit of a round to a stage, open or not. */
    public Optional<Visit> latest(String number, int round, String stage) {
        return visits.latest(number, round, stage);
    }

    /** The newest visit to a stage within a unit's share, open or not. */
    public Optional<Visit> latest(String stage, long share) {
        return visits.latest(stage, share);
    }

    /**
     * Promises the reporter an answer by a day, which becomes the limit of the next visit to the stage.
     *
     * @param day a working day of the agency, after today in its zone, not past the resolution limit of the round
     * @throws PromiseRefused when it is not
     * @throws IllegalArgumentException when there is no such visit, or it is a resolution clock, which nothing restarts
     */
    public void promise(long visit, LocalDate day) {
        allowPromise(visit, day);
        visits.promise(visit, day);
    }

    /**
     * Checks whether an answer could be promised by a day, and writes nothing.
     *
     * @throws PromiseRefused as {@link #promise}
     * @throws IllegalArgumentException as {@link #promise}
     */
    public void allowPromise(long visit, LocalDate day) {
        Visit during = visit(visit);
        if (during.stage().equals(RESOLUTION)) {
            throw new IllegalArgumentException("Visit " + visit + " is a resolution clock: no promise moves it");
        }
        WorkingCalendar calendar = calendar(during);
        LocalDate today = afterToday(day, calendar);
        LocalDate last = latest(during.number(), during.round(), RESOLUTION)
                .map(resolution -> clock(resolution).limitDay())
                .orElse(today.plusDays(LONGEST_PROMISE));
        notPast(day, last, PromiseRefused.Reason.PAST_RESOLUTION);
        working(day, calendar);
    }

    /**
     * Extends the limit of an open visit; its ladder and the warnings that have not gone out follow. A stage goes no further than
     * the resolution clock of its round, where one runs; without one, by its own length after its limit or after today, if that
     * has passed. The resolution clock itself can be lengthened by as many HK as it was bound to, in one step or several.
     *
     * @param day a working day of the agency, after today in its zone and after the present limit
     * @throws PromiseRefused when it is not, or lies too far ahead
     * @throws IllegalArgumentException when there is no such visit, or it has ended
     */
    public void extend(long visit, LocalDate day) {
        allowExtension(visit, day);
        Visit during = visit(visit);
        visits.extend(visit, day, clock(during).daysUpTo(day));
        settle(during.number(), during.round());
    }

    /**
     * Checks whether a limit could be extended to a day, and writes nothing.
     *
     * @throws PromiseRefused as {@link #extend}
     * @throws IllegalArgumentException as {@link #extend}
     */
    public void allowExtension(long visit, LocalDate day) {
        Visit during = visit(visit);
        if (!during.open()) {
            throw new IllegalArgumentException("Visit " + visit + " has ended: its limit cannot be extended");
        }
        WorkingCalendar calendar = calendar(during);
        StageClock present = clock(during);
        LocalDate today = afterToday(day, calendar);
        if (!day.isAfter(present.limitDay())) {
            throw new PromiseRefused(PromiseRefused.Reason.NOT_LATER_THAN_LIMIT, day, present.limitDay(), null);
        }
        Optional<Visit> resolution =
                latest(during.number(), during.round(), RESOLUTION).filter(Visit::open);
        if (during.stage().equals(RESOLUTION)) {
            notPast(day, present.onceMoreAfter(LocalDate.MIN), PromiseRefused.Reason.TOO_FAR);
        } else if (resolution.isPresent()) {
            notPast(day, clock(resolution.get()).limitDay(), PromiseRefused.Reason.PAST_RESOLUTION);
        } else {
            notPast(day, present.onceMoreAfter(today), PromiseRefused.Reason.TOO_FAR);
        }
        working(day, calendar);
    }

    /**
     * Checks whether a stage that is entered today may last until a day: no longer than its limit in the table would let it.
     *
     * @param stage the visit that would be opened; its start and {@code until} do not matter
     * @param day a working day of the agency, after today in its zone
     * @throws PromiseRefused when it is not, or lies beyond the limit
     * @throws IllegalStateException when no limit is in force for the stage
     */
    public void allowUntil(OpenVisit stage, LocalDate day) {
        Visit today = unopened(stage, clock.instant(), null);
        WorkingCalendar calendar = calendar(today);
        afterToday(day, calendar);
        notPast(day, new StageClock(today, calendar, List.of()).limitDay(), PromiseRefused.Reason.TOO_FAR);
        working(day, calendar);
    }

    private LocalDate afterToday(LocalDate day, WorkingCalendar calendar) {
        LocalDate today = calendar.dayOf(clock.instant());
        if (!day.isAfter(today)) {
            throw new PromiseRefused(PromiseRefused.Reason.NOT_AFTER_TODAY, day, today, null);
        }
        return today;
    }

    private static void notPast(LocalDate day, LocalDate last, PromiseRefused.Reason reason) {
        if (day.isAfter(last)) {
            throw new PromiseRefused(reason, day, last, null);
        }
    }

    private static void working(LocalDate day, WorkingCalendar calendar) {
        Optional<SkippedDay> dayOff = calendar.dayOff(day);
        if (dayOff.isPresent()) {
            throw new PromiseRefused(
                    PromiseRefused.Reason.NOT_A_WORKING_DAY, day, calendar.workingDayFrom(day), dayOff.get());
        }
    }

    /**
     * Binds the open visits of a round, the resolution clock included, to the limits of a corrected type or class: each from its
     * own start, to the row in force on that day. A visit whose row stays the same is not touched.
     *
     * @return the visits that were bound to another limit, as they are now
     * @throws IllegalStateException when no limit is in force for a stage of that type and class
     */
    public List<Visit> reclassify(String number, int round, String type, String supervisionClass) {
        List<Visit> rebound = new ArrayList<>();
        for (Visit visit : visits.open(number, round)) {
            LocalDate day = calendar(visit).dayOf(visit.startedAt());
            Limit.Case corrected = new Limit.Case(visit.stage(), type, supervisionClass, visit.agency());
            Optional<Limit> present = Limit.inForce(
                    limits.limits(),
                    new Limit.Case(visit.stage(), visit.type(), visit.supervisionClass(), visit.agency()),
                    day);
            Optional<Limit> other = Limit.inForce(limits.limits(), corrected, day);
            if (!other.equals(present)) {
                Limit bound = other.orElseThrow(() -> noLimit(corrected, day));
                int first = Objects.requireNonNullElse(visit.reclassifiedFrom(), visit.workingDays());
                visits.rebind(visit.id(), type, supervisionClass, bound, bound.workingDays() == first ? null : first);
                rebound.add(visit(visit.id()));
            }
        }
        if (!rebound.isEmpty()) {
            settle(number, round);
        }
        return rebound;
    }

    /**
     * Puts an open visit under another stage, because a model calls its stage differently: the clock goes on from its start, bound to
     * the limit of that stage in force on that day. What went out about it, what was promised and by how much it was extended stays.
     *
     * @throws IllegalArgumentException when there is no such visit, it has ended, or one of the stages is {@link #RESOLUTION}
     * @throws IllegalStateException when no limit is in force for the stage
     */
    public void restage(long visit, String stage) {
        Visit present = visit(visit);
        if (!present.open() || present.stage().equals(RESOLUTION) || stage.equals(RESOLUTION)) {
            throw new IllegalArgumentException(
                    "Visit " + visit + " to " + present.stage() + " cannot become one to " + stage);
        }
        LocalDate day = calendar(present).dayOf(present.startedAt());
        Limit.Case asked = new Limit.Case(stage, present.type(), present.supervisionClass(), present.agency());
        visits.restage(visit, Limit.inForce(limits.limits(), asked, day).orElseThrow(() -> noLimit(asked, day)));
        settle(present.number(), present.round());
    }

    /**
     * Reads the open visits of complaints and their pauses at once, for work that asks for many of their dates on this thread and
     * changes none of them.
     */
    public void reading(Collection<String> numbers, Runnable work) {
        known.set(new Known(
                visits.open(numbers).stream().collect(Collectors.toMap(Visit::id, Function.identity())),
                pauses.of(numbers).stream().collect(Collectors.groupingBy(Pause::number))));
        try {
            work.run();
        } finally {
            known.remove();
        }
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
     * Records that an alert of a visit went out, once more after each extension of its limit.
     *
     * @return false when it went out already since the limit was last extended: do nothing
     */
    public boolean raiseAgain(long visit, String kind, int level, Instant at) {
        return visits.raiseAgain(visit, kind, level, at);
    }

    /**
     * Records what a manager did about an escalation of a visit.
     *
     * @param by login of the manager
     */
    public void answer(long visit, int level, EscalationOutcome outcome, String by, Instant at) {
        visits.answer(visit, level, outcome, by, at);
    }

    /** When an alert of a visit went out, the last time; empty when it never did. */
    public Optional<Instant> raisedAt(long visit, String kind, int level) {
        return visits.raisedAt(visit, kind, level);
    }

    /**
     * Until when an escalation wants an answer: closing time of the agency's next working day after the level was reached. Counted
     * from now while it has not been.
     */
    public Instant answerDue(long visit, int level) {
        Instant reached = raisedAt(visit, ESCALATION, level).orElseGet(clock::instant);
        return endOfNextWorkingDay(calendar(visit(visit)), reached);
    }

    /**
     * Stops clocks from the start of a visit until its limit at the latest, also when a decree or an extension moves that: those of
     * its share, or of the whole round when it has none. The pause is ended by {@link #resume}.
     *
     * @param during visit to a stage whose own clock knows no pauses
     * @param reason code of the reason, e.g. {@code AWAITING_REPORTER}
     * @throws IllegalArgumentException when the visit's own clock would stand still with it
     */
    public void pause(Visit during, String reason) {
        if (during.stage().equals(RESOLUTION) || during.stage().equals(FOLLOW_UP)) {
            throw new IllegalArgumentException("A visit to " + during.stage() + " cannot stop its own clock");
        }
        pause(new Pause(
                during.number(),
                during.round(),
                during.share(),
                false,
                during.id(),
                reason,
                during.startedAt(),
                limit(during),
                null));
    }

    /**
     * Stops clocks of a round: with a share, the follow-up clock of that unit's share; without one, the resolution clock and those
     * of all shares. While a pause lasts only its latest end can be moved, to a later time.
     *
     * @throws IllegalArgumentException when it would end before it starts
     */
    void pause(Pause pause) {
        if (pause.latestEnd().isBefore(pause.startedAt())) {
            throw new IllegalArgumentException(
                    "A pause from " + pause.startedAt() + " cannot end at " + pause.latestEnd());
        }
        // One that nobody ended is over at its latest end. The clock has run since, and the new one must not undo that.
        openPause(pauses.of(pause.number(), pause.round()), pause.share(), false)
                .filter(over -> !over.stopsAt(pause.startedAt()))
                .ifPresent(over -> pauses.end(over, over.latestEnd()));
        pauses.begin(pause);
        settle(pause.number(), pause.round());
    }

    /**
     * Ends what {@code pause} began; nothing happens when no such pause is open.
     *
     * @param share key of the unit's share; null for the whole round
     */
    public void resume(String number, int round, @Nullable Long share, Instant at) {
        openPause(pauses.of(number, round), share, false).ifPresent(pause -> {
            pauses.end(pause, at);
            settle(number, round);
        });
    }

    private Optional<Pause> openPause(List<Pause> all, @Nullable Long share, boolean derived) {
        return all.stream()
                .filter(pause -> pause.open() && Objects.equals(pause.share(), share) && pause.derived() == derived)
                .map(this::withPresentEnd)
                .findFirst();
    }

    /** An open pause that came with a visit lasts to the limit of that visit at the latest, as it stands now. */
    private Pause withPresentEnd(Pause pause) {
        Long visit = pause.visit();
        if (visit == null || !pause.open()) {
            return pause;
        }
        Instant limit = limit(visit);
        return pause.endingBy(limit.isBefore(pause.startedAt()) ? pause.startedAt() : limit);
    }

    /**
     * Lets the resolution clock stand still exactly while there are open shares and each of them is paused. To be called whenever a
     * share is opened, closed, paused, resumed, or given more time to wait. A pause of the whole round is another matter, and stays
     * as it is.
     *
     * @param openShares keys of the shares whose units still owe their answer
     * @return whether the clock was stopped, or let run, by this call
     */
    public boolean balance(String number, int round, Collection<Long> openShares, Instant at) {
        List<Pause> all = pauses.of(number, round);
        Optional<Pause> wanted = firstToEnd(all, openShares, at);
        Optional<Pause> standing = openPause(all, null, true);
        if (standing.isPresent() && !wanted.equals(standing.map(pause -> stop(pause, at)))) {
            pauses.end(standing.get(), at);
            wanted.ifPresent(pauses::begin);
            settle(number, round);
            return true;
        }
        if (standing.isEmpty() && wanted.isPresent()) {
            pauses.begin(wanted.get());
            settle(number, round);
            return true;
        }
        return false;
    }

    /**
     * Keeps the dates of a complaint's open visits beside them, as their clocks say them now: for whoever moves these in another way
     * than through this class, such as by a decree.
     *
     * @return the limits that moved
     */
    public List<MovedLimit> settle(Collection<String> numbers) {
        return settleAll(openOf(numbers));
    }

    /**
     * A limit that is another one now.
     *
     * @param before the limit until now
     * @param after the limit from now on
     */
    public record MovedLimit(Visit visit, Instant before, Instant after) {}

    /** The limits of a complaint's open visits, as their clocks say them now. */
    public Map<Visit, Instant> limits(Collection<String> numbers) {
        return openOf(numbers).stream().collect(Collectors.toMap(Function.identity(), this::limit));
    }

    private Collection<Visit> openOf(Collection<String> numbers) {
        Known read = known.get();
        return read == null ? visits.open(numbers) : read.visits.values();
    }

    private void settle(String number, int round) {
        settleAll(visits.open(number, round));
    }

    private List<MovedLimit> settleAll(Collection<Visit> open) {
        Map<Long, Due> dates = open.stream().collect(Collectors.toMap(Visit::id, visit -> due(clock(visit))));
        Map<Long, Instant> moved = visits.settle(dates);
        return open.stream()
                .filter(visit -> moved.containsKey(visit.id()))
                .map(visit -> new MovedLimit(
                        visit,
                        Objects.requireNonNull(moved.get(visit.id())),
                        Objects.requireNonNull(dates.get(visit.id())).limit()))
                .toList();
    }

    private static Due due(StageClock clock) {
        return new Due(clock.limit(), clock.share(NEAR_PERCENT));
    }

    /** The stop of the resolution clock while each open share is paused: at the latest until the first of them goes on. */
    private Optional<Pause> firstToEnd(List<Pause> all, Collection<Long> openShares, Instant at) {
        List<Pause> waiting = openShares.stream()
                .distinct()
                .flatMap(share -> openPause(all, share, false).stream())
                .filter(pause -> pause.stopsAt(at))
                .toList();
        return waiting.size() < openShares.stream().distinct().count()
                ? Optional.empty()
                : waiting.stream().min(Comparator.comparing(Pause::latestEnd)).map(pause -> stop(pause, at));
    }

    private static Pause stop(Pause pause, Instant at) {
        return new Pause(
                pause.number(), pause.round(), null, true, pause.visit(), pause.reason(), at, pause.latestEnd(), null);
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
        Visit visit = unopened(opened, opened.startedAt(), opened.until());
        return new StageClock(visit, calendar(visit), List.of()).explain();
    }

    private Visit unopened(OpenVisit opened, Instant start, @Nullable LocalDate until) {
        return unopened(opened, bound(opened, dayOf(opened, start)), start, until);
    }

    private static Visit unopened(OpenVisit opened, Limit bound, Instant start, @Nullable LocalDate until) {
        return new Visit(
                0,
                opened.number(),
                opened.round(),
                opened.stage(),
                opened.agency(),
                opened.unit(),
                opened.share(),
                opened.type(),
                opened.supervisionClass(),
                start,
                null,
                bound.workingDays(),
                bound.warningDay(),
                bound.legalBasis(),
                null,
                until,
                null,
                null,
                null,
                0);
    }

    /**
     * How long a stage may take by the table that is in force today, for whoever wants to know before anything is filed.
     *
     * @param agency code of the agency; {@link Holiday#NATIONAL} for the rule of the whole country
     * @return HK; empty when the table has no row for it
     */
    public OptionalInt workingDays(String stage, String type, String supervisionClass, String agency) {
        LocalDate today = calendars.calendars().of(agency).dayOf(clock.instant());
        return Limit.inForce(limits.limits(), new Limit.Case(stage, type, supervisionClass, agency), today).stream()
                .mapToInt(Limit::workingDays)
                .findFirst();
    }

    /** End of office hours of the next working day after the day of an instant, in the hours that hold for the country. */
    public Instant endOfNextWorkingDay(Instant now) {
        return endOfNextWorkingDay(calendars.calendars().of(Holiday.NATIONAL), now);
    }

    private static Instant endOfNextWorkingDay(WorkingCalendar calendar, Instant from) {
        return calendar.closing(calendar.workingDayFrom(calendar.dayOf(from).plusDays(1)));
    }

    private Visit add(OpenVisit opened, @Nullable LocalDate promised) {
        Limit bound = bound(opened, startDay(opened));
        Visit visit = unopened(opened, bound, opened.startedAt(), promised);
        // The resolution clock starts with its round, before any pause.
        List<Pause> stops = opened.stage().equals(RESOLUTION) ? List.of() : stops(visit);
        return visits.add(opened, bound, promised, due(new StageClock(visit, calendar(visit), stops)))
                // Somebody else started the resolution clock of the round meanwhile.
                .or(() -> latest(opened.number(), opened.round(), RESOLUTION))
                .orElseThrow();
    }

    private Limit bound(OpenVisit opened, LocalDate day) {
        Limit.Case asked = new Limit.Case(opened.stage(), opened.type(), opened.supervisionClass(), opened.agency());
        return Limit.inForce(limits.limits(), asked, day).orElseThrow(() -> noLimit(asked, day));
    }

    private static IllegalStateException noLimit(Limit.Case asked, LocalDate day) {
        return new IllegalStateException("No limit is in force on " + day + " for stage " + asked.stage() + " of "
                + asked.type() + " " + asked.supervisionClass() + " at " + asked.agency());
    }

    private LocalDate startDay(OpenVisit opened) {
        return dayOf(opened, opened.startedAt());
    }

    private LocalDate dayOf(OpenVisit opened, Instant at) {
        return calendars.calendars().of(opened.agency()).dayOf(at);
    }

    private StageClock clock(Visit visit) {
        return new StageClock(visit, calendar(visit), stops(visit));
    }

    /** The pauses in which a clock stands still. Every other stage starts a new clock after a pause, and needs none. */
    private List<Pause> stops(Visit visit) {
        Long share = visit.share();
        if (visit.stage().equals(RESOLUTION)) {
            return pausesOf(visit)
                    .filter(pause -> pause.share() == null)
                    .map(this::withPresentEnd)
                    .toList();
        }
        if (visit.stage().equals(FOLLOW_UP) && share != null) {
            return pausesOf(visit)
                    .filter(pause -> pause.share() == null || pause.share().equals(share))
                    .map(this::withPresentEnd)
                    .toList();
        }
        return List.of();
    }

    private Stream<Pause> pausesOf(Visit visit) {
        Known read = known.get();
        return read != null && read.visits.containsKey(visit.id())
                ? read.pauses.getOrDefault(visit.number(), List.of()).stream()
                        .filter(pause -> pause.round() == visit.round())
                : pauses.of(visit.number(), visit.round()).stream();
    }

    private WorkingCalendar calendar(Visit visit) {
        return calendars.calendars().of(visit.agency());
    }
}
