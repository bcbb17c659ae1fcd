package org.tuntas.monitoring;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.handling.Oversight;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.WorkingCalendar;

/**
 * Where managers look over all work they answer for. Figures are remembered for a few seconds by what is watched over, so that
 * many managers who look cost no more than one.
 */
@Service
public class Lookout {

    /** How far back escalations are looked at, in days. */
    public enum Period {
        WEEK(7),
        MONTH(30);

        private final int days;

        Period(int days) {
            this.days = days;
        }

        /** In days. */
        public int days() {
            return days;
        }
    }

    /** In the order of the procedure; others follow by name. */
    private static final List<String> STAGES = List.of(
            "VERIFICATION",
            "DISPOSITION",
            "DETERMINATION",
            "FOLLOW_UP",
            "TIME_APPROVAL",
            "RESPONSE_APPROVAL",
            "APPEAL",
            "RESOLUTION");

    private static final int MOST_SCOPES = 500;
    private static final int LONGER_REMEMBERED = 12;

    private final OpenClocks clocks;
    private final Passages passages;
    private final CalendarBook calendars;
    private final Registry registry;
    private final Clock clock;
    private final TransactionTemplate reading;
    private final Cache<Look, Overview> remembered;
    private final Cache<LookBack, List<Passages.Step>> passed;

