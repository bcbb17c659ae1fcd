package org.tuntas.lifecycle.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.ActivityExecutionTreeMapping;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.core.model.CallableElementParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.InputParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.Positions.Instance;
import org.tuntas.lifecycle.Positions.Standing;
import org.tuntas.lifecycle.Relocation.Note;
import org.tuntas.lifecycle.StageDesk;
import org.tuntas.sla.Timekeeper;

/**
 * What the engine's migration leaves undone in an instance: listeners of what stays do not run, values that the new model gives on
 * entering are missing in what was entered before, and tasks keep the names and groups of the old model.
 */
@Component
class AfterMove {

    private final FiredTimers fired;
    private final StageDesk desk;
    private final Timekeeper timekeeper;
    private final TaskRights rights;

    AfterMove(FiredTimers fired, StageDesk desk, Timekeeper timekeeper, TaskRights rights) {
        this.fired = fired;
        this.desk = desk;
        this.timekeeper = timekeeper;
        this.rights = rights;
    }

    List<Note> settle(
            CommandContext context, TrackingNumber number, ReadyPassage passage, Standing before, Instance instance) {
        ReadyPassage.Way way = Objects.requireNonNull(passage.way(instance.process()));
        ProcessDefinitionEntity source = definition(context, way.from());
        ExecutionEntity process = context.getExecutionManager().findExecutionById(instance.id());
        Scene scene = new Scene(
                way,
                source,
                process,
                new ActivityExecutionTreeMapping(context, instance.id()),
                before.spots().stream()
                        .filter(spot -> spot.instance().equals(instance.id()))
                        .map(spot -> spot.element())
                        .collect(Collectors.toSet()));
        List<Note> notes = new ArrayList<>();
        inputs(scene, notes);
        passed(context, passage, process, notes);
        stages(scene, notes);
        states(number, scene, notes);
        tasks(context, scene, notes);
        fired.silence(context, before, instance, way, source, notes);
        return notes;
    }

    /** One instance in its new definition, and where it was in the old one. */
    private record Scene(
            ReadyPassage.Way way,
            ProcessDefinitionEntity source,
            ExecutionEntity process,
            ActivityExecutionTreeMapping tree,
            Set<String> stood) {

        /** Elements that it was in and still is in, by their old ids. */
        Stream<Map.Entry<String, String>> kept() {
            return way.targets().entrySet().stream().filter(pair -> stood.contains(pair.getKey()));
        }

        ActivityImpl target(String element) {
            return process.getProcessDefinition().findActivity(element);
        }

        Set<ExecutionEntity> at(String element) {
            return tree.getExecutions(target(element));
        }

        String name(String element) {
            return EngineRelocation.name(process.getProcessDefinition(), element);
        }
    }

    private static ProcessDefinitionEntity definition(CommandContext context, String id) {
        return context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(id);
    }

    private static void inputs(Scene scene, List<Note> notes) {
        scene.kept().forEach(pair -> {
            Set<String> had = inputs(scene.source().findActivity(pair.getKey()))
                    .map(InputParameter::getName)
                    .collect(Collectors.toSet());
            inputs(scene.target(pair.getValue()))
                    .filter(input -> !had.contains(input.getName()))
                    .forEach(input -> {
                        for (ExecutionEntity execution : scene.at(pair.getValue())) {
                            if (!execution.getVariableNamesLocal().contains(input.getName())) {
                                input.execute(execution);
                                notes.add(
                                        new Note(Note.Kind.VALUE_GIVEN, scene.name(pair.getValue()), input.getName()));
                            }
                        }
                    });
        });
    }

    private static Stream<InputParameter> inputs(ActivityImpl activity) {
        IoMapping mapping = activity.getIoMapping();
        return mapping == null ? Stream.of() : mapping.getInputParameters().stream();
    }

