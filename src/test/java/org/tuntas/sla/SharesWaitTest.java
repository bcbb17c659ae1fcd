package org.tuntas.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * The resolution clock of a complaint with several units stands still exactly while all that still owe an answer wait. Random
 * histories are played to the timekeeper and, apart from it, written down as stretches of time.
 */
class SharesWaitTest {

    private static final String NUMBER = "LP-26-7K3M-9QXD";
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final Instant START = Instant.parse("2026-07-06T02:00:00Z");

    enum What {
        OPEN,
        FINISH,
        PAUSE,
        RESUME,
        PAUSE_ROUND,
        RESUME_ROUND
    }

    /**
     * Something happens.
     *
     * @param later hours after what happened before
     * @param share 1 to 3
     * @param atMost hours a pause lasts if nobody ends it
     */
    record Step(What what, int later, long share, int atMost) {}

    /** A stretch of time; open ended while {@code to} is null. */
    private static final class Stretch {

        private final Instant from;
        private @Nullable Instant to;
        private Instant latest;

        Stretch(Instant from, Instant latest) {
            this.from = from;
            this.latest = latest;
        }

        Instant end() {
            Instant ended = to;
            return ended == null || ended.isAfter(latest) ? latest : ended;
        }

        boolean covers(Instant at) {
            return !at.isBefore(from) && at.isBefore(end());
        }
    }

    /** What happened, written down without a thought of clocks. */
    private static final class Diary {

        private final Map<Long, List<Stretch>> open = new HashMap<>();
        private final Map<Long, List<Stretch>> waits = new HashMap<>();
        private final TreeSet<Instant> moments = new TreeSet<>();

        void begin(Map<Long, List<Stretch>> where, long share, Instant at, Instant latest) {
            List<Stretch> known = where.computeIfAbsent(share, s -> new ArrayList<>());
            Stretch running = last(where, share);
            if (running != null && running.to == null && running.latest.isAfter(at)) {
                running.latest = running.latest.isAfter(latest) ? running.latest : latest;
            } else {
                if (running != null && running.to == null) {
                    running.to = running.latest;
                }
                known.add(new Stretch(at, latest));
            }
            moments.add(at);
            moments.add(latest);
        }

        void end(Map<Long, List<Stretch>> where, long share, Instant at) {
            Stretch running = last(where, share);
            if (running != null && running.to == null) {
                running.to = at;
            }
            moments.add(at);
        }

        private static @Nullable Stretch last(Map<Long, List<Stretch>> where, long share) {
            List<Stretch> known = where.getOrDefault(share, List.of());
            return known.isEmpty() ? null : known.get(known.size() - 1);
        }

        Set<Long> openAt(Instant at) {
            return open.keySet().stream()
                    .filter(share -> covered(open, share, at))
                    .collect(Collectors.toSet());
        }

        private static boolean covered(Map<Long, List<Stretch>> where, long share, Instant at) {
            return where.getOrDefault(share, List.of()).stream().anyMatch(stretch -> stretch.covers(at));
        }

        boolean roundStandsStill(Instant at) {
            Set<Long> owing = openAt(at);
            return covered(waits, ROUND, at)
                    || (!owing.isEmpty() && owing.stream().allMatch(share -> covered(waits, share, at)));
        }

        boolean shareStandsStill(long share, Instant at) {
            return covered(waits, share, at) || roundStandsStill(at);
        }

        /** The days after each day on which a standstill began, up to the one on which it ended. */
        Set<LocalDate> days(java.util.function.Predicate<Instant> still) {
            Set<LocalDate> days = new HashSet<>();
            @Nullable Instant since = null;
            for (Instant moment : moments) {
                boolean stands = still.test(moment);
                if (stands && since == null) {
                    since = moment;
                } else if (!stands && since != null) {
                    for (LocalDate day = day(since).plusDays(1); !day.isAfter(day(moment)); day = day.plusDays(1)) {
                        days.add(day);
                    }
                    since = null;
                }
            }
            assertThat(since).as("every pause has a latest end").isNull();
            return days;
        }
    }

