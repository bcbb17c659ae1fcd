package org.tuntas.modelling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;

/** Shapes that would do something else than they look like, and words that the tables of the engine cannot hold. */
final class ElementRules {

    /** What the engine's tables hold of an id or a name, and of a task's explanation, in characters. */
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_EXPLANATION = 4000;
    private static final int LONGEST_TAG = 64;

    /** Shapes by the name of their element, with the words for them. */
    private static final Map<String, String> SHAPES = Map.of(
            "task", "task",
            "manualTask", "task",
            "sendTask", "send",
            "inclusiveGateway", "inclusive",
            "complexGateway", "inclusive",
            "transaction", "scope",
            "adHocSubProcess", "scope");

    private static final Set<String> EVENTS =
            Set.of("timerEventDefinition", "messageEventDefinition", "terminateEventDefinition");

    private final Models models;
    private final Findings findings;

    ElementRules(Models models, Findings findings) {
        this.models = models;
        this.findings = findings;
    }

    void check() {
        for (ProcessView view : models.processes().values()) {
            fits(view, view.process(), Map.of("id", view.key(), "name", text(Findings.name(view.process()))));
            String tag = text(ProcessView.camunda(view.process(), "versionTag"));
            if (tag.length() > LONGEST_TAG) {
                tooLong(view, view.process(), "versionTag", LONGEST_TAG, tag);
            }
            for (FlowNode node : view.nodes()) {
                kind(node)
                        .ifPresent(kind -> findings.add(
                                Rule.ELEMENT_KIND, view.file(), node, "@kind." + kind, "@kind." + kind + ".instead"));
                if (takesWorkAway(node)) {
                    findings.add(Rule.TIMER_INTERRUPTS, view.file(), node, Findings.said(interrupted(node)));
                }
                fits(view, node, Map.of("id", text(node.getId()), "name", text(Findings.name(node))));
                explained(view, node);
            }
        }
    }

    /** What a shape is that means nothing here, as the end of the key of its words. */
    private static Optional<String> kind(FlowNode node) {
        String shape = SHAPES.get(node.getElementType().getTypeName());
        if (shape != null) {
            return Optional.of(shape);
        }
        List<String> children = node.getDomElement().getChildElements().stream()
                .map(DomElement::getLocalName)
                .toList();
        if (children.contains("standardLoopCharacteristics")) {
            return Optional.of("loop");
        }
        if (!(node instanceof Event)) {
            return Optional.empty();
        }
        List<String> events = children.stream()
                .filter(name -> name.endsWith("EventDefinition"))
                .toList();
        if (!EVENTS.containsAll(events)) {
            return Optional.of("event");
        }
        if (node instanceof ThrowEvent && events.contains("messageEventDefinition")) {
            return Optional.of("event");
        }
        boolean begins = node instanceof StartEvent && !ProcessView.isEventSubProcess(node.getParentElement());
        if (node instanceof CatchEvent && !begins && events.isEmpty()) {
            return Optional.of("blank");
        }
        return begins && !events.isEmpty() ? Optional.of("start") : Optional.empty();
    }

    /** A warning and a ladder go beside the work: nobody's decision is skipped because it is late. */
    static boolean takesWorkAway(FlowNode node) {
        boolean interrupts = node instanceof BoundaryEvent event && event.cancelActivity()
                || node instanceof StartEvent start
                        && ProcessView.isEventSubProcess(start.getParentElement())
                        && start.isInterrupting();
        return interrupts
                && node.getChildElementsByType(TimerEventDefinition.class).stream()
                        .filter(timer -> timer.getTimeDate() != null)
                        .flatMap(timer -> Expressions.of(timer.getTimeDate().getTextContent()).calls().stream())
                        .anyMatch(call -> Set.of("warning", "rung", "share").contains(call.method()));
    }

    private static BaseElement interrupted(FlowNode node) {
        return node instanceof BoundaryEvent event
                ? event.getAttachedTo()
                : (BaseElement) node.getParentElement().getParentElement();
    }

    private void fits(ProcessView view, BaseElement element, Map<String, String> words) {
        new LinkedHashMap<>(words).forEach((what, said) -> {
            if (said.length() > LONGEST_NAME) {
                tooLong(view, element, what, LONGEST_NAME, said);
            }
        });
    }

    private void explained(ProcessView view, FlowNode node) {
        int length = node.getDocumentations().stream()
                .mapToInt(documentation -> documentation.getTextContent().length())
                .sum();
        if (node instanceof UserTask && length > LONGEST_EXPLANATION) {
            findings.add(
                    Rule.NAME_LONG,
                    view.file(),
                    node,
                    "@long.documentation",
                    String.valueOf(length),
                    String.valueOf(LONGEST_EXPLANATION));
        }
    }

    private void tooLong(ProcessView view, BaseElement element, String what, int most, String said) {
        String id = text(element.getId());
        String name = text(Findings.name(element));
        findings.add(
                Rule.NAME_LONG,
                view.file(),
                id.length() > LONGEST_NAME ? null : id,
                name.isEmpty() || name.length() > LONGEST_NAME ? null : name,
                "@long." + what,
                String.valueOf(said.length()),
                String.valueOf(most));
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }
}
