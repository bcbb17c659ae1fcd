package org.tuntas.lifecycle.map;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.Footprints;
import org.tuntas.procedure.CaseMap;
import org.tuntas.procedure.CaseMap.Consequence;
import org.tuntas.procedure.CaseMap.Current;
import org.tuntas.procedure.CaseMap.Drawing;
import org.tuntas.procedure.CaseMap.Passed;
import org.tuntas.procedure.CaseMap.Step;
import org.tuntas.procedure.ProcessMap;

/** {@link ProcessMap} from the engine's models and the tracks that tokens leave in them. */
@Component
class EngineProcessMap implements ProcessMap {

    private final Footprints footprints;
    private final Atlas atlas;

    EngineProcessMap(Footprints footprints, Atlas atlas) {
        this.footprints = footprints;
        this.atlas = atlas;
    }

    @Override
    public CaseMap of(TrackingNumber number, String language) {
        Tongue tongue = new Tongue(language);
        return footprints
                .of(number)
                .map(trail -> walked(trail, atlas.chart(trail.definition(), tongue), tongue))
                .orElseGet(() -> untrodden(atlas.newest(tongue)));
    }

    @Override
    public Optional<String> version(TrackingNumber number) {
        return footprints.definition(number).flatMap(atlas::tag);
    }

    @Override
    public Optional<String> drawing(TrackingNumber number, String model, String language) {
        Tongue tongue = new Tongue(language);
        Chart chart = footprints
                .of(number)
                .map(trail -> atlas.chart(trail.definition(), tongue))
                .orElseGet(() -> atlas.newest(tongue));
        return chart.reachable(ComplaintProcess.KEY).contains(model)
                ? chart.sheet(model).map(Chart.Sheet::drawing)
                : Optional.empty();
    }

    private static CaseMap untrodden(Chart chart) {
        return new CaseMap(
                List.of(),
                List.of(),
                chart.road(),
                others(chart, new HashSet<>(chart.road())),
                List.of(),
                drawings(chart, List.of()));
    }

    private CaseMap walked(Footprints.Trail trail, Chart chart, Tongue tongue) {
        List<Passed> passed = new ArrayList<>();
        List<Current> now = new ArrayList<>();
        for (Footprints.Print print : trail.prints()) {
            step(chart, print, tongue).ifPresent(step -> {
                Instant until = print.until();
                if (until == null) {
                    now.add(new Current(step, print.from(), print.due()));
                } else {
                    passed.add(new Passed(step, print.from(), until));
                }
            });
        }
        List<Step> ahead = trail.ended() ? List.of() : ahead(chart, passed, now);
        Set<Step> told = new HashSet<>(chart.road());
        passed.forEach(over -> told.add(over.step()));
        now.forEach(current -> told.add(current.step()));
        return new CaseMap(
                passed,
                now,
                ahead,
                trail.ended() ? List.of() : others(chart, told),
                trail.ended() ? List.of() : unlessActed(chart, footprints.alarms(trail.rootInstance())),
                drawings(chart, trail.prints()));
    }

    /** As the present version tells it; what that has no longer, as the version that the report was in at the time. */
    private Optional<Step> step(Chart chart, Footprints.Print print, Tongue tongue) {
        return chart.step(print.process(), print.element())
                .or(() -> atlas.chart(print.definition(), tongue).step(print.process(), print.element()));
    }

    /** The rest of the ordinary road behind where the report is on it, or was last. */
    private static List<Step> ahead(Chart chart, List<Passed> passed, List<Current> now) {
        List<Step> road = chart.road();
        int at = now.stream()
                .mapToInt(current -> road.indexOf(current.step()))
                .filter(place -> place >= 0)
                .min()
                .orElseGet(() -> passed.stream()
                        .mapToInt(over -> road.indexOf(over.step()))
                        .filter(place -> place >= 0)
                        .reduce((earlier, later) -> later)
                        .orElse(-1));
        return road.subList(at + 1, road.size());
    }

    private static List<Step> others(Chart chart, Set<Step> told) {
        return chart.stepsFrom(ComplaintProcess.KEY).stream()
                .filter(step -> !told.contains(step))
                .toList();
    }

    private static List<Consequence> unlessActed(Chart chart, List<Footprints.Alarm> alarms) {
        Set<Consequence> unlessActed = new LinkedHashSet<>();
        for (Footprints.Alarm alarm : alarms) {
            Chart.Consequences told = chart.consequences(alarm.process(), alarm.element());
            List<String> deeds = told.deeds();
            if (!deeds.isEmpty()) {
                unlessActed.add(
                        new Consequence(alarm.at(), deeds.get(0), deeds.subList(1, deeds.size()), told.language()));
            }
        }
        return List.copyOf(unlessActed);
    }

    private static List<Drawing> drawings(Chart chart, List<Footprints.Print> prints) {
        Map<String, Set<String>> done = new LinkedHashMap<>();
        Map<String, Set<String>> now = new LinkedHashMap<>();
        for (Footprints.Print print : prints) {
            boolean mark = chart.sheet(print.process())
                    .filter(sheet -> sheet.ends().contains(print.element())
                            || sheet.calls().contains(print.element()))
                    .isPresent();
            if (mark || chart.step(print.process(), print.element()).isPresent()) {
                (print.until() == null ? now : done)
                        .computeIfAbsent(print.process(), model -> new LinkedHashSet<>())
                        .add(print.element());
            }
        }
        return chart.reachable(ComplaintProcess.KEY).stream()
                .flatMap(key -> chart.sheet(key).stream())
                .map(sheet -> chart.drawing(
                        sheet,
                        Set.copyOf(done.getOrDefault(sheet.process().getId(), Set.of())),
                        Set.copyOf(now.getOrDefault(sheet.process().getId(), Set.of()))))
                .toList();
    }
}
