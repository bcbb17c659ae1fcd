package org.tuntas.modelling;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.ModelVocabulary;

/** The properties with which a designer says what the public sees and which clock runs. */
final class PropertyRules {

    private static final Set<String> STATES =
            Arrays.stream(ComplaintState.values()).map(Enum::name).collect(Collectors.toSet());

    private final Models models;
    private final Findings findings;

    PropertyRules(Models models, Findings findings) {
        this.models = models;
        this.findings = findings;
    }

    void check() {
        for (ProcessView view : models.processes().values()) {
            check(view, view.process());
            view.nodes().forEach(node -> check(view, node));
            view.flows().forEach(flow -> check(view, flow));
            if (view.key().equals(ComplaintProcess.KEY)) {
                view.nodes(EndEvent.class).stream()
                        .filter(PropertyRules::endsTheRound)
                        .filter(end -> !ProcessView.properties(end).containsKey(ComplaintProcess.STATE_PROPERTY))
                        .forEach(end -> findings.add(Rule.STATE_OF_END, view.file(), end, finalStates()));
            }
        }
    }

    private static boolean endsTheRound(EndEvent end) {
        return end.getParentElement() instanceof Process
                || ProcessView.isEventSubProcess(end.getParentElement())
                        && end.getParentElement().getParentElement() instanceof Process
                        && ProcessView.starts(end.getParentElement()).stream().allMatch(StartEvent::isInterrupting);
    }

    private void check(ProcessView view, BaseElement element) {
        Map<String, String> properties = ProcessView.properties(element);
        properties.forEach((name, value) -> {
            if (ModelVocabulary.words().contains(name)) {
                return;
            }
            if (!ModelVocabulary.properties().contains(name)) {
                findings.add(
                        Rule.PROPERTY_UNKNOWN,
                        view.file(),
                        element,
                        name,
                        Suggestion.orAll(name, ModelVocabulary.properties()));
                return;
            }
            if (!belongs(element, name, properties)) {
                findings.add(Rule.PROPERTY_PLACE, view.file(), element, name, "@place." + name);
            }
            known(name)
                    .filter(known -> !known.contains(value) && !Expressions.isIn(value))
                    .ifPresent(known -> findings.add(
                            Rule.PROPERTY_VALUE, view.file(), element, name, value, Suggestion.orAll(value, known)));
            if (name.equals(ComplaintProcess.STATE_PROPERTY)
                    && STATES.contains(value)
                    && ComplaintState.valueOf(value).isFinal()
                    && !(element instanceof EndEvent)) {
                findings.add(Rule.STATE_FINAL, view.file(), element, value);
            }
        });
    }

    private static boolean belongs(BaseElement element, String property, Map<String, String> others) {
        return switch (property) {
            case ComplaintProcess.STAGE_PROPERTY -> element instanceof SubProcess sub && !sub.triggeredByEvent();
            case ComplaintProcess.PAUSE_PROPERTY, ComplaintProcess.UNTIL_PROPERTY ->
                others.containsKey(ComplaintProcess.STAGE_PROPERTY);
            case ComplaintProcess.CLOSE_PROPERTY -> element instanceof EndEvent;
            case ComplaintProcess.MAP_PROPERTY -> element instanceof FlowElement;
            default ->
                element instanceof FlowNode
                        && (element instanceof Activity
                                || element instanceof EventBasedGateway
                                || element instanceof Event && !(element instanceof StartEvent));
        };
    }

    private static Optional<Set<String>> known(String property) {
        return switch (property) {
            case ComplaintProcess.STATE_PROPERTY -> Optional.of(STATES);
            case ComplaintProcess.PAUSE_PROPERTY -> Optional.of(Labels.of("pauseReason."));
            case ComplaintProcess.CLOSE_PROPERTY -> Optional.of(Labels.of("reason."));
            case ComplaintProcess.MAP_PROPERTY -> Optional.of(Set.of(ComplaintProcess.MAP_HIDDEN));
            default -> Optional.empty();
        };
    }

    private static String finalStates() {
        return Arrays.stream(ComplaintState.values())
                .filter(ComplaintState::isFinal)
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }
}