    Lookout(
            OpenClocks clocks,
            Passages passages,
            CalendarBook calendars,
            Registry registry,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${tuntas.monitoring.remembered:5s}") Duration remembered) {
        this.clocks = clocks;
        this.passages = passages;
        this.calendars = calendars;
        this.registry = registry;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MOST_SCOPES)
                .expireAfterWrite(remembered)
                .build();
        // The past costs more and hardly changes.
        this.passed = Caffeine.newBuilder()
                .maximumSize(MOST_SCOPES)
                .expireAfterWrite(remembered.multipliedBy(LONGER_REMEMBERED))
                .build();
    }

    private record Look(Oversight oversight, Period period) {}

    private record LookBack(Oversight oversight, Passages.Asked asked) {}

    /**
     * What is late, what will be, and what became of escalations.
     *
     * @param period how far back escalations are looked at; those that nobody has answered are always counted
     */
    public Overview overview(Oversight oversight, Period period) {
        // One of those who ask at the same moment counts, the others wait for it.
        return Objects.requireNonNull(remembered.get(
                new Look(oversight, period),
                look -> reading.execute(status -> count(look.oversight(), look.period()))));
    }

    private Overview count(Oversight oversight, Period period) {
        Instant now = clock.instant();
        Map<String, Horizon> horizons = new TreeMap<>();
        OpenClocks.Standing standing = clocks.standing(oversight, now);
        List<OpenClocks.OfficeDue> due = standing.offices();
        due.forEach(one -> horizons.computeIfAbsent(one.agency(), agency -> horizon(agency, now)));
        return new Overview(
                now,
                stages(standing.piles()),
                offices(due, horizons),
                horizons.values().stream()
                        .map(Horizon::nextDay)
                        .distinct()
                        .sorted()
                        .toList(),
                clocks.escalations(oversight, since(period, now)));
    }

    private static Instant since(Period period, Instant now) {
        return now.minus(Duration.ofDays(period.days()));
    }

    private Horizon horizon(String agency, Instant now) {
        return Horizon.of(calendars.calendars().of(agency), now);
    }

    private static List<Overview.Stage> stages(List<OpenClocks.Pile> piles) {
        Map<String, List<OpenClocks.Pile>> byStage = piles.stream()
                .collect(Collectors.groupingBy(OpenClocks.Pile::stage, TreeMap::new, Collectors.toList()));
        return byStage.entrySet().stream()
                .map(stage -> new Overview.Stage(
                        stage.getKey(),
                        stage.getValue().stream().allMatch(OpenClocks.Pile::waits),
                        clocks(stage.getValue(), OpenClocks.Mark.ON_TIME),
                        clocks(stage.getValue(), OpenClocks.Mark.NEAR),
                        clocks(stage.getValue(), OpenClocks.Mark.PAST)))
                .sorted(Comparator.comparing(Overview.Stage::waits)
                        .thenComparing(stage -> place(stage.stage()))
                        .thenComparing(Overview.Stage::stage))
                .toList();
    }

    /** Where a stage stands in the order of the procedure. */
    public static int place(String stage) {
        int place = STAGES.indexOf(stage);
        return place < 0 ? STAGES.size() : place;
    }

    private static int clocks(List<OpenClocks.Pile> piles, OpenClocks.Mark mark) {
        return piles.stream()
                .filter(pile -> pile.mark() == mark)
                .mapToInt(OpenClocks.Pile::clocks)
                .sum();
    }

    private static List<Overview.Office> offices(List<OpenClocks.OfficeDue> due, Map<String, Horizon> horizons) {
        Map<List<String>, Map<Tempo, Integer>> byOffice = new LinkedHashMap<>();
        for (OpenClocks.OfficeDue one : due) {
            Tempo tempo = Objects.requireNonNull(horizons.get(one.agency())).tempo(one.first());
            byOffice.computeIfAbsent(List.of(one.agency(), one.office()), office -> new EnumMap<>(Tempo.class))
                    .merge(tempo, one.reports(), Integer::sum);
        }
        return byOffice.entrySet().stream()
                .map(office -> new Overview.Office(
                        office.getKey().get(0), office.getKey().get(1), office.getValue()))
                .sorted(Comparator.<Overview.Office, Integer>comparing(office -> -office.count(Tempo.LATE))
                        .thenComparing(office -> -office.count(Tempo.TODAY))
                        .thenComparing(office -> -office.count(Tempo.NEXT_DAY))
                        .thenComparing(office -> -office.count(Tempo.FIVE_DAYS))
                        .thenComparing(Overview.Office::code))
                .toList();
    }

    /**
     * A page of the list.
     *
     * @param tempo the span in which limits fall; null for any
     * @param near whether only clocks whose time is nearly used are asked for
     * @param office code of one office; null for all
     * @param stage one stage; null for all
     * @param after where the page before ended; null for the first
     */
    public record Wanted(
            @Nullable Tempo tempo,
            boolean near,
            @Nullable String office,
            @Nullable String stage,
            @Nullable Place after) {}

    /** The last clock of a page. */
    public record Place(Instant limit, long visit) {}

    /** Clocks with those who have the work, in the order of their limits. */
    public List<WatchedWork> list(Oversight oversight, Wanted wanted, int most) {
        Instant now = clock.instant();
        Tempo tempo = wanted.tempo();
        List<OpenClocks.Span> spans = tempo == null
                ? null
                : registry.nodes().stream()
                        .filter(Node::isAgency)
                        .map(agency -> span(agency.code(), tempo, now))
                        .toList();
        Place after = wanted.after();
        return Objects.requireNonNull(reading.execute(status -> {
            List<OpenClocks.ClockLine> lines = clocks.lines(
                    oversight,
                    new OpenClocks.Asked(
                            spans,
                            wanted.near(),
                            wanted.office(),
                            wanted.stage(),
                            after == null ? null : after.limit(),
                            after == null ? 0 : after.visit(),
                            most),
                    now);
            List<OpenClocks.Holder> holders = lines.isEmpty()
                    ? List.of()
                    : clocks.holders(lines.stream()
                            .map(OpenClocks.ClockLine::number)
                            .distinct()
                            .toList());
            return lines.stream().map(line -> watched(line, holders, now)).toList();
        }));
    }

    private WatchedWork watched(OpenClocks.ClockLine line, List<OpenClocks.Holder> holders, Instant now) {
        WorkingCalendar calendar = calendars.calendars().of(line.agency());
        LocalDate today = calendar.dayOf(now);
        LocalDate limit = calendar.dayOf(line.limit());
        int days = limit.isBefore(today)
                ? -workingDays(calendar, limit, today)
                : line.limit().equals(OpenClocks.NEVER) ? Integer.MAX_VALUE : workingDays(calendar, today, limit);
        return WatchedWork.of(line, holders, Horizon.of(calendar, now).tempo(line.limit()), days);
    }

    /** Working days after a day, up to another one. */
    private static int workingDays(WorkingCalendar calendar, LocalDate after, LocalDate until) {
        return (int) after.plusDays(1)
                .datesUntil(until.plusDays(1))
                .filter(calendar::isWorkingDay)
                .count();
    }

    private OpenClocks.Span span(String agency, Tempo tempo, Instant now) {
        Horizon horizon = horizon(agency, now);
        return new OpenClocks.Span(agency, horizon.from(tempo), horizon.until(tempo));
    }

    /** How reports pass through the steps of the models, and through the managers' own. */
    public List<Passages.Step> passages(Oversight oversight, Passages.Asked asked) {
        return Objects.requireNonNull(passed.get(
                new LookBack(oversight, asked), look -> reading.execute(status -> passages.steps(oversight, asked))));
    }

    /** Escalations of a period one by one: what nobody has answered first. */
    public List<OpenClocks.EscalationLine> escalations(Oversight oversight, Period period, int most) {
        return clocks.escalationLines(oversight, since(period, clock.instant()), most);
    }
}
