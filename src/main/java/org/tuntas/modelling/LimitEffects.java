package org.tuntas.modelling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;
import org.tuntas.sla.Limit;

/** What other limits would mean for the reports that are open: for clocks that start from then on, since those that run keep theirs. */
@Component
public class LimitEffects {

    private final OpenReports open;
    private final CalendarBook calendars;
    private final Clock clock;

    LimitEffects(OpenReports open, CalendarBook calendars, Clock clock) {
        this.open = open;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * A limit that would be another.
     *
     * @param from first day on which clocks that start are bound by it
     * @param was in HK; null when there was none
     * @param is in HK; null when there would be none
     * @param reports open ones of that kind, which may still come to that stage
     * @param running clocks of that stage, of any kind, that keep what they have
     */
    public record Effect(
            LocalDate from,
            String stage,
            String type,
            String supervisionClass,
            @Nullable Integer was,
            @Nullable Integer is,
            long reports,
            long running) {}

    private record Same(
            LocalDate from,
            String stage,
            String type,
            String supervisionClass,
            @Nullable Integer was,
            @Nullable Integer is) {}

    /** What would change; empty when the limits are the same, or cannot be compiled. */
    public List<Effect> of(ModelFiles before, ModelFiles after) {
        List<Limit> old = limits(before);
        List<Limit> now = limits(after);
        if (old.isEmpty() || now.isEmpty() || old.equals(now)) {
            return List.of();
        }
        Map<String, Long> running = open.running().stream()
                .collect(Collectors.toMap(OpenReports.Running::stage, OpenReports.Running::clocks));
        Map<Same, Long> reports = new LinkedHashMap<>();
        for (OpenReports.Kind kind : open.kinds()) {
            for (String stage : stages(old, now)) {
                first(old, now, stage, kind).ifPresent(same -> reports.merge(same, kind.reports(), Long::sum));
            }
        }
        return reports.entrySet().stream()
                .map(entry -> {
                    Same same = entry.getKey();
                    return new Effect(
                            same.from(),
                            same.stage(),
                            same.type(),
                            same.supervisionClass(),
                            same.was(),
                            same.is(),
                            entry.getValue(),
                            running.getOrDefault(same.stage(), 0L));
                })
                .sorted(Comparator.comparing(Effect::stage)
                        .thenComparing(Effect::type)
                        .thenComparing(Effect::supervisionClass)
                        .thenComparing(Effect::from))
                .toList();
    }

    /** The first day, from today on, on which the limits are not the same. */
    private Optional<Same> first(List<Limit> old, List<Limit> now, String stage, OpenReports.Kind kind) {
        Limit.Case asked = new Limit.Case(stage, kind.type(), kind.supervisionClass(), kind.agency());
        for (LocalDate day : days(old, now)) {
            Integer was = Limit.inForce(old, asked, day).map(Limit::workingDays).orElse(null);
            Integer is = Limit.inForce(now, asked, day).map(Limit::workingDays).orElse(null);
            if (!Objects.equals(was, is)) {
                return Optional.of(new Same(day, stage, kind.type(), kind.supervisionClass(), was, is));
            }
        }
        return Optional.empty();
    }

    private SortedSet<LocalDate> days(List<Limit> old, List<Limit> now) {
        LocalDate today = clock.instant()
                .atZone(calendars.calendars().of(Holiday.NATIONAL).zone())
                .toLocalDate();
        SortedSet<LocalDate> days = new TreeSet<>(List.of(today));
        List<Limit> all = new ArrayList<>(old);
        all.addAll(now);
        all.stream().map(Limit::validFrom).filter(day -> day.isAfter(today)).forEach(days::add);
        return days;
    }

    private static SortedSet<String> stages(List<Limit> old, List<Limit> now) {
        SortedSet<String> stages = new TreeSet<>();
        old.forEach(limit -> stages.add(limit.stage()));
        now.forEach(limit -> stages.add(limit.stage()));
        return stages;
    }

    private static List<Limit> limits(ModelFiles files) {
        try {
            return new TableReader(files).rows(LimitTables.LIMITS, LimitTables::limit);
        } catch (IllegalStateException | SafeXml.Refused wrong) {
            // Said by the check.
            return List.of();
        }
    }
}
