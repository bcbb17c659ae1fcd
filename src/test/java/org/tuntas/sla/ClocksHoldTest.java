package org.tuntas.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.time.api.DateTimes;
import net.jqwik.time.api.Dates;
import org.jspecify.annotations.Nullable;

/** What holds of every clock, wherever and whenever it starts, checked against calendars made of plain sets of days. */
class ClocksHoldTest {

    private static final String NUMBER = "LP-26-7K3M-9QXD";
    private static final LocalDate EVER = LocalDate.parse("2020-01-01");
    private static final List<WorkingHours> OFFICES = List.of(Decrees.WIB, Decrees.WITA, Decrees.WIT, Decrees.SIX_DAYS);

    /**
     * A clock.
     *
     * @param start as clocks in the office's zone show it
     * @param more days off beside those of the decrees
     * @param stops pauses
     * @param promised days after the start on which an answer is promised; 0 for no promise
     */
    record Case(
            WorkingHours office,
            LocalDateTime start,
            int workingDays,
            Set<LocalDate> more,
            List<Stop> stops,
            int promised) {

        Instant startedAt() {
            return start.atZone(office.zone()).toInstant();
        }

        Visit visit() {
            return visit(workingDays);
        }

        Visit visit(int length) {
            return visit(length, promised == 0 ? null : start.toLocalDate().plusDays(promised), null, null);
        }

        Visit visit(
                int length,
                @Nullable LocalDate promisedLimit,
                @Nullable LocalDate extendedTo,
                @Nullable Integer extendedDays) {
            return new Visit(
                    1,
                    NUMBER,
                    1,
                    "RESOLUTION",
                    office.agency(),
                    null,
                    null,
                    "COMPLAINT",
                    "ORDINARY",
                    startedAt(),
                    null,
                    length,
                    Math.max(1, length - 1),
                    "Basis",
                    null,
                    promisedLimit,
                    null,
                    extendedTo,
                    extendedDays,
                    0);
        }

        WorkingCalendar calendar() {
            return calendar(more);
        }

        WorkingCalendar calendar(Set<LocalDate> off) {
            return Decrees.calendars(
                            Decrees.with(off.stream().map(ClocksHoldTest::leave).toArray(Holiday[]::new)))
                    .of(office.agency());
        }

        List<Pause> pauses() {
            return stops.stream()
                    .map(this::pause)
                    .sorted(Comparator.comparing(Pause::startedAt))
                    .toList();
        }

        Pause pause(Stop stop) {
            Instant from = startedAt().plus(stop.after(), ChronoUnit.HOURS);
            Instant latest = from.plus(stop.atMost(), ChronoUnit.HOURS);
            return new Pause(
                    NUMBER,
                    1,
                    null,
                    false,
                    null,
                    "AWAITING_REPORTER",
                    from,
                    latest,
                    stop.ended() == null ? null : from.plus(stop.ended(), ChronoUnit.HOURS));
        }

        StageClock clock() {
            return new StageClock(visit(), calendar(), pauses());
        }

        LocalDate day(Instant at) {
            return at.atZone(office.zone()).toLocalDate();
        }

        /** The days that count, worked out without the code under test. */
        Stream<LocalDate> counted() {
            Set<LocalDate> off = new HashSet<>(more);
            Decrees.all().forEach(holiday -> off.add(holiday.day()));
            Set<LocalDate> stopped = stops.stream()
                    .map(this::pause)
                    .flatMap(pause -> stoppedBy(pause.startedAt(), endOf(pause)))
                    .collect(Collectors.toSet());
            return start.toLocalDate()
                    .plusDays(1)
                    .datesUntil(start.toLocalDate().plusYears(9))
                    .filter(day -> day.getDayOfWeek().getValue() < (office.sixDayWeek() ? 7 : 6))
                    .filter(day -> !off.contains(day) && !stopped.contains(day))
                    .filter(day -> day.getYear() < 2027 || !isFixed(day));
        }

        private Stream<LocalDate> stoppedBy(Instant from, Instant until) {
            Set<LocalDate> days = new TreeSet<>();
            for (LocalDate day = day(from).plusDays(1); !day.isAfter(day(until)); day = day.plusDays(1)) {
                days.add(day);
            }
            return days.stream();
        }

        private static Instant endOf(Pause pause) {
            return Stream.of(pause.latestEnd(), pause.endedAt() == null ? Instant.MAX : pause.endedAt())
                    .min(Instant::compareTo)
                    .orElseThrow();
        }

        private static boolean isFixed(LocalDate day) {
            return Set.of("01-01", "05-01", "06-01", "08-17", "12-25")
                    .contains(day.toString().substring(5));
        }

        LocalDate limitByHand() {
            return promised == 0
                    ? counted().skip(workingDays - 1L).findFirst().orElseThrow()
                    : counted()
                            .filter(day -> !day.isBefore(start.toLocalDate().plusDays(promised)))
                            .findFirst()
                            .orElseThrow();
        }
    }

