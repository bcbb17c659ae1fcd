package org.tuntas.modelling;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.ModelVocabulary;

/** What a process is called, and whether people can read it. */
final class ProcessRules {

    private static final Pattern GENERATED = Pattern.compile(
            "(Activity|Event|Gateway|Task|SubProcess|StartEvent|EndEvent|BoundaryEvent|IntermediateCatchEvent|IntermediateThrowEvent"
                    + "|ExclusiveGateway|Process|CallActivity|UserTask|ServiceTask)_[a-z0-9]{7}");
    private static final Pattern ENGLISH =
            Pattern.compile("\\b(the|is|are|of|to|and|by|with|for|this|that|when|from)\\b", Pattern.CASE_INSENSITIVE);
    private static final int FEWEST_WORDS = 3;
    private static final String DRAWING = "http://www.omg.org/spec/BPMN/20100524/DI";

    private final Models models;
    private final Findings findings;

    ProcessRules(Models models, Findings findings) {
        this.models = models;
        this.findings = findings;
    }

    void check() {
        if (models.allDiagramsRead()) {
            ModelVocabulary.processes().stream()
                    .filter(key -> !models.processes().containsKey(key))
                    .forEach(key -> findings.ofFile(Rule.PROCESS_MISSING, "bpmn/" + key + ".bpmn", key));
        }
        for (Map.Entry<String, ProcessView> entry : models.processes().entrySet()) {
            settings(entry.getValue());
            drawn(entry.getValue());
            entry.getValue().scopes().forEach(scope -> explained(entry.getValue(), scope));
            entry.getValue().nodes().forEach(node -> {
                named(entry.getValue(), node);
                explained(entry.getValue(), node);
            });
            ModelVocabulary.languages().forEach(language -> translated(entry.getValue(), language));
        }
    }

    private void settings(ProcessView view) {
        Process process = view.process();
        if (!process.isExecutable()) {
            findings.add(Rule.PROCESS_EXECUTABLE, view.file(), process);
        }
        String history = process.getCamundaHistoryTimeToLiveString();
        if (history == null || !history.matches("\\d{1,6}")) {
            findings.add(Rule.PROCESS_HISTORY, view.file(), process);
        }
        if (ProcessView.camunda(process, "versionTag") == null) {
            findings.add(Rule.PROCESS_VERSION, view.file(), process);
        }
        if (!Models.nameOf(view.file()).equals(view.key() + ".bpmn")) {
            findings.add(Rule.PROCESS_FILE, view.file(), process, view.key() + ".bpmn");
        }
    }

    private void drawn(ProcessView view) {
        if (!view.nodes().isEmpty()
                && models.source(view.file())
                                .getElementsByTagNameNS(DRAWING, "BPMNShape")
                                .getLength()
                        == 0) {
            findings.add(Rule.DRAWING_MISSING, view.file(), view.process());
        }
    }

    private void named(ProcessView view, FlowNode node) {
        if (isGenerated(node) && ProcessView.around(node).stream().noneMatch(ProcessRules::isGenerated)) {
            findings.add(Rule.ID_GENERATED, view.file(), node);
        }
        boolean asks = node instanceof ExclusiveGateway && view.outgoing(node).size() > 1;
        if (Findings.name(node) == null && (asks || !(node instanceof Gateway))) {
            findings.add(Rule.NAME_MISSING, view.file(), node, kind(node));
        }
        if (asks) {
            for (SequenceFlow exit : view.outgoing(node)) {
                if (Findings.name(exit) == null) {
                    findings.add(
                            Rule.NAME_EXIT, view.file(), exit, Findings.said(node), Findings.said(exit.getTarget()));
                }
            }
        }
    }

    private static boolean isGenerated(BaseElement element) {
        return element.getId() != null && GENERATED.matcher(element.getId()).matches();
    }

    private static String kind(FlowNode node) {
        return node.getElementType().getTypeName();
    }

    private void explained(ProcessView view, BaseElement element) {
        String text = String.join(
                        " ",
                        element.getDocumentations().stream()
                                .map(documentation ->
                                        documentation.getTextContent().strip())
                                .toList())
                .strip();
        boolean silent = element instanceof Gateway gateway
                && (gateway instanceof EventBasedGateway
                        || view.outgoing(gateway).size() < 2
                        || Findings.name(gateway) == null);
        if (text.isEmpty() && !silent) {
            findings.add(Rule.DOCUMENTATION_MISSING, view.file(), element);
        } else if (!text.isEmpty() && !isSentence(text)) {
            findings.add(Rule.DOCUMENTATION_SENTENCE, view.file(), element, text);
        }
    }

    /** Half of it is shown to nobody. Nothing at all is no fault: then people read Indonesian. */
    private void translated(ProcessView view, String language) {
        String name = ComplaintProcess.NAME_PREFIX + language;
        String documentation = ComplaintProcess.DOCUMENTATION_PREFIX + language;
        Stream.concat(Stream.of(view.process()), view.nodes(Activity.class).stream())
                .filter(element -> !element.getDocumentations().isEmpty())
                .forEach(element -> {
                    Map<String, String> said = ProcessView.properties(element);
                    if (said.containsKey(name) != said.containsKey(documentation)) {
                        findings.add(
                                Rule.DOCUMENTATION_LANGUAGE,
                                view.file(),
                                element,
                                "@language." + language,
                                said.containsKey(name) ? documentation : name);
                    }
                });
    }

    private static boolean isSentence(String text) {
        return Character.toString(text.codePointAt(0))
                        .equals(text.substring(0, 1).toUpperCase(Locale.ROOT))
                && text.matches("(?s).*[.!?]")
                && text.split("\\s+").length >= FEWEST_WORDS
                && ENGLISH.matcher(text).results().count() < 2;
    }
}
