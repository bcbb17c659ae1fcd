package org.tuntas.modelling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.DomElement;

/** That each outcome a form offers has a way of its own in the diagram, and each way an outcome. */
final class OutcomeRules {

    private static final Pattern CONDITION =
            Pattern.compile("\\s*[$#]\\{\\s*(\\w+)\\s*==\\s*(?:'([^']*)'|\"([^\"]*)\"|(true|false|\\d+))\\s*}\\s*");

    private final Models models;
    private final Findings findings;
    private final Variables variables;

    OutcomeRules(Models models, Findings findings, Variables variables) {
        this.models = models;
        this.findings = findings;
        this.variables = variables;
    }

    /** What a way asks for. */
    private record Asked(String variable, String value) {}

    void check() {
        for (ProcessView view : models.processes().values()) {
            view.flows().forEach(flow -> way(view, flow));
            view.nodes(UserTask.class)
                    .forEach(task -> variables.form(task).ifPresent(form -> outcomes(view, task, form)));
        }
    }

    private static Optional<Asked> asked(SequenceFlow flow) {
        if (flow.getConditionExpression() == null) {
            return Optional.empty();
        }
        Matcher condition = CONDITION.matcher(flow.getConditionExpression().getTextContent());
        if (!condition.matches()) {
            return Optional.empty();
        }
        String value = condition.group(2) != null
                ? condition.group(2)
                : condition.group(3) != null ? condition.group(3) : condition.group(4);
        return Optional.of(new Asked(condition.group(1), value));
    }

    private void way(ProcessView view, SequenceFlow flow) {
        if (flow.getConditionExpression() == null) {
            return;
        }
        String condition = flow.getConditionExpression().getTextContent().strip();
        Optional<Asked> asked = asked(flow);
        if (flow.getSource() != null && !(flow.getSource() instanceof ExclusiveGateway)) {
            if (!findings.has(Rule.ELEMENT_KIND, view.file(), flow.getSource())) {
                findings.add(Rule.CONDITION_PLACE, view.file(), flow, Findings.said(flow.getSource()), condition);
            }
            return;
        }
        if (asked.isEmpty()) {
            if (!Expressions.isIn(condition)) {
                findings.add(Rule.CONDITION_BARE, view.file(), flow, condition);
            } else if (!Expressions.of(condition).isMalformed()
                    && !findings.has(Rule.EXPRESSION_NOT_OFFERED, view.file(), flow)
                    && !findings.has(Rule.EXPRESSION_VARIABLE, view.file(), flow)) {
                findings.add(Rule.CONDITION_SHAPE, view.file(), flow, condition);
            }
            return;
        }
        Map<String, String> values = variables.values(view, asked.get().variable());
        if (!values.isEmpty() && !values.containsKey(asked.get().value())) {
            findings.add(
                    Rule.WAY_WITHOUT_OUTCOME,
                    view.file(),
                    flow,
                    flow.getSource() == null ? "–" : Findings.said(flow.getSource()),
                    asked.get().variable(),
                    asked.get().value(),
                    Suggestion.orAll(asked.get().value(), values.keySet()));
        }
    }