    /**
     * A pause, in hours after the start of the clock.
     *
     * @param ended hours after its start; null while it is open
     */
    record Stop(int after, int atMost, @Nullable Integer ended) {}

    @Property
    void aLimitIsTheClosingTimeOfTheDayThatCalendarsMadeByHandName(@ForAll("cases") Case c) {
        StageClock clock = c.clock();

        assertThat(clock.limitDay())
                .isEqualTo(c.limitByHand())
                .isAfter(c.start().toLocalDate());
        assertThat(clock.limit())
                .isEqualTo(c.limitByHand()
                        .atTime(c.office().closes())
                        .atZone(c.office().zone())
                        .toInstant());
        assertThat(c.calendar().isWorkingDay(clock.limitDay())).isTrue();
    }

    @Property
    void aLongerLimitIsLater(@ForAll("cases") Case c, @ForAll @IntRange(min = 1, max = 20) int more) {
        Assume.that(c.promised() == 0);
        StageClock longer = new StageClock(c.visit(c.workingDays() + more), c.calendar(), c.pauses());

        assertThat(longer.limitDay()).isAfter(c.clock().limitDay());
    }

    @Property
    void aDeclaredDayOffMovesNoLimitEarlierAndAWithdrawnOneNoneLater(
            @ForAll("cases") Case c,
            @ForAll @IntRange(min = 0, max = 120) int after,
            @ForAll @IntRange(max = 60) int extension) {
        LocalDate added = c.start().toLocalDate().plusDays(after);
        // The first of January tells that a year is decreed: its holidays with a fixed date then come from the decree.
        Assume.that(added.getDayOfYear() > 1 && !c.more().contains(added));
        Set<LocalDate> with = new HashSet<>(c.more());
        with.add(added);
        LocalDate to = extension == 0 ? null : c.clock().limitDay().plusDays(extension);
        Visit visit = c.visit(
                c.workingDays(),
                c.visit().promisedLimit(),
                to,
                to == null ? null : c.clock().daysUpTo(to));

        StageClock without = new StageClock(visit, c.calendar(), c.pauses());
        StageClock declared = new StageClock(visit, c.calendar(with), c.pauses());

        assertThat(declared.limitDay()).isAfterOrEqualTo(without.limitDay());
        Rung third = new Rung("RESOLUTION", 1, 3, "a", "b");
        assertThat(declared.rung(third)).isAfterOrEqualTo(without.rung(third));
    }

    @Property
    void aPauseOfNoLengthChangesNothing(@ForAll("cases") Case c, @ForAll @IntRange(max = 2000) int after) {
        ExplainedDeadline before = c.clock().explain();

        List<Pause> more = Stream.concat(c.pauses().stream(), Stream.of(c.pause(new Stop(after, 240, 0))))
                .sorted(Comparator.comparing(Pause::startedAt))
                .toList();

        assertThat(new StageClock(c.visit(), c.calendar(), more).explain()).isEqualTo(before);
    }

    @Property
    void aLongerPauseGivesNoEarlierLimit(
            @ForAll("cases") Case c,
            @ForAll @IntRange(max = 1000) int after,
            @ForAll @IntRange(max = 400) int length,
            @ForAll @IntRange(max = 100) int more,
            @ForAll boolean open) {
        Stop shorter = new Stop(after, open ? length : length + more, open ? null : length);
        Stop longer = new Stop(after, length + more, open ? null : length + more);

        assertThat(with(c, longer)).isAfterOrEqualTo(with(c, shorter));
        assertThat(with(c, shorter)).isAfterOrEqualTo(c.clock().limitDay());
    }