    private static final long ROUND = 0;

    @Property
    void theResolutionClockStandsStillExactlyWhileAllOpenSharesWait(@ForAll("histories") List<Step> history) {
        Notebook books = new Notebook();
        books.replace(
                List.of(
                        new Limit("RESOLUTION", null, null, null, 40, null, "Basis", LocalDate.parse("2020-01-01")),
                        new Limit("FOLLOW_UP", null, null, null, 30, null, "Basis", LocalDate.parse("2020-01-01"))),
                List.of());
        Timekeeper sla = new Timekeeper(books, books, books, books, Clock.fixed(START, WIB));
        Visit resolution = sla.open(open("RESOLUTION", null));
        Visit followUp = sla.open(open("FOLLOW_UP", 1L));
        Diary diary = new Diary();

        Instant now = START;
        for (Step step : history) {
            now = now.plus(step.later(), ChronoUnit.HOURS);
            Instant latest = now.plus(step.atMost(), ChronoUnit.HOURS);
            switch (step.what()) {
                case OPEN -> diary.begin(diary.open, step.share(), now, Instant.parse("2030-01-01T00:00:00Z"));
                case FINISH -> diary.end(diary.open, step.share(), now);
                case PAUSE -> {
                    Standstill.begin(sla, NUMBER, 1, step.share(), "OTHER_AGENCY", now, latest);
                    diary.begin(diary.waits, step.share(), now, latest);
                }
                case RESUME -> {
                    sla.resume(NUMBER, 1, step.share(), now);
                    diary.end(diary.waits, step.share(), now);
                }
                case PAUSE_ROUND -> {
                    Standstill.begin(sla, NUMBER, 1, null, "AWAITING_REPORTER", now, latest);
                    diary.begin(diary.waits, ROUND, now, latest);
                }
                case RESUME_ROUND -> {
                    sla.resume(NUMBER, 1, null, now);
                    diary.end(diary.waits, ROUND, now);
                }
            }
            sla.balance(NUMBER, 1, diary.openAt(now), now);
        }

        assertThat(skipped(sla.explain(resolution)))
                .isEqualTo(onWorkingDays(diary.days(diary::roundStandsStill), sla.limit(resolution)));
        assertThat(skipped(sla.explain(followUp)))
                .isEqualTo(onWorkingDays(diary.days(moment -> diary.shareStandsStill(1, moment)), sla.limit(followUp)));
    }

    private static Set<LocalDate> skipped(ExplainedDeadline explained) {
        return explained.skipped().stream()
                .filter(day -> day.kind().equals("PAUSE"))
                .map(SkippedDay::date)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Weekdays up to the limit without the holidays of those weeks of 2026. */
    private static Set<LocalDate> onWorkingDays(Set<LocalDate> days, Instant limit) {
        return days.stream()
                .filter(day -> day.getDayOfWeek().getValue() < 6 && !day.isAfter(day(limit)))
                .filter(day -> Decrees.all().stream()
                        .noneMatch(holiday -> holiday.day().equals(day)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static LocalDate day(Instant at) {
        return at.atZone(WIB).toLocalDate();
    }

    private static OpenVisit open(String stage, @Nullable Long share) {
        return new OpenVisit(NUMBER, 1, stage, "dki", null, share, "COMPLAINT", "ORDINARY", START, null);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<What> what = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(4, What.OPEN),
                net.jqwik.api.Tuple.of(2, What.FINISH),
                net.jqwik.api.Tuple.of(6, What.PAUSE),
                net.jqwik.api.Tuple.of(3, What.RESUME),
                net.jqwik.api.Tuple.of(1, What.PAUSE_ROUND),
                net.jqwik.api.Tuple.of(1, What.RESUME_ROUND));
        return Combinators.combine(
                        what,
                        Arbitraries.oneOf(
                                Arbitraries.just(0), Arbitraries.integers().between(1, 90)),
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 30),
                                Arbitraries.integers().between(31, 400)))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }
}
