package org.tuntas.lifecycle.map;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.procedure.CaseMap.Step;

/**
 * The steps of a process: where a report waits for somebody. Such are user tasks, receive tasks, messages that are waited for, and
 * sub-processes in which only time passes. A sub-process around a single such place lends it its name, since that is the one
 * people know. What has no documentation, or is hidden by its designer, is no step.
 */
final class Steps {

    private Steps() {}

    /** By the id of the element that waits. */
    static Map<String, Step> of(Process process, Tongue tongue) {
        Map<String, Step> steps = new LinkedHashMap<>();
        collect(process.getId(), process.getFlowElements(), tongue, steps);
        return steps;
    }

    /** Every sub-process, also those inside others. */
    static Stream<SubProcess> stages(Process process) {
        return stages(process.getFlowElements());
    }

    private static Stream<SubProcess> stages(Collection<FlowElement> elements) {
        return elements.stream()
                .filter(SubProcess.class::isInstance)
                .map(SubProcess.class::cast)
                .flatMap(stage -> Stream.concat(Stream.of(stage), stages(stage.getFlowElements())));
    }

    private static void collect(
            String model, Collection<FlowElement> elements, Tongue tongue, Map<String, Step> steps) {
        for (FlowElement element : elements) {
            if (waitsForSomebody(element)) {
                add(steps, atTask(model, (FlowNode) element, tongue));
            } else if (element instanceof SubProcess stage) {
                if (onlyTimePasses(stage)) {
                    add(steps, step(model, stage, stage, false, tongue));
                } else {
                    collect(model, stage.getFlowElements(), tongue, steps);
                }
            }
        }
    }

    private static void add(Map<String, Step> steps, @Nullable Step step) {
        if (step != null) {
            steps.put(step.id(), step);
        }
    }

    private static @Nullable Step atTask(String model, FlowNode task, Tongue tongue) {
        SubProcess stage = stageAround(task);
        if (!Told.isPublic(task)) {
            return null;
        }
        return step(model, task, stage == null ? task : stage, stage != null, tongue);
    }

    /** @param apart whether what is done there is told apart from what the step is about */
    private static @Nullable Step step(String model, FlowNode waits, FlowNode named, boolean apart, Tongue asked) {
        if (!Told.isPublic(named)) {
            return null;
        }
        Tongue tongue = asked.of(waits, named);
        return new Step(
                model,
                waits.getId(),
                tongue.name(named, named.getName()),
                tongue.about(named),
                apart ? tongue.about(waits) : null,
                stageCode(named),
                tongue.language());
    }

    /** The sub-process that lends a task its name: the one directly around it, if it waits nowhere else. */
    private static @Nullable SubProcess stageAround(FlowNode task) {
        return task.getParentElement() instanceof SubProcess stage && !isEventSubProcess(stage) && waits(stage) == 1
                ? stage
                : null;
    }

    private static @Nullable String stageCode(BaseElement element) {
        for (ModelElementInstance scope = element; scope != null; scope = scope.getParentElement()) {
            if (scope instanceof BaseElement enclosing) {
                String stage = Told.property(enclosing, ComplaintProcess.STAGE_PROPERTY);
                if (stage != null) {
                    return stage;
                }
            }
        }
        return null;
    }

    static boolean waitsForSomebody(FlowElement element) {
        return element instanceof UserTask
                || element instanceof ReceiveTask
                || element instanceof IntermediateCatchEvent event
                        && event.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance);
    }

    /** A sub-process that nobody works in and that calls nothing, but in which an event is waited for. */
    static boolean onlyTimePasses(SubProcess stage) {
        return !isEventSubProcess(stage)
                && waits(stage) == 0
                && count(stage.getFlowElements(), CallActivity.class) == 0
                && count(stage.getFlowElements(), IntermediateCatchEvent.class) > 0;
    }

    static boolean isEventSubProcess(SubProcess stage) {
        return stage.triggeredByEvent();
    }

    private static int waits(SubProcess stage) {
        return stage.getFlowElements().stream()
                .mapToInt(element ->
                        element instanceof SubProcess inner ? waits(inner) : waitsForSomebody(element) ? 1 : 0)
                .sum();
    }

    private static int count(Collection<FlowElement> elements, Class<? extends FlowElement> kind) {
        return elements.stream()
                .mapToInt(element -> element instanceof SubProcess inner
                        ? count(inner.getFlowElements(), kind)
                        : kind.isInstance(element) ? 1 : 0)
                .sum();
    }
}
