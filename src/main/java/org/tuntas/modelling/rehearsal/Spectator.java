package org.tuntas.modelling.rehearsal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.lifecycle.Footprints.Alarm;
import org.tuntas.lifecycle.MovableClock;
import org.tuntas.procedure.OpenTask;

/** Looks at a report of a play. */
@Component
@Profile("demo")
class Spectator {

    private static final String STAGE = "@stage.";

    private final Complaints complaints;
    private final Actors actors;
    private final PassingTime time;
    private final MovableClock clock;
    private final PlayWords words;

    Spectator(Complaints complaints, Actors actors, PassingTime time, MovableClock clock, PlayWords words) {
        this.complaints = complaints;
        this.actors = actors;
        this.time = time;
        this.clock = clock;
        this.words = words;
    }

    /** All that can be seen of it now. */
    Map<Aspect, List<Row>> look(Part part) {
        Complaint complaint = complaints.find(part.number()).orElseThrow();
        List<ComplaintEvent> timeline = timeline(part);
        Map<Aspect, List<Row>> seen = new EnumMap<>(Aspect.class);
        seen.put(Aspect.STATE, one(complaint.state()));
        seen.put(Aspect.ROUND, one(complaint.round()));
        seen.put(Aspect.OBJECTIONS, one(complaint.objections()));
        seen.put(Aspect.RATING, one(complaint.rating()));
        seen.put(Aspect.REASON, one(complaint.closeReason()));
        seen.put(Aspect.TASKS, actors.tasks(part).stream().map(this::task).toList());
        seen.put(Aspect.TIMERS, time.alarms(part).stream().map(this::timer).toList());
        seen.put(Aspect.WARNINGS, stages(timeline, EventKind.LIMIT_WARNING));
        seen.put(Aspect.ESCALATIONS, stages(timeline, EventKind.ESCALATED));
        seen.put(
                Aspect.TIMELINE,
                timeline.stream().map(event -> Row.of(event.kind().name())).toList());
        seen.put(
                Aspect.REPORTER_MAY,
                complaint.reporterActions(clock.now()).stream().map(Row::of).toList());
        seen.put(Aspect.PUBLISHED, one(complaint.isPublished() ? Aspect.YES : Aspect.NO));
        return seen;
    }

    /** What happened to it, the oldest first. */
    List<ComplaintEvent> timeline(Part part) {
        return complaints.timeline(part.number());
    }

    private static List<Row> one(@Nullable Object value) {
        return List.of(Row.of(value == null ? Aspect.NONE : value.toString()));
    }

    private Row task(OpenTask task) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        cells.put(Column.FORM, actors.form(task));
        cells.put(
                Column.GROUP, String.join(", ", task.groups().stream().sorted().toList()));
        cells.put(Column.DUE, task.due() == null ? Aspect.NONE : words.minute(task.due()));
        return new Row(cells);
    }

    private Row timer(Alarm alarm) {
        return new Row(Map.of(Column.ELEMENT, alarm.element(), Column.AT, words.minute(alarm.at())));
    }

    /** Entries about the clock of a stage; those of an escalation name its level too. */
    private List<Row> stages(List<ComplaintEvent> timeline, EventKind kind) {
        return timeline.stream()
                .filter(event -> event.kind() == kind)
                .map(event -> {
                    Map<Column, String> cells = new EnumMap<>(Column.class);
                    cells.put(Column.STAGE, event.arguments().get(0).replace(STAGE, ""));
                    cells.put(Column.AT, words.day(event.at()));
                    if (kind == EventKind.ESCALATED) {
                        cells.put(Column.LEVEL, event.arguments().get(1));
                    }
                    return new Row(cells);
                })
                .toList();
    }
}
