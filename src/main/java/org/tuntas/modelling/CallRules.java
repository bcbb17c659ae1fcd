package org.tuntas.modelling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.xml.instance.DomElement;

/** Whether called processes are there, bound to the same deployment, and told what they need. */
final class CallRules {

    private final Models models;
    private final Findings findings;
    private final Variables variables;

    CallRules(Models models, Findings findings, Variables variables) {
        this.models = models;
        this.findings = findings;
        this.variables = variables;
    }

    void check() {
        for (ProcessView view : models.processes().values()) {
            view.nodes(CallActivity.class).forEach(call -> check(view, call));
            view.nodes(BusinessRuleTask.class).forEach(task -> decides(view, task));
        }
    }

    private void check(ProcessView view, CallActivity call) {
        String key = call.getCalledElement();
        ProcessView called = models.processes().get(String.valueOf(key));
        if (called == null) {
            if (models.allDiagramsRead()) {
                findings.add(
                        Rule.CALL_TARGET,
                        view.file(),
                        call,
                        key == null ? "–" : key,
                        Suggestion.orAll(String.valueOf(key), models.processes().keySet()));
            }
            return;
        }
        circle(view, call, called);
        if (!"deployment".equals(ProcessView.camunda(call, "calledElementBinding"))) {
            findings.add(Rule.CALL_BINDING, view.file(), call);
        }
        if (ProcessView.extensions(call, "in").stream().noneMatch(CallRules::passesNumber)) {
            findings.add(Rule.CALL_BUSINESS_KEY, view.file(), call);
        }
        Set<String> given = variables.inside(called);
        for (DomElement out : Variables.outputs(call)) {
            String source = out.getAttribute("source");
            if (source != null
                    && variables.hasAllForms(called)
                    && !findings.hasAny(called.file(), Rule.ELEMENT_KIND)
                    && !given.contains(source)
                    && !Variables.inputs(call).contains(source)) {
                findings.add(Rule.CALL_OUTPUT, view.file(), call, source, key, Suggestion.orAll(source, given));
            }
        }
    }

    /** A process that comes to itself again calls for ever: each call would wait for the next. */
    private void circle(ProcessView view, CallActivity call, ProcessView called) {
        Map<String, String> way = new LinkedHashMap<>();
        Deque<ProcessView> open = new ArrayDeque<>(List.of(called));
        way.put(called.key(), view.key() + " → " + called.key());
        while (!open.isEmpty()) {
            ProcessView at = open.poll();
            String before = Objects.requireNonNull(way.get(at.key()));
            if (at.key().equals(view.key())) {
                findings.add(Rule.CALL_CIRCLE, view.file(), call, before);
                return;
            }
            for (CallActivity next : at.nodes(CallActivity.class)) {
                ProcessView target = models.processes().get(String.valueOf(next.getCalledElement()));
                if (target != null && way.putIfAbsent(target.key(), before + " → " + target.key()) == null) {
                    open.add(target);
                }
            }
        }
    }

    private static boolean passesNumber(DomElement in) {
        String key = in.getAttribute("businessKey");
        return key != null && key.replaceAll("\\s", "").matches("[$#]\\{execution\\.processBusinessKey}");
    }

    private void decides(ProcessView view, BusinessRuleTask task) {
        String decision = ProcessView.camunda(task, "decisionRef");
        boolean known = models.tables().values().stream()
                .anyMatch(table -> table.decision().equals(decision));
        if (!known) {
            findings.add(
                    Rule.DECISION_MISSING,
                    view.file(),
                    task,
                    decision == null ? "–" : decision,
                    Suggestion.orAll(
                            String.valueOf(decision),
                            models.tables().values().stream()
                                    .map(TableFile::decision)
                                    .toList()));
        }
    }
}
