package org.tuntas.modelling;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.procedure.ReporterSignal;

/** What no model may take from the reporter: to withdraw, to object and to have the last word. */
final class ReporterRules {

    private static final String WITHDRAWN = ReporterSignal.WITHDRAWN.message();
    private static final String SATISFIED = ReporterSignal.SATISFIED.message();
    private static final String DISSATISFIED = ReporterSignal.DISSATISFIED.message();
    private static final Set<String> ANSWERED = Set.of("RESOLVED", "AUTO_CLOSED");

    private final Models models;
    private final Findings findings;

    ReporterRules(Models models, Findings findings) {
        this.models = models;
        this.findings = findings;
    }

    void check() {
        ProcessView view = models.processes().get(ComplaintProcess.KEY);
        // A misspelt message is said where it is misspelt, and not by what follows from it.
        if (view == null || findings.hasAny(view.file(), Rule.MESSAGE_UNKNOWN, Rule.MESSAGE_MISSING)) {
            return;
        }
        withdraws(view);
        objects(view);
        isHeard(view);
        satisfied(view);
    }

    /** Work that is called stops with its caller, so it is enough to look at the process of the complaint. */
    private void withdraws(ProcessView view) {
        Set<String> states = new TreeSet<>();
        for (FlowNode node : view.nodes()) {
            String state = ProcessView.properties(node).get(ComplaintProcess.STATE_PROPERTY);
            if (state != null
                    && !(node instanceof EndEvent)
                    && ProcessView.around(node).stream().noneMatch(ReporterRules::lets)) {
                states.add(state);
            }
        }
        if (!states.isEmpty()) {
            findings.add(Rule.REPORTER_WITHDRAWS, view.file(), view.process(), String.join(", ", states));
        }
    }

    private static boolean lets(ModelElementInstance scope) {
        return ProcessView.eventSubProcesses(scope).stream()
                .flatMap(sub -> ProcessView.starts(sub).stream())
                .anyMatch(ReporterRules::isWithdrawal);
    }

    private static boolean isWithdrawal(StartEvent start) {
        return start.isInterrupting()
                && ProcessView.awaits(start).filter(WITHDRAWN::equals).isPresent()
                && ProcessView.inside(start.getParentElement()).stream()
                        .anyMatch(end -> end instanceof EndEvent
                                && "WITHDRAWN"
                                        .equals(ProcessView.properties(end).get(ComplaintProcess.STATE_PROPERTY)));
    }

    /** No report is closed as answered without a moment at which the reporter could have objected. */
    private void objects(ProcessView view) {
        if (view.reachable(null, node -> false).stream()
                .noneMatch(node ->
                        ProcessView.awaits(node).filter(DISSATISFIED::equals).isPresent())) {
            findings.add(Rule.REPORTER_OBJECTS, view.file(), view.process());
            return;
        }
        endsWithout(view, node -> isAskedFor(view, node, DISSATISFIED), ANSWERED)
                .forEach(end -> findings.add(Rule.REPORTER_OBJECTS, view.file(), end));
    }

    private void isHeard(ProcessView view) {
        for (FlowNode event : view.nodes()) {
            if (ProcessView.awaits(event).filter(DISSATISFIED::equals).isPresent()) {
                view.reachable(event, ReporterRules::isWork).stream()
                        .filter(end -> end instanceof EndEvent
                                && end.getParentElement().equals(view.process()))
                        .forEach(end -> findings.add(Rule.REPORTER_IS_HEARD, view.file(), event, Findings.said(end)));
            }
        }
    }

    private static boolean isWork(FlowNode node) {
        return node instanceof UserTask
                || node instanceof CallActivity
                || node instanceof SubProcess
                        && ProcessView.inside(node).stream().anyMatch(ReporterRules::isWork);
    }

    private void satisfied(ProcessView view) {
        Predicate<FlowNode> says =
                node -> ProcessView.awaits(node).filter(SATISFIED::equals).isPresent();
        endsWithout(view, says, Set.of("RESOLVED")).stream()
                .filter(end -> !isAppealRejected(view, end))
                .forEach(end -> findings.add(Rule.REPORTER_SATISFIED, view.file(), end));
    }

    /** An appeal was decided by somebody with no part in the answer, and the end says that it was rejected. */
    private static boolean isAppealRejected(ProcessView view, FlowNode end) {
        boolean appealed = view.reachable(
                        null, node -> node instanceof CallActivity call && "appeal".equals(call.getCalledElement()))
                .contains(end);
        return "APPEAL_REJECTED".equals(ProcessView.properties(end).get(ComplaintProcess.CLOSE_PROPERTY)) && !appealed;
    }

    private static Set<FlowNode> endsWithout(ProcessView view, Predicate<FlowNode> closed, Set<String> states) {
        Set<FlowNode> ends = view.reachable(null, closed);
        ends.removeIf(node -> !(node instanceof EndEvent)
                || !states.contains(String.valueOf(ProcessView.properties(node).get(ComplaintProcess.STATE_PROPERTY))));
        return ends;
    }

    /** Whether a message is waited for at a node, or all the while in it. */
    private static boolean isAskedFor(ProcessView view, FlowNode node, String message) {
        return ProcessView.awaits(node).filter(message::equals).isPresent()
                || view.boundaries(node).stream().anyMatch(event -> ProcessView.awaits(event)
                        .filter(message::equals)
                        .isPresent())
                || view.targets(node).stream()
                        .anyMatch(next -> node instanceof EventBasedGateway
                                && ProcessView.awaits(next)
                                        .filter(message::equals)
                                        .isPresent());
    }
}
