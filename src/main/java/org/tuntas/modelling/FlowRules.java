package org.tuntas.modelling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Whether every step is come to, and left again. */
final class FlowRules {

    private final Models models;
    private final Findings findings;

    FlowRules(Models models, Findings findings) {
        this.models = models;
        this.findings = findings;
    }

    void check() {
        for (ProcessView view : models.processes().values()) {
            view.nodes(ExclusiveGateway.class).forEach(gateway -> decides(view, gateway));
            for (BaseElement scope : view.scopes()) {
                scope(view, scope);
            }
        }
    }

    private void decides(ProcessView view, ExclusiveGateway gateway) {
        List<SequenceFlow> exits = view.outgoing(gateway);
        if (exits.size() < 2) {
            return;
        }
        SequenceFlow usual = gateway.getDefault();
        if (usual == null) {
            findings.add(Rule.GATEWAY_DEFAULT, view.file(), gateway);
        }
        exits.stream()
                .filter(exit -> !exit.equals(usual) && exit.getConditionExpression() == null)
                .filter(exit -> usual != null
                        || exits.stream()
                                        .filter(e -> e.getConditionExpression() == null)
                                        .count()
                                > 1)
                .forEach(exit -> findings.add(
                        Rule.GATEWAY_CONDITION,
                        view.file(),
                        exit,
                        Findings.said(gateway),
                        Findings.said(exit.getTarget())));
    }

    private void scope(ProcessView view, BaseElement scope) {
        Collection<FlowNode> nodes = ProcessView.inside(scope);
        List<StartEvent> starts = ProcessView.starts(scope);
        if (starts.size() != 1) {
            findings.add(Rule.FLOW_START, view.file(), scope, String.valueOf(starts.size()));
            return;
        }
        Set<FlowNode> reached = reach(starts, node -> successors(view, node));
        for (FlowNode node : nodes) {
            if (!reached.contains(node) && !ProcessView.isEventSubProcess(node) && !hangsOnUnreached(node, reached)) {
                boolean first = view.flows().stream()
                        .noneMatch(flow -> node.equals(flow.getTarget()) && flow.getSource() != null);
                if (first || leadsOnlyFromUnreached(view, node, reached)) {
                    findings.add(Rule.FLOW_UNREACHABLE, view.file(), node);
                }
            }
        }
        ends(view, scope, reached);
        rushing(view, scope, reached);
        terminates(view, scope, starts);
    }

    /** An event on the border of a step that is not reached is not worth a finding of its own. */
    private static boolean hangsOnUnreached(FlowNode node, Set<FlowNode> reached) {
        return node instanceof BoundaryEvent event && !reached.contains(event.getAttachedTo());
    }

    /** In a ring that nothing leads into every step has one before it: the first one in the file is named. */
    private static boolean leadsOnlyFromUnreached(ProcessView view, FlowNode node, Set<FlowNode> reached) {
        Set<FlowNode> before = reach(List.of(node), n -> predecessors(view, n));
        return before.stream().allMatch(n -> !reached.contains(n))
                && before.stream().allMatch(n -> predecessors(view, n).size() > 0)
                && ProcessView.inside(node.getParentElement()).stream()
                        .filter(before::contains)
                        .findFirst()
                        .filter(node::equals)
                        .isPresent();
    }

    private static List<FlowNode> successors(ProcessView view, FlowNode node) {
        List<FlowNode> next = new ArrayList<>(view.targets(node));
        next.addAll(view.boundaries(node));
        return next;
    }

    private static List<FlowNode> predecessors(ProcessView view, FlowNode node) {
        List<FlowNode> before = new ArrayList<>();
        view.flows().stream()
                .filter(flow -> node.equals(flow.getTarget()) && flow.getSource() != null)
                .forEach(flow -> before.add(flow.getSource()));
        if (node instanceof BoundaryEvent event && event.getAttachedTo() != null) {
            before.add(event.getAttachedTo());
        }
        return before;
    }

