package org.tuntas.modelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.EscalationProcess;
import org.tuntas.lifecycle.ModelVocabulary;

/** Whose the work is, until when, and what happens when nobody does it. */
final class TaskRules {

    private final Models models;
    private final Findings findings;
    private final Predicate<String> hasMembers;

    /** @param hasMembers whether anybody is in a group */
    TaskRules(Models models, Findings findings, Predicate<String> hasMembers) {
        this.models = models;
        this.findings = findings;
        this.hasMembers = hasMembers;
    }

    void check() {
        for (ProcessView view : models.processes().values()) {
            view.nodes(UserTask.class).forEach(task -> {
                owned(view, task);
                limited(view, task);
            });
            view.nodes().stream()
                    .filter(TaskRules::waitsForSomebody)
                    .filter(node -> !isTimed(view, node))
                    .forEach(node -> findings.add(Rule.WAIT_TIMER, view.file(), node));
            view.nodes().forEach(node -> timers(view, node));
        }
    }

    private void owned(ProcessView view, UserTask task) {
        String owner = ProcessView.camunda(task, "candidateGroups");
        Set<String> offered = new TreeSet<>();
        ModelVocabulary.owners().forEach(method -> offered.add("${groups." + method + "(…)}"));
        String choice = String.join(", ", offered);
        if (owner == null
                || ProcessView.camunda(task, "assignee") != null
                || ProcessView.camunda(task, "candidateUsers") != null) {
            findings.add(Rule.USER_TASK_OWNER, view.file(), task, owner == null ? "–" : owner, choice);
            return;
        }
        List<Expressions.Call> calls = new ArrayList<>(Expressions.of(owner).calls());
        boolean knows = calls.size() == 1
                && owner.strip().matches("[$#]\\{\\s*\\w+\\..*}")
                && (!calls.get(0).bean().equals(ModelVocabulary.GROUPS)
                        || !ModelVocabulary.isOffered(
                                ModelVocabulary.GROUPS, calls.get(0).method())
                        || ModelVocabulary.owners().contains(calls.get(0).method()));
        if (!knows
                && !Expressions.of(owner).isMalformed()
                && Expressions.of(owner).others().isEmpty()) {
            findings.add(Rule.USER_TASK_OWNER, view.file(), task, owner, choice);
        }
        if (knows && calls.get(0).method().equals("desk") && !hasMembers.test("desk-admin")) {
            findings.add(Rule.GROUP_EMPTY, view.file(), task, "desk-admin");
        }
    }

    /** What is postponed is not due: it may be taken up again before its day. */
    private void limited(ProcessView view, UserTask task) {
        String due = ProcessView.camunda(task, "dueDate");
        String followUp = ProcessView.camunda(task, "followUpDate");
        if (!isOfTheClock(due) && (due != null || !isOfTheClock(followUp))) {
            findings.add(Rule.USER_TASK_LIMIT, view.file(), task, due == null ? "–" : due);
        }
    }

    /** Only an expression can be one; whether it is spelt right is asked elsewhere. */
    private static boolean isOfTheClock(@Nullable String date) {
        return date != null && date.strip().matches("(?s)[$#]\\{\\s*\\w+\\..*");
    }

    private static boolean waitsForSomebody(FlowNode node) {
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof EventBasedGateway
                || node instanceof IntermediateCatchEvent event
                        && !event.getChildElementsByType(MessageEventDefinition.class)
                                .isEmpty()
                        && !followsEventGateway(event);
    }

    private static boolean followsEventGateway(IntermediateCatchEvent event) {
        return event.getParentElement().getChildElementsByType(SequenceFlow.class).stream()
                .anyMatch(flow -> event.equals(flow.getTarget()) && flow.getSource() instanceof EventBasedGateway);
    }

    /** Its own timer, one around it, or a ladder that climbs beside it. */
    private static boolean isTimed(ProcessView view, FlowNode node) {
        if (view.key().equals(EscalationProcess.KEY)) {
            return true;
        }
        if (node instanceof EventBasedGateway
                && view.targets(node).stream()
                        .anyMatch(next -> next instanceof CatchEvent event && ProcessView.hasTimer(event))) {
            return true;
        }
        if (hasTimerOn(view, node)) {
            return true;
        }
        // The clock of a stage needs a timer of its own: those further out belong to longer clocks.
        @Nullable
        SubProcess stage =
                ProcessView.stageAround(node, ComplaintProcess.STAGE_PROPERTY).orElse(null);
        for (ModelElementInstance scope : ProcessView.around(node)) {
            if (ProcessView.eventSubProcesses(scope).stream()
                            .flatMap(sub -> ProcessView.starts(sub).stream())
                            .anyMatch(ProcessView::hasTimer)
                    || scope instanceof FlowNode around && hasTimerOn(view, around)) {
                return true;
            }
            if (scope.equals(stage)) {
                return false;
            }
        }
        return false;
    }

    private static boolean hasTimerOn(ProcessView view, FlowNode node) {
        return view.boundaries(node).stream().anyMatch(ProcessView::hasTimer);
    }

    private void timers(ProcessView view, FlowNode node) {
        for (TimerEventDefinition timer : node.getChildElementsByType(TimerEventDefinition.class)) {
            String said = timer.getTimeDuration() != null
                    ? timer.getTimeDuration().getTextContent()
                    : timer.getTimeCycle() != null
                            ? timer.getTimeCycle().getTextContent()
                            : timer.getTimeDate() == null
                                    ? ""
                                    : timer.getTimeDate().getTextContent();
            boolean isDate = timer.getTimeDate() != null
                    && timer.getTimeDuration() == null
                    && timer.getTimeCycle() == null
                    && isOfTheClock(said);
            if (!isDate) {
                findings.add(Rule.TIMER_CALENDAR, view.file(), node, said.isBlank() ? "–" : said.strip());
            }
        }
    }
}
