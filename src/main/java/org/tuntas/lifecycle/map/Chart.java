package org.tuntas.lifecycle.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.jspecify.annotations.Nullable;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.procedure.CaseMap.Drawing;
import org.tuntas.procedure.CaseMap.Step;

/** The models that were published together, read once for what they tell people. Nothing in it belongs to one report. */
final class Chart {

    private final Map<String, Sheet> sheets = new LinkedHashMap<>();
    private final List<Step> road;
    private final Tongue tongue;

    /**
     * One process of the models.
     *
     * @param drawing as the public may have it
     * @param ends end events on which the public is shown a state
     * @param calls where it calls other processes
     */
    record Sheet(Process process, Map<String, Step> steps, Set<String> ends, Set<String> calls, String drawing) {}

    /** What a stage is called in these models, within a sentence. */
    Optional<String> stage(String code) {
        return sheets.values().stream()
                .flatMap(sheet -> Steps.stages(sheet.process()))
                .filter(stage -> code.equals(Told.property(stage, ComplaintProcess.STAGE_PROPERTY)))
                .map(stage -> Told.name(stage.getName()))
                .filter(name -> !name.isEmpty())
                .map(name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))
                .findFirst();
    }

    /**
     * @param main key of the process that a report begins with
     * @param models those that were published together
     * @param tongue in which they are read
     */
    Chart(String main, Collection<BpmnModelInstance> models, Tongue tongue) {
        this.tongue = tongue;
        for (BpmnModelInstance model : models) {
            for (Process process : model.getModelElementsByType(Process.class)) {
                sheets.put(
                        process.getId(),
                        new Sheet(
                                process,
                                Steps.of(process, tongue),
                                ends(process),
                                calls(process),
                                PublicDrawing.of(model, tongue)));
            }
        }
        this.road = List.copyOf(drive(main));
    }

    private static Set<String> ends(Process process) {
        Set<String> ends = new HashSet<>();
        for (EndEvent end : process.getModelInstance().getModelElementsByType(EndEvent.class)) {
            if (Told.property(end, ComplaintProcess.STATE_PROPERTY) != null && Told.isPublic(end)) {
                ends.add(end.getId());
            }
        }
        return ends;
    }

    private static Set<String> calls(Process process) {
        return callsIn(process.getFlowElements()).stream()
                .filter(Told::isPublic)
                .map(CallActivity::getId)
                .collect(Collectors.toSet());
    }

    Optional<Sheet> sheet(String process) {
        return Optional.ofNullable(sheets.get(process));
    }

    Optional<Step> step(String process, String element) {
        return sheet(process).map(sheet -> sheet.steps().get(element));
    }

    /** The steps of the process that a report begins with and of all that it calls, each process where it is first called. */
    List<Step> stepsFrom(String main) {
        return reachable(main).stream()
                .flatMap(process -> sheet(process).stream())
                .flatMap(sheet -> sheet.steps().values().stream())
                .toList();
    }

    /** Keys of a process and of all that it calls, directly or not. */
    List<String> reachable(String main) {
        List<String> found = new ArrayList<>();
        call(main, found);
        return found;
    }

    private void call(String key, List<String> found) {
        Sheet sheet = sheets.get(key);
        if (sheet == null || found.contains(key)) {
            return;
        }
        found.add(key);
        for (CallActivity call : callsIn(sheet.process().getFlowElements())) {
            call(String.valueOf(call.getCalledElement()), found);
        }
    }

    private static List<CallActivity> callsIn(Collection<FlowElement> elements) {
        List<CallActivity> calls = new ArrayList<>();
        for (FlowElement element : elements) {
            if (element instanceof CallActivity call) {
                calls.add(call);
            } else if (element instanceof SubProcess stage) {
                calls.addAll(callsIn(stage.getFlowElements()));
            }
        }
        return calls;
    }

    /**
     * The ordinary road: the steps that a report passes if every gateway is left by its default flow. Those are the ones that
     * designers draw as the rule, and the others as exceptions.
     */
    List<Step> road() {
        return road;
    }

    private List<Step> drive(String main) {
        List<Step> passed = new ArrayList<>();
        Sheet sheet = sheets.get(main);
        if (sheet != null) {
            drive(sheet, sheet.process().getFlowElements(), passed, new HashSet<>());
        }
        return passed;
    }

    private void drive(Sheet sheet, Collection<FlowElement> scope, List<Step> passed, Set<FlowNode> seen) {
        FlowNode at = start(scope);
        while (at != null && seen.add(at)) {
            Step step = sheet.steps().get(at.getId());
            if (step != null) {
                passed.add(step);
            } else if (at instanceof SubProcess stage) {
                drive(sheet, stage.getFlowElements(), passed, seen);
            } else if (at instanceof CallActivity call) {
                Sheet called = sheets.get(String.valueOf(call.getCalledElement()));
                if (called != null) {
                    drive(called, called.process().getFlowElements(), passed, seen);
                }
            }
            at = ordinarilyAfter(at);
        }
    }

    private static @Nullable FlowNode start(Collection<FlowElement> scope) {
        return scope.stream()
                .filter(StartEvent.class::isInstance)
                .map(FlowNode.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** Read from the flows themselves: nodes need not name those that leave them. */
    private static @Nullable FlowNode ordinarilyAfter(FlowNode node) {
        SequenceFlow ordinary = node instanceof ExclusiveGateway gateway ? gateway.getDefault() : null;
        return ordinary != null
                ? ordinary.getTarget()
                : node.getParentElement().getChildElementsByType(SequenceFlow.class).stream()
                        .filter(flow -> node.equals(flow.getSource()))
                        .map(SequenceFlow::getTarget)
                        .findFirst()
                        .orElse(null);
    }

    /**
     * What time does when a timer fires, in the words of what follows it: first what it does at once, then what it does at
     * the timers behind it, as long as nobody need act.
     */
    Consequences consequences(String process, String timer) {
        FlowNode at = sheet(process)
                .map(sheet -> sheet.process().getModelInstance().getModelElementById(timer))
                .filter(FlowNode.class::isInstance)
                .map(FlowNode.class::cast)
                .orElse(null);
        if (at == null) {
            return new Consequences(List.of(), tongue.language());
        }
        boolean aside = at instanceof StartEvent || at instanceof BoundaryEvent event && !event.cancelActivity();
        List<List<FlowNode>> consequences = new ArrayList<>();
        List<FlowNode> together = new ArrayList<>();
        Set<FlowNode> seen = new HashSet<>();
        at = ordinarilyAfter(at);
        while (at != null && seen.add(at) && !isStep(process, at)) {
            if (at instanceof IntermediateCatchEvent) {
                close(together, consequences);
            } else if (isDeed(at) && Told.isPublic(at)) {
                together.add(at);
            }
            FlowNode next = ordinarilyAfter(at);
            // The end of a stage leads on behind it, unless the timer only ran beside somebody's work.
            at = next == null && !aside && at.getParentElement() instanceof SubProcess stage
                    ? ordinarilyAfter(stage)
                    : next;
        }
        close(together, consequences);
        Tongue spoken = tongue.of(consequences.stream().flatMap(List::stream).toArray(BaseElement[]::new));
        return new Consequences(
                consequences.stream()
                        .map(deeds -> deeds.stream().map(spoken::about).collect(Collectors.joining(" ")))
                        .toList(),
                spoken.language());
    }

    /** @param language of the deeds, as ISO 639 code */
    record Consequences(List<String> deeds, String language) {}

    /** A process of this chart as it can be drawn. */
    Drawing drawing(Sheet sheet, Set<String> done, Set<String> now) {
        Process process = sheet.process();
        Tongue spoken = tongue.of(process);
        return new Drawing(
                process.getId(),
                spoken.name(process, process.getName()),
                spoken.about(process),
                done,
                now,
                spoken.language());
    }

    private boolean isStep(String process, FlowNode node) {
        return node instanceof SubProcess || step(process, node.getId()).isPresent();
    }

    private static boolean isDeed(FlowNode node) {
        return node instanceof ServiceTask
                || node instanceof SendTask
                || node instanceof CallActivity
                || node instanceof ThrowEvent && Told.property(node, ComplaintProcess.STATE_PROPERTY) != null;
    }

    private static void close(List<FlowNode> together, List<List<FlowNode>> consequences) {
        if (!together.isEmpty()) {
            consequences.add(List.copyOf(together));
            together.clear();
        }
    }
}