    private void outcomes(ProcessView view, UserTask task, FormFile form) {
        Optional<KnownForm> known = KnownForm.of(form.id());
        for (FormFile.Field field : form.fields()) {
            if (field.options().isEmpty() || field.isNarrative()) {
                continue;
            }
            Map<ExclusiveGateway, Decided> deciding = deciding(view, task, field.key());
            deciding.forEach((gateway, decided) -> {
                Set<String> rest = new LinkedHashSet<>(field.options().keySet());
                rest.removeAll(decided.values());
                Set<String> strange = new LinkedHashSet<>(decided.values());
                strange.removeAll(field.options().keySet());
                rest.removeIf(value -> Suggestion.of(value, strange).isPresent());
                known.ifPresent(contract -> {
                    if (contract.together().containsAll(rest)) {
                        rest.clear();
                    }
                });
                boolean hasDefault = gateway.getDefault() != null;
                int usual = hasDefault ? 1 : 0;
                // What was renamed on one side is said at the way that asks for it.
                boolean renamed = strange.size() == 1 && rest.size() == usual + 1;
                if (rest.size() > usual && !renamed && !decided.isUnclear()) {
                    known.ifPresent(contract -> rest.removeAll(
                            contract.together().isEmpty() ? Set.of(contract.usual()) : contract.together()));
                    if (rest.isEmpty()) {
                        return;
                    }
                    findings.add(
                            Rule.OUTCOME_WITHOUT_WAY,
                            decided.view().file(),
                            gateway,
                            rest.stream()
                                    .map(value -> "“" + field.options().get(value) + "” (" + value + ")")
                                    .collect(Collectors.joining(", ")),
                            Models.nameOf(form.file()),
                            hasDefault ? Findings.said(gateway.getDefault()) : "–",
                            decided.variable());
                }
            });
            if (deciding.isEmpty() && known.isEmpty() && field.key().endsWith("Outcome")) {
                findings.add(
                        Rule.OUTCOME_UNUSED, form.file(), field.key(), field.label(), field.key(), Findings.said(task));
            }
        }
    }

    /** A gateway at which a variable decides, under the name it has there. */
    private record Decided(ProcessView view, String variable, Set<String> values, boolean isUnclear) {}

    private record Step(ProcessView view, FlowNode node, String variable) {}

    /** The first gateways behind a task that ask for what was chosen on its form, also past the end of a called process. */
    private Map<ExclusiveGateway, Decided> deciding(ProcessView from, UserTask task, String key) {
        Map<ExclusiveGateway, Decided> deciding = new LinkedHashMap<>();
        Set<Step> seen = new HashSet<>();
        Deque<Step> open = new ArrayDeque<>();
        from.targets(task).forEach(next -> open.add(new Step(from, next, key)));
        while (!open.isEmpty()) {
            Step step = open.poll();
            if (!seen.add(step)) {
                continue;
            }
            Set<String> values = step.node() instanceof ExclusiveGateway
                    ? step.view().outgoing(step.node()).stream()
                            .flatMap(flow -> asked(flow).stream())
                            .filter(asked -> asked.variable().equals(step.variable()))
                            .map(Asked::value)
                            .collect(Collectors.toSet())
                    : Set.of();
            if (!values.isEmpty()) {
                deciding.put(
                        (ExclusiveGateway) step.node(),
                        new Decided(step.view(), step.variable(), values, isUnclear(step)));
            } else {
                open.addAll(next(step));
            }
        }
        return deciding;
    }

    /** Whether a way has a condition that nobody can read, so that it may be the one that seems to lack. */
    private static boolean isUnclear(Step step) {
        return step.view().outgoing(step.node()).stream()
                .anyMatch(flow ->
                        flow.getConditionExpression() != null && asked(flow).isEmpty());
    }

    private List<Step> next(Step step) {
        List<Step> next = new ArrayList<>();
        if (!(step.node() instanceof EndEvent)) {
            if (step.node() instanceof UserTask task
                    && variables
                            .form(task)
                            .flatMap(form -> form.field(step.variable()))
                            .isPresent()) {
                return next;
            }
            step.view().targets(step.node()).forEach(node -> next.add(new Step(step.view(), node, step.variable())));
            return next;
        }
        if (step.node().getParentElement() instanceof SubProcess scope) {
            if (!scope.triggeredByEvent()) {
                step.view().targets(scope).forEach(node -> next.add(new Step(step.view(), node, step.variable())));
            }
            return next;
        }
        for (Models.Call call : models.callsOf(step.view().key())) {
            for (DomElement out : Variables.outputs(call.activity())) {
                if (step.variable().equals(out.getAttribute("source"))) {
                    call.caller()
                            .targets(call.activity())
                            .forEach(node -> next.add(new Step(call.caller(), node, out.getAttribute("target"))));
                }
            }
        }
        return next;
    }
}