    static Set<FlowNode> reach(Collection<? extends FlowNode> from, Function<FlowNode, List<FlowNode>> next) {
        Set<FlowNode> reached = new LinkedHashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            FlowNode node = open.pop();
            if (reached.add(node)) {
                open.addAll(next.apply(node));
            }
        }
        return reached;
    }

    private void ends(ProcessView view, BaseElement scope, Set<FlowNode> reached) {
        Set<FlowNode> last = new LinkedHashSet<>();
        for (FlowNode node : reached) {
            if (node instanceof EndEvent) {
                last.add(node);
            } else if (view.outgoing(node).isEmpty()) {
                last.add(node);
                findings.add(Rule.FLOW_DEAD_END, view.file(), node);
            }
        }
        Set<FlowNode> ending = reach(last, node -> predecessors(view, node));
        List<FlowNode> stuck =
                reached.stream().filter(node -> !ending.contains(node)).toList();
        stuck.stream()
                .filter(node ->
                        reach(successors(view, node), n -> successors(view, n)).contains(node))
                .findFirst()
                .ifPresent(node -> findings.add(Rule.FLOW_NO_EXIT, view.file(), node, said(stuck)));
    }

    /** A ring of steps that all run by themselves never comes to rest. */
    private void rushing(ProcessView view, BaseElement scope, Set<FlowNode> reached) {
        Set<FlowNode> seen = new HashSet<>();
        for (FlowNode node : reached) {
            if (rests(node) || seen.contains(node)) {
                continue;
            }
            Function<FlowNode, List<FlowNode>> rushes = n ->
                    successors(view, n).stream().filter(next -> !rests(next)).toList();
            Set<FlowNode> after = reach(rushes.apply(node), rushes);
            if (after.contains(node)) {
                List<FlowNode> ring = after.stream()
                        .filter(n -> reach(rushes.apply(n), rushes).contains(node))
                        .toList();
                seen.addAll(ring);
                findings.add(Rule.FLOW_RUSHING_LOOP, view.file(), named(ring, node), said(ring));
            }
        }
    }

    private static FlowNode named(List<FlowNode> ring, FlowNode otherwise) {
        return ring.stream()
                .filter(node -> Findings.name(node) != null)
                .findFirst()
                .orElse(otherwise);
    }

    private boolean rests(FlowNode node) {
        return rests(node, new HashSet<>());
    }

    /** Whether a token waits here for a person, a message or a date. */
    private boolean rests(FlowNode node, Set<String> called) {
        if (node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof IntermediateCatchEvent
                || node instanceof EventBasedGateway
                || node instanceof BoundaryEvent) {
            return true;
        }
        if (node instanceof SubProcess) {
            return ProcessView.inside(node).stream().anyMatch(inner -> rests(inner, called));
        }
        if (node instanceof CallActivity call
                && call.getCalledElement() != null
                && called.add(call.getCalledElement())) {
            ProcessView target = models.processes().get(call.getCalledElement());
            return target == null || target.nodes().stream().anyMatch(inner -> rests(inner, called));
        }
        return false;
    }

    /** Where something may still be open beside the work, the end of the work has to end it too. */
    private void terminates(ProcessView view, BaseElement scope, List<StartEvent> starts) {
        boolean openBeside = ProcessView.inside(scope).stream()
                        .anyMatch(node -> node instanceof BoundaryEvent event && !event.cancelActivity())
                || ProcessView.eventSubProcesses(scope).stream()
                        .flatMap(sub -> ProcessView.starts(sub).stream())
                        .anyMatch(start -> !start.isInterrupting());
        if (!openBeside) {
            return;
        }
        Set<FlowNode> work = reach(starts, node -> successors(view, node).stream()
                .filter(next -> !(next instanceof BoundaryEvent event) || event.cancelActivity())
                .toList());
        work.stream()
                .filter(EndEvent.class::isInstance)
                .filter(end -> !ProcessView.terminates(end))
                .forEach(end -> findings.add(Rule.FLOW_TERMINATE, view.file(), end, Findings.said(scope)));
    }

    private static String said(Collection<FlowNode> nodes) {
        return nodes.stream()
                .filter(node -> Findings.name(node) != null)
                .map(Findings::said)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
