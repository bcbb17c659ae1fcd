package org.tuntas.modelling;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.ModelVocabulary;

/** Who is waited for, and whether what people can say is waited for at all. */
final class MessageRules {

    /** Rules of their own ask for these. */
    private static final Set<String> ASKED_FOR =
            Set.of("complaint.withdrawn", "reporter.dissatisfied", "reporter.satisfied");

    private final Models models;
    private final Findings findings;

    MessageRules(Models models, Findings findings) {
        this.models = models;
        this.findings = findings;
    }

    void check() {
        List<String> sent = ModelVocabulary.messages();
        Set<String> heard = new TreeSet<>();
        boolean misspelt = false;
        for (ProcessView view : models.processes().values()) {
            for (FlowNode node : view.nodes()) {
                if (!waitsForMessage(node)) {
                    continue;
                }
                String name = ProcessView.awaits(node).orElse("");
                if (name.isBlank()) {
                    findings.add(Rule.MESSAGE_MISSING, view.file(), node, String.join(", ", sent));
                    misspelt = true;
                } else if (!sent.contains(name)) {
                    findings.add(Rule.MESSAGE_UNKNOWN, view.file(), node, name, Suggestion.orAll(name, sent));
                    misspelt = true;
                }
                heard.add(name);
            }
        }
        ProcessView complaint = models.processes().get(ComplaintProcess.KEY);
        if (complaint == null || misspelt || !models.allDiagramsRead()) {
            return;
        }
        sent.stream()
                .filter(message -> !heard.contains(message) && !ASKED_FOR.contains(message))
                .forEach(message -> findings.add(Rule.MESSAGE_UNHEARD, complaint.file(), complaint.process(), message));
    }

    private static boolean waitsForMessage(BaseElement node) {
        return node instanceof ReceiveTask
                || node instanceof CatchEvent event
                        && !event.getChildElementsByType(MessageEventDefinition.class)
                                .isEmpty();
    }
}
