package org.tuntas.lifecycle.engine;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.Positions.Instance;
import org.tuntas.lifecycle.Positions.Spot;
import org.tuntas.lifecycle.Positions.Standing;
import org.tuntas.lifecycle.Positions.Wait;
import org.tuntas.lifecycle.Relocation.Note;
import org.tuntas.sla.Timekeeper;

/**
 * Takes away the timers that the engine's migration sets once more. It knows of timers on the border of an activity that they have
 * fired, and forgets that of those that start an event sub-process; and what a model draws under a new id is new to it.
 */
@Component
class FiredTimers {

    /** The only expression whose timer starts a ladder. */
    private static final Pattern RUNG = Pattern.compile("\\$\\{\\s*sla\\.rung\\(\\s*(\\w+)\\s*,\\s*(\\d+)\\s*\\)\\s*}");

    private final ClockTimers timers;
    private final Timekeeper timekeeper;
    private final Clock clock;

    FiredTimers(ClockTimers timers, Timekeeper timekeeper, Clock clock) {
        this.timers = timers;
        this.timekeeper = timekeeper;
        this.clock = clock;
    }

    void silence(
            CommandContext context,
            Standing before,
            Instance instance,
            ReadyPassage.Way way,
            ProcessDefinitionEntity source,
            List<Note> notes) {
        Set<String> known = before.waits().stream().map(Wait::job).collect(Collectors.toSet());
        for (JobEntity job : context.getJobManager().findJobsByProcessInstanceId(instance.id())) {
            if (!known.contains(job.getId()) && job instanceof TimerEntity timer) {
                String name = EngineRelocation.name(timer.getExecution().getProcessDefinition(), timer.getActivityId());
                if (hasFired(timer, before, instance, way, source)) {
                    timer.delete();
                    notes.add(new Note(Note.Kind.STAYS_FIRED, name, ""));
                } else if (wouldTellAgain(timer, context)) {
                    timer.delete();
                    notes.add(new Note(Note.Kind.TOLD_ALREADY, name, ""));
                }
            }
        }
    }

    /** Whether the timer takes the place of one that was set when its scope was entered, and does not wait any more. */
    private static boolean hasFired(
            TimerEntity timer,
            Standing before,
            Instance instance,
            ReadyPassage.Way way,
            ProcessDefinitionEntity source) {
        return way.targets().entrySet().stream()
                .filter(pair -> pair.getValue().equals(timer.getActivityId()))
                .map(pair -> source.findActivity(pair.getKey()))
                .map(ActivityImpl::getEventScope)
                .anyMatch(scope -> stood(scope, before, instance, source));
    }

    private static boolean stood(ScopeImpl scope, Standing before, Instance instance, ProcessDefinitionEntity source) {
        return scope == source
                || before.spots().stream()
                        .anyMatch((Spot spot) -> spot.instance().equals(instance.id())
                                && spot.element().equals(scope.getId()));
    }

    /** Whether it would climb a level at once that the visit has climbed already. */
    private boolean wouldTellAgain(TimerEntity timer, CommandContext context) {
        Matcher rung = RUNG.matcher(timers.expression(timer, context));
        return timer.getDuedate() != null
                && !timer.getDuedate().toInstant().isAfter(clock.instant())
                && rung.find()
                && timer.getExecution().getVariable(rung.group(1)) instanceof Long visit
                && timekeeper
                        .raisedAt(visit, Timekeeper.ESCALATION, Integer.parseInt(rung.group(2)))
                        .isPresent();
    }
}