    /** What the new model of the caller would have passed on. */
    private void passed(CommandContext context, ReadyPassage passage, ExecutionEntity process, List<Note> notes) {
        ExecutionEntity caller = process.getSuperExecution();
        if (caller == null) {
            return;
        }
        ActivityImpl call = caller.getActivity();
        ReadyPassage.@Nullable Way way = passage.ways().values().stream()
                .filter(any -> any.to().equals(caller.getProcessDefinitionId()))
                .findFirst()
                .orElse(null);
        if (way == null) {
            return;
        }
        ProcessDefinitionEntity source = definition(context, way.from());
        Set<String> had = way.targets().entrySet().stream()
                .filter(pair -> pair.getValue().equals(call.getId()))
                .flatMap(pair -> passedBy(source.findActivity(pair.getKey())))
                .map(CallableElementParameter::getTarget)
                .collect(Collectors.toSet());
        passedBy(call)
                .filter(value -> !value.isAllVariables()
                        && !had.contains(value.getTarget())
                        && !process.hasVariableLocal(value.getTarget()))
                .forEach(value -> {
                    process.setVariableLocal(value.getTarget(), value.getSource(caller));
                    notes.add(new Note(
                            Note.Kind.VALUE_GIVEN, String.valueOf(call.getProperty("name")), value.getTarget()));
                });
    }

    private static Stream<CallableElementParameter> passedBy(ActivityImpl call) {
        return call.getActivityBehavior() instanceof CallableElementActivityBehavior behavior
                ? behavior.getCallableElement().getInputs().stream()
                : Stream.of();
    }

    private void stages(Scene scene, List<Note> notes) {
        scene.way().stages().forEach((element, stage) -> {
            for (ExecutionEntity execution : scene.at(element)) {
                // Under a scope that is new, the visit was opened by its listener.
                if (execution.getVariableLocal(ComplaintProcess.VISIT) instanceof Long visit
                        && !timekeeper.visit(visit).stage().equals(stage)) {
                    timekeeper.restage(visit, stage);
                    notes.add(new Note(Note.Kind.OTHER_STAGE, scene.name(element), stage));
                }
            }
        });
    }

    /** The innermost element says it last, as when a token enters one after the other. */
    private void states(TrackingNumber number, Scene scene, List<Note> notes) {
        scene.kept()
                .map(Map.Entry::getValue)
                .filter(scene.way().states()::containsKey)
                .sorted(Comparator.comparingInt(element -> depth(scene.target(element))))
                .forEach(element -> {
                    for (ExecutionEntity execution : scene.at(element)) {
                        var state = Objects.requireNonNull(scene.way().states().get(element));
                        desk.enterState(number, state, (Long) execution.getVariable(ComplaintProcess.SHARE));
                        notes.add(new Note(Note.Kind.OTHER_STATE, scene.name(element), state.name()));
                    }
                });
    }

    private static int depth(ActivityImpl activity) {
        int depth = 0;
        for (var scope = activity.getFlowScope(); scope != null; scope = scope.getFlowScope()) {
            depth++;
        }
        return depth;
    }

    private void tasks(CommandContext context, Scene scene, List<Note> notes) {
        for (TaskEntity task : context.getTaskManager()
                .findTasksByProcessInstanceId(scene.process().getId())) {
            TaskDefinition definition = task.getTaskDefinition();
            Object name = definition.getNameExpression().getValue(task.getExecution());
            if (name != null && !name.equals(task.getName())) {
                task.setName(name.toString());
            }
            if (scene.way().offered().contains(task.getTaskDefinitionKey())) {
                offer(task, groups(definition, task.getExecution()), scene, notes);
            }
        }
    }

    private void offer(TaskEntity task, Set<String> groups, Scene scene, List<Note> notes) {
        Set<String> present = task.getIdentityLinks().stream()
                .filter(link -> link.getGroupId() != null)
                .map(IdentityLinkEntity::getGroupId)
                .collect(Collectors.toCollection(TreeSet::new));
        if (groups.isEmpty() || groups.equals(present)) {
            return;
        }
        groups.stream().filter(group -> !present.contains(group)).forEach(task::addCandidateGroup);
        present.stream().filter(group -> !groups.contains(group)).forEach(group -> {
            task.deleteCandidateGroup(group);
            rights.forget(task.getId(), null, group);
        });
        notes.add(new Note(Note.Kind.OTHER_GROUPS, scene.name(task.getTaskDefinitionKey()), String.join(", ", groups)));
    }

    private static Set<String> groups(TaskDefinition definition, ExecutionEntity execution) {
        return definition.getCandidateGroupIdExpressions().stream()
                .map(expression -> evaluated(expression, execution))
                .flatMap(Function.identity())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> evaluated(Expression expression, ExecutionEntity execution) {
        Object value = expression.getValue(execution);
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf)
                : Stream.of(String.valueOf(value).split(","));
    }
}
