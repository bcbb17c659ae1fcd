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
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.tuntas.procedure.ReporterSignal;

/** Whether every step is come to, and left again. */
final class FlowRules {

    private static final String WITHDRAWN = ReporterSignal.WITHDRAWN.message();

    private final Models models;
    private final Findings findings;
    private final Set<BaseElement> unreached = new HashSet<>();

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

    /** Whether reports come to an element: what is wrong where none comes is not worth a finding of its own. */
    boolean isReached(BaseElement element) {
        BaseElement at = element instanceof SequenceFlow flow && flow.getSource() != null ? flow.getSource() : element;
        return !unreached.contains(at) && ProcessView.around(at).stream().noneMatch(unreached::contains);
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
        nodes.stream()
                .filter(node -> !reached.contains(node) && !ProcessView.isEventSubProcess(node))
                .forEach(unreached::add);
        for (FlowNode node : nodes) {
            if (!reached.contains(node) && !ProcessView.isEventSubProcess(node) && !hangsOnUnreached(node, reached)) {
                boolean first = view.flows().stream()
                        .noneMatch(flow -> node.equals(flow.getTarget()) && flow.getSource() != null);
                if (first || leadsOnlyFromUnreached(view, node, reached)) {
                    findings.add(Rule.FLOW_UNREACHABLE, view.file(), node);
                }
            }
        }
        ends(view, reached, rushing(view, reached));
        joins(view, nodes);
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

    private void ends(ProcessView view, Set<FlowNode> reached, Set<FlowNode> rushing) {
        Set<FlowNode> last = new LinkedHashSet<>();
        for (FlowNode node : reached) {
            if (node instanceof EndEvent) {
                last.add(node);
            } else if (view.outgoing(node).isEmpty()) {
                last.add(node);
                if (!findings.has(Rule.ELEMENT_KIND, view.file(), node)) {
                    findings.add(Rule.FLOW_DEAD_END, view.file(), node);
                }
            }
        }
        Set<FlowNode> ending = reach(last, node -> predecessors(view, node));
        List<FlowNode> stuck =
                reached.stream().filter(node -> !ending.contains(node)).toList();
        stuck.stream()
                .filter(node ->
                        reach(successors(view, node), n -> successors(view, n)).contains(node))
                .findFirst()
                .filter(node -> !rushing.contains(node))
                .ifPresent(node -> findings.add(Rule.FLOW_NO_EXIT, view.file(), node, said(stuck)));
    }

    /** A ring of steps that all run by themselves never comes to rest. */
    private Set<FlowNode> rushing(ProcessView view, Set<FlowNode> reached) {
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
        return seen;
    }

    /** A parallel gateway waits for all its ways: where only one of them is ever taken, the report waits there for ever. */
    private void joins(ProcessView view, Collection<FlowNode> nodes) {
        for (FlowNode join : nodes) {
            if (join instanceof ParallelGateway && predecessors(view, join).size() > 1) {
                boolean comesTwice = nodes.stream()
                        .anyMatch(split -> atOnce(view, split).stream()
                                        .filter(next -> reach(List.of(next), n -> successors(view, n))
                                                .contains(join))
                                        .count()
                                > 1);
                if (!comesTwice) {
                    findings.add(Rule.GATEWAY_JOIN, view.file(), join);
                }
            }
        }
    }

    /** Where the report goes from a node all at once: not one way or the other, and not when something breaks it off. */
    private static List<FlowNode> atOnce(ProcessView view, FlowNode node) {
        if (node instanceof ExclusiveGateway || node instanceof EventBasedGateway) {
            return List.of();
        }
        List<FlowNode> next = new ArrayList<>(view.targets(node));
        view.boundaries(node).stream().filter(event -> !event.cancelActivity()).forEach(next::add);
        return next;
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
        List<FlowNode> beside = Stream.concat(
                        ProcessView.inside(scope).stream()
                                .filter(node -> node instanceof BoundaryEvent event && !event.cancelActivity()),
                        ProcessView.eventSubProcesses(scope).stream()
                                .flatMap(sub -> ProcessView.starts(sub).stream())
                                .filter(start -> !start.isInterrupting()))
                .toList();
        if (beside.isEmpty()) {
            return;
        }
        List<FlowNode> left = reach(starts, node -> successors(view, node).stream()
                        .filter(next -> !(next instanceof BoundaryEvent event)
                                || event.cancelActivity() && !ElementRules.takesWorkAway(event))
                        .toList())
                .stream()
                .filter(node -> node instanceof EndEvent && !ProcessView.terminates(node))
                .toList();
        if (left.size() > 1 && beside.size() == 1) {
            if (ProcessView.awaits(beside.get(0)).filter(WITHDRAWN::equals).isPresent()) {
                // That a withdrawal has to stop everything is a right of the reporter, and said as such.
                return;
            }
            findings.add(Rule.FLOW_LEFT_OPEN, view.file(), beside.get(0), said(left));
        } else {
            left.forEach(end -> findings.add(Rule.FLOW_TERMINATE, view.file(), end, Findings.said(scope)));
        }
    }

    private static String said(Collection<FlowNode> nodes) {
        return nodes.stream()
                .filter(node -> Findings.name(node) != null)
                .map(Findings::said)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
