package org.tuntas.tracking.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tuntas.language.Awaited;
import org.tuntas.language.Words;
import org.tuntas.procedure.CaseMap;
import org.tuntas.procedure.CaseMap.Step;
import org.tuntas.tracking.TrackingDesk.Running;

/**
 * The way of a report as a list that everybody can read.
 *
 * @param lines done, now and ahead, in that order
 * @param ifNeeded steps that only some reports take
 * @param unlessActed what happens by itself
 */
record WayView(List<Line> lines, List<Line> ifNeeded, List<ByItself> unlessActed) {

    /**
     * A step.
     *
     * @param kind {@code done}, {@code now}, {@code ahead} or {@code other}
     * @param work who does what there; null where that is not told apart, or is over
     * @param when on which days it was, or since when it is; null ahead
     * @param promised until when, one line for each office that works on it
     * @param language of name, about and work, as ISO 639 code
     */
    record Line(
            String kind,
            String name,
            String about,
            @Nullable String work,
            @Nullable String when,
            List<String> promised,
            String language) {}

    /** Index of the last line that is now, below which the page tells what time does; -1 for none. */
    public int lastNow() {
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            last = lines.get(i).kind().equals("now") ? i : last;
        }
        return last;
    }

    /**
     * What time does, and when; what it does later is without a day.
     *
     * @param language of what and then, as ISO 639 code
     */
    record ByItself(String when, String what, List<String> then, String language) {}

    static WayView of(CaseMap map, List<Running> running, ZoneId zone, Words words) {
        return new WayView(
                Stream.of(
                                done(map, zone, words).stream(),
                                now(map, running, zone, words).stream(),
                                map.ahead().stream().map(step -> plain("ahead", step)))
                        .flatMap(lines -> lines)
                        .toList(),
                map.ifNeeded().stream().map(step -> plain("other", step)).toList(),
                map.unlessActed().stream()
                        .map(deed ->
                                new ByItself(words.moment(deed.at(), zone), deed.what(), deed.then(), deed.language()))
                        .toList());
    }

    private static Line plain(String kind, Step step) {
        return new Line(kind, step.name(), step.about(), null, null, List.of(), step.language());
    }

    /** Steps that are over; several visits one after another, such as those of several units, are one. */
    private static List<Line> done(CaseMap map, ZoneId zone, Words words) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < map.passed().size(); ) {
            Step step = map.passed().get(i).step();
            Instant from = map.passed().get(i).from();
            Instant until = map.passed().get(i).until();
            for (i++; i < map.passed().size() && map.passed().get(i).step().equals(step); i++) {
                Instant later = map.passed().get(i).until();
                until = later.isAfter(until) ? later : until;
            }
            lines.add(new Line(
                    "done",
                    step.name(),
                    step.about(),
                    null,
                    words.period(
                            from.atZone(zone).toLocalDate(), until.atZone(zone).toLocalDate()),
                    List.of(),
                    step.language()));
        }
        return lines;
    }

    private static List<Line> now(CaseMap map, List<Running> running, ZoneId zone, Words words) {
        return map.now().stream()
                .map(CaseMap.Current::step)
                .distinct()
                .map(step -> now(step, map, running, zone, words))
                .toList();
    }

    private static Line now(Step step, CaseMap map, List<Running> running, ZoneId zone, Words words) {
        List<CaseMap.Current> here = map.now().stream()
                .filter(current -> current.step().equals(step))
                .toList();
        List<String> clocks = running.stream()
                .filter(clock -> clock.stage().equals(step.stage()))
                .map(clock -> words.text(
                        "map.promised",
                        Awaited.isIn(clock.stage()) ? words.text("map.promised.reporter") : clock.office(),
                        words.latest(clock.deadline().at(), clock.deadline().zone())))
                .toList();
        List<String> promised = clocks.isEmpty()
                ? here.stream()
                        .flatMap(current -> Optional.ofNullable(current.due()).stream())
                        .map(due -> words.latest(due, zone))
                        .distinct()
                        .toList()
                : clocks;
        return new Line(
                "now",
                step.name(),
                step.about(),
                step.work(),
                words.text(
                        "map.since", words.day(here.get(0).since().atZone(zone).toLocalDate())),
                promised,
                step.language());
    }
}
