package org.tuntas.docs;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.ModelsOnDisk;

/** The models of {@code bpmn/}, in the order in which a report walks through them and not in the order of the files. */
final class Models {

    private final List<Process> processes;

    private Models(List<Process> processes) {
        this.processes = processes;
    }

    static Models ofTheWorkingCopy() {
        SortedMap<String, Process> all = new TreeMap<>();
        ModelsOnDisk.bundle().everything().forEach((file, content) -> {
            if (file.endsWith(".bpmn")) {
                BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
                model.getModelElementsByType(Process.class).forEach(process -> all.put(process.getId(), process));
            }
        });
        Map<String, Process> ordered = new LinkedHashMap<>();
        follow(ComplaintProcess.KEY, all, ordered);
        all.forEach(ordered::putIfAbsent);
        // A ladder is called from everywhere: what calls nothing comes last.
        List<Process> processes = new ArrayList<>(ordered.values());
        processes.sort((one, other) -> Boolean.compare(isLeaf(one), isLeaf(other)));
        return new Models(List.copyOf(processes));
    }

    private static void follow(String key, Map<String, Process> all, Map<String, Process> ordered) {
        Process process = all.get(key);
        if (process == null) {
            throw new IllegalStateException("A model calls " + key + ", and there is no such process");
        }
        if (ordered.putIfAbsent(key, process) == null) {
            walk(process)
                    .filter(CallActivity.class::isInstance)
                    .forEach(call -> follow(((CallActivity) call).getCalledElement(), all, ordered));
        }
    }

    private static boolean isLeaf(Process process) {
        return walk(process).noneMatch(CallActivity.class::isInstance);
    }

    List<Process> processes() {
        return processes;
    }

    /** Every node of every model. */
    Stream<FlowNode> nodes() {
        return processes.stream().flatMap(Models::walk);
    }

    /** Sub-processes in which the clock of a stage runs, by stage; those of a called process where it is first called. */
    Map<String, List<SubProcess>> stages() {
        List<FlowNode> nodes = new ArrayList<>();
        Set<Process> told = new LinkedHashSet<>();
        processes.forEach(process -> tell(process, told, nodes));
        return nodes.stream()
                .filter(SubProcess.class::isInstance)
                .map(SubProcess.class::cast)
                .filter(sub -> property(sub, ComplaintProcess.STAGE_PROPERTY).isPresent())
                .collect(Collectors.groupingBy(
                        sub -> property(sub, ComplaintProcess.STAGE_PROPERTY).orElseThrow(),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private void tell(Process process, Set<Process> told, List<FlowNode> nodes) {
        if (told.add(process)) {
            walk(process).forEach(node -> {
                nodes.add(node);
                if (node instanceof CallActivity call) {
                    processes.stream()
                            .filter(called -> called.getId().equals(call.getCalledElement()))
                            .forEach(called -> tell(called, told, nodes));
                }
            });
        }
    }

    /** The nodes inside a process or sub-process and in everything below, each scope from its start. */
    static Stream<FlowNode> walk(ModelElementInstance scope) {
        return inOrder(scope).stream()
                .flatMap(node ->
                        node instanceof SubProcess ? Stream.concat(Stream.of(node), walk(node)) : Stream.of(node));
    }

    /** The nodes directly inside a scope: along the flows from its start, what hangs on a step right after it. */
    static List<FlowNode> inOrder(ModelElementInstance scope) {
        Collection<FlowNode> nodes = scope.getChildElementsByType(FlowNode.class);
        Set<FlowNode> ordered = new LinkedHashSet<>();
        nodes.stream().filter(StartEvent.class::isInstance).forEach(start -> visit(start, nodes, ordered));
        // Event sub-processes have no flow that leads to them.
        nodes.forEach(node -> visit(node, nodes, ordered));
        return List.copyOf(ordered);
    }

    private static void visit(FlowNode node, Collection<FlowNode> nodes, Set<FlowNode> ordered) {
        if (!ordered.add(node)) {
            return;
        }
        boundaries(node).forEach(event -> visit(event, nodes, ordered));
        node.getOutgoing().forEach(flow -> visit(flow.getTarget(), nodes, ordered));
    }

    /** What hangs on the border of an activity. */
    static List<BoundaryEvent> boundaries(FlowNode activity) {
        return activity.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(activity))
                .toList();
    }

    /** An extension property of an element. */
    static Optional<String> property(BaseElement element, String name) {
        return Optional.ofNullable(element.getExtensionElements()).stream()
                .flatMap(extensions -> extensions.getChildElementsByType(CamundaProperties.class).stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> property.getCamundaName().equals(name))
                .map(property -> property.getCamundaValue())
                .findFirst();
    }

    /** The sentence for people; empty when there is none. */
    static String documentation(BaseElement element) {
        return element.getDocumentations().stream()
                .map(documentation -> documentation.getTextContent().strip())
                .collect(Collectors.joining(" "));
    }

    /** The process an element belongs to. */
    static Process processOf(ModelElementInstance element) {
        return element instanceof Process process ? process : processOf(element.getParentElement());
    }

    /** Names of the scopes around an element and its own, from the outside. */
    static String path(FlowElement element) {
        ModelElementInstance parent = element.getParentElement();
        return (parent instanceof FlowElement scope ? path(scope) : ((Process) parent).getName())
                + " › "
                + element.getName();
    }

    /** The closest scope around an element that is a stage. */
    static Optional<SubProcess> stageAround(ModelElementInstance element) {
        for (ModelElementInstance scope = element; scope != null; scope = scope.getParentElement()) {
            if (scope instanceof SubProcess sub
                    && property(sub, ComplaintProcess.STAGE_PROPERTY).isPresent()) {
                return Optional.of(sub);
            }
        }
        return Optional.empty();
    }

    /** Where a flow leads, past the points at which ways only join. */
    static FlowNode destination(SequenceFlow flow) {
        FlowNode target = flow.getTarget();
        return asksNothing(target) && target.getOutgoing().size() == 1
                ? destination(target.getOutgoing().iterator().next())
                : target;
    }

    /** Where a flow leads, in words: the step, and what follows where the step ends its sub-process. */
    static String leadsTo(SequenceFlow flow) {
        FlowNode target = destination(flow);
        if (asksNothing(target)) {
            return destinations(target, " and ");
        }
        return target instanceof EndEvent
                        && target.getParentElement() instanceof SubProcess scope
                        && !scope.triggeredByEvent()
                        && property(scope, ComplaintProcess.STAGE_PROPERTY).isEmpty()
                ? target.getName() + ", then " + destinations(scope, ", ")
                : target.getName();
    }

    /** Where everything leads that leaves a node, in words. */
    static String destinations(FlowNode node, String separator) {
        return node.getOutgoing().stream().map(Models::leadsTo).collect(Collectors.joining(separator));
    }

    /** The ends that are reached when the work itself is done, and not beside it. */
    static List<FlowNode> ends(SubProcess scope) {
        Set<FlowNode> reached = new LinkedHashSet<>();
        scope.getChildElementsByType(StartEvent.class).forEach(start -> reach(start, reached));
        return reached.stream().filter(EndEvent.class::isInstance).toList();
    }

    private static void reach(FlowNode node, Set<FlowNode> reached) {
        if (reached.add(node)) {
            node.getOutgoing().forEach(flow -> reach(flow.getTarget(), reached));
            boundaries(node).stream().filter(BoundaryEvent::cancelActivity).forEach(event -> reach(event, reached));
        }
    }

    private static boolean asksNothing(FlowNode node) {
        return node instanceof Gateway && node.getName() == null;
    }
}