    private static LocalDate with(Case c, Stop stop) {
        List<Pause> pauses =
                Stream.concat(c.pauses().stream(), Stream.of(c.pause(stop))).toList();
        return new StageClock(c.visit(), c.calendar(), pauses).limitDay();
    }

    @Property
    void aPauseThatIsEndedLateDoesNotMoveTheLimitThatWasTold(
            @ForAll("cases") Case c,
            @ForAll @IntRange(max = 1000) int after,
            @ForAll @IntRange(max = 400) int atMost,
            @ForAll @IntRange(max = 1000) int late) {
        assertThat(with(c, new Stop(after, atMost, atMost + late))).isEqualTo(with(c, new Stop(after, atMost, null)));
    }

    @Property
    void startCountedAndSkippedDaysMakeUpTheLimit(@ForAll("cases") Case c) {
        ExplainedDeadline explained = c.clock().explain();

        Set<LocalDate> all = c.start()
                .toLocalDate()
                .plusDays(1)
                .datesUntil(c.day(explained.at()).plusDays(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<LocalDate> skipped =
                explained.skipped().stream().map(SkippedDay::date).collect(Collectors.toCollection(TreeSet::new));

        assertThat(skipped).hasSameSizeAs(explained.skipped());
        assertThat(all).containsAll(skipped).hasSize(skipped.size() + explained.workingDays());
        all.removeAll(skipped);
        assertThat(all)
                .containsExactlyElementsOf(
                        c.counted().limit(explained.workingDays()).toList());
        assertThat(explained.skipped().stream().anyMatch(day -> day.kind().equals("PAUSE")))
                .isEqualTo(!explained.pauses().isEmpty());
    }

    @Property
    void anExtendedLimitIsTheDayThatWasChosenAndTakesLadderAndWarningAlong(
            @ForAll("cases") Case c, @ForAll @IntRange(min = 1, max = 60) int further) {
        Assume.that(c.promised() == 0);
        LocalDate present = c.clock().limitDay();
        LocalDate day = c.counted()
                .filter(present::isBefore)
                .skip(further - 1L)
                .findFirst()
                .orElseThrow();

        StageClock extended =
                new StageClock(c.visit(c.workingDays(), null, day, c.clock().daysUpTo(day)), c.calendar(), c.pauses());

        assertThat(extended.limitDay()).isEqualTo(day);
        assertThat(extended.rung(new Rung("RESOLUTION", 1, 0, "a", "b"))).isEqualTo(extended.limit());
        assertThat(extended.explain().extendedTo()).isEqualTo(day);
        assertThat(extended.explain().workingDays()).isEqualTo(c.workingDays() + further);
        assertThat(c.day(extended.warning()))
                .isEqualTo(
                        c.workingDays() == 1
                                ? day
                                : c.counted()
                                        .filter(day::isAfter)
                                        .reduce((a, b) -> b)
                                        .orElseThrow());
    }

    @Property
    void whateverBecomesOfPausesAndDaysOffAnExtendedLimitIsNoEarlierThanTheDayThatWasChosen(
            @ForAll("cases") Case c, @ForAll @IntRange(min = 1, max = 30) int further) {
        LocalDate present = c.clock().limitDay();
        LocalDate day = c.counted()
                .filter(present::isBefore)
                .skip(further - 1L)
                .findFirst()
                .orElseThrow();
        Visit visit = c.visit(
                c.workingDays(), c.visit().promisedLimit(), day, c.clock().daysUpTo(day));

        StageClock unpausedWithoutMoreDaysOff = new StageClock(visit, c.calendar(Set.of()), List.of());

        assertThat(unpausedWithoutMoreDaysOff.limitDay()).isAfterOrEqualTo(day);
        assertThat(new StageClock(visit, c.calendar(), c.pauses()).limitDay()).isAfterOrEqualTo(day);
    }

    @Property
    void aPauseAfterAnExtensionLengthensItByTheDaysThatWereLeft(
            @ForAll("cases") Case c,
            @ForAll @IntRange(min = 1, max = 30) int further,
            @ForAll @IntRange(max = 500) int length) {
        Assume.that(c.promised() == 0 && c.stops().isEmpty());
        LocalDate present = c.clock().limitDay();
        LocalDate day = c.counted()
                .filter(present::isBefore)
                .skip(further - 1L)
                .findFirst()
                .orElseThrow();
        Visit visit = c.visit(c.workingDays(), null, day, c.clock().daysUpTo(day));

        Case paused = new Case(
                c.office(), c.start(), c.workingDays() + further, c.more(), List.of(new Stop(24, length, length)), 0);

        assertThat(new StageClock(visit, c.calendar(), paused.pauses()).limitDay())
                .isEqualTo(paused.limitByHand());
    }

    @Property(tries = 300)
    void reclassifyingThereAndBackIsAsIfNothingHadBeen(
            @ForAll("cases") Case c,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 2) Integer> classes,
            @ForAll boolean extended) {
        Notebook books = new Notebook();
        books.replace(
                List.of(
                        limit("RESOLUTION", "A", c.workingDays()),
                        limit("RESOLUTION", "B", c.workingDays() + 7),
                        limit("RESOLUTION", "C", Math.max(1, c.workingDays() - 3)),
                        limit("FOLLOW_UP", null, 5)),
                List.of());
        Timekeeper sla = new Timekeeper(
                books, books, books, books, Clock.fixed(c.startedAt().plus(1, ChronoUnit.HOURS), ZoneOffset.UTC));
        Visit resolution = sla.open(open(c, "RESOLUTION", null));
        Visit followUp = sla.open(open(c, "FOLLOW_UP", "dinas"));
        if (extended) {
            LocalDate present = c.day(sla.limit(resolution.id()));
            sla.extend(resolution.id(), c.calendar(Set.of()).workingDayFrom(present.plusDays(1)));
        }
        ExplainedDeadline before = sla.explain(sla.visit(resolution.id()));

        for (int klass : classes) {
            String to = List.of("A", "B", "C").get(klass);
            sla.reclassify(NUMBER, 1, "COMPLAINT", to);
            ExplainedDeadline now = sla.explain(sla.visit(resolution.id()));
            if (!extended && !to.equals("A") && c.workingDays() > 3) {
                assertThat(now.workingDays()).isNotEqualTo(c.workingDays());
                assertThat(now.reclassifiedFrom()).isEqualTo(c.workingDays());
            }
        }
        sla.reclassify(NUMBER, 1, "COMPLAINT", "A");

        assertThat(sla.explain(sla.visit(resolution.id()))).isEqualTo(before);
        assertThat(sla.visit(followUp.id())).isEqualTo(followUp);
    }

    private static OpenVisit open(Case c, String stage, @Nullable String unit) {
        return new OpenVisit(NUMBER, 1, stage, c.office().agency(), unit, null, "COMPLAINT", "A", c.startedAt(), null);
    }

    private static Limit limit(String stage, @Nullable String supervisionClass, int workingDays) {
        return new Limit(stage, null, supervisionClass, null, workingDays, null, "Basis " + workingDays, EVER);
    }

    private static Holiday leave(LocalDate day) {
        return new Holiday(day, Holiday.NATIONAL, Holiday.Kind.JOINT_LEAVE, "Cuti", "SKB", null);
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<LocalDateTime> starts = Arbitraries.oneOf(
                DateTimes.dateTimes()
                        .between(
                                LocalDateTime.parse("2025-01-01T00:00:00"), LocalDateTime.parse("2027-06-30T23:59:59")),
                // The first and the last instant of a day, and the minute in which offices close.
                Combinators.combine(
                                Dates.dates().between(LocalDate.parse("2025-01-01"), LocalDate.parse("2027-06-30")),
                                Arbitraries.of(LocalTime.MIN, LocalTime.MAX, LocalTime.of(16, 0)))
                        .as(LocalDate::atTime));
        Arbitrary<Set<LocalDate>> more = Dates.dates()
                .between(LocalDate.parse("2025-01-02"), LocalDate.parse("2027-12-31"))
                .filter(day -> day.getDayOfYear() > 1)
                .set()
                .ofMaxSize(40);
        Arbitrary<Stop> stop = Combinators.combine(
                        Arbitraries.integers().between(0, 1500),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(0, 600).injectNull(0.3))
                .as(Stop::new);
        return Combinators.combine(
                        Arbitraries.of(OFFICES),
                        starts,
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(1, 14),
                                Arbitraries.integers().between(15, 80)),
                        more,
                        stop.list().ofMaxSize(3),
                        Arbitraries.oneOf(
                                Arbitraries.just(0), Arbitraries.integers().between(1, 60)))
                .as(Case::new);
    }
}
