package org.tuntas.modelling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.ModelVocabulary;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** That models use what they are offered and nothing else: beans, methods and variables, and no code of their own. */
final class ExpressionRules {

    /** What would run code: elements and attributes of the engine's vocabulary. */
    private static final Set<String> CODE_ELEMENTS =
            Set.of("script", "connector", "executionListener", "taskListener", "field", "scriptTask", "formData");

    private static final Set<String> CODE_ATTRIBUTES = Set.of(
            "class", "expression", "scriptFormat", "resource", "type", "variableMappingClass", "formHandlerClass");

    private final Models models;
    private final Findings findings;
    private final Variables variables;
    private final FlowRules flows;
    private final Map<ProcessView, Map<String, Set<String>>> asked = new LinkedHashMap<>();

    ExpressionRules(Models models, Findings findings, Variables variables, FlowRules flows) {
        this.models = models;
        this.findings = findings;
        this.variables = variables;
        this.flows = flows;
    }

    void check() {
        for (ProcessView view : models.processes().values()) {
            view.nodes(ServiceTask.class).forEach(task -> delegate(view, task));
        }
        models.diagrams()
                .forEach((file, diagram) ->
                        walk(file, diagram, models.source(file).getDocumentElement(), null));
        asked.forEach(this::handedIn);
    }

    private void delegate(ProcessView view, ServiceTask task) {
        Set<String> offered = ModelVocabulary.delegates().keySet();
        String said = ProcessView.camunda(task, "delegateExpression");
        String bean = Variables.bean(task);
        if (bean == null || !offered.contains(bean)) {
            findings.add(
                    Rule.CODE_DELEGATE,
                    view.file(),
                    task,
                    said == null ? "–" : said,
                    Suggestion.orAll(bean == null ? String.valueOf(said) : bean, offered));
            return;
        }
        String phrase =
                String.valueOf(task.getId()).replaceFirst("^serviceTask_", "").replaceFirst("_.*$|\\d+$", "");
        if (!phrase.isEmpty() && !(Character.toLowerCase(phrase.charAt(0)) + phrase.substring(1)).equals(bean)) {
            findings.add(
                    Rule.CODE_PHRASE,
                    view.file(),
                    task,
                    bean,
                    "serviceTask_" + Character.toUpperCase(bean.charAt(0)) + bean.substring(1));
        }
        Set<String> there = variables.inside(view);
        for (String needed : Variables.delegate(task).orElseThrow().needs()) {
            boolean brings = ProcessView.inputs(task).containsKey(needed);
            boolean around = ProcessView.around(task).stream()
                    .anyMatch(scope -> ProcessView.inputs(scope).containsKey(needed));
            boolean stage = needed.equals(ComplaintProcess.VISIT)
                    && ProcessView.stageAround(task, ComplaintProcess.STAGE_PROPERTY)
                            .isPresent();
            boolean local = Set.of(ComplaintProcess.VISIT, "level", "rung").contains(needed);
            if (brings || around || stage || !local && there.contains(needed)) {
                continue;
            }
            if (variables.handedIn(view.key()).contains(needed)) {
                ask(view, needed, task);
            } else if (needed.equals(ComplaintProcess.VISIT)) {
                findings.once(Rule.STAGE_MISSING, view.file(), closest(task), Findings.said(task));
            } else if (models.allDiagramsRead()) {
                findings.add(Rule.CODE_INPUT, view.file(), task, needed, bean);
            }
        }
    }

    private void walk(String file, BpmnModelInstance diagram, Element element, @Nullable BaseElement owner) {
        BaseElement around = owner;
        if (element.hasAttribute("id")
                && diagram.getModelElementById(element.getAttribute("id")) instanceof BaseElement found
                && (found instanceof FlowElement || found instanceof Process)) {
            around = found;
        }
        if (around != null) {
            code(file, element, around);
            for (int at = 0; at < element.getAttributes().getLength(); at++) {
                Node attribute = element.getAttributes().item(at);
                read(file, around, element, attribute.getLocalName(), attribute.getNodeValue());
            }
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                if (!inner.getLocalName().equals("documentation")
                        && !inner.getLocalName().equals("BPMNDiagram")) {
                    walk(file, diagram, inner, around);
                }
            } else if (around != null && Expressions.isIn(String.valueOf(child.getNodeValue()))) {
                read(file, around, element, "", child.getNodeValue());
            }
        }
    }

    private void code(String file, Element element, BaseElement owner) {
        boolean camunda = ProcessView.CAMUNDA.equals(element.getNamespaceURI());
        if (CODE_ELEMENTS.contains(element.getLocalName())
                && (camunda || element.getLocalName().equals("scriptTask"))) {
            findings.add(Rule.CODE_SCRIPT, file, owner, element.getNodeName());
        }
        for (String attribute : CODE_ATTRIBUTES) {
            if (element.hasAttributeNS(ProcessView.CAMUNDA, attribute)) {
                findings.add(Rule.CODE_SCRIPT, file, owner, "camunda:" + attribute);
            }
        }
    }

    private void read(String file, BaseElement owner, Element element, String attribute, String text) {
        if (attribute.equals("source")
                && ProcessView.CAMUNDA.equals(element.getNamespaceURI())
                && element.getLocalName().equals("in")) {
            uses(file, owner, text.strip());
        }
        if (!Expressions.isIn(text)) {
            return;
        }
        Expressions expression = Expressions.of(text);
        if (expression.isMalformed()) {
            findings.add(Rule.EXPRESSION_MALFORMED, file, owner, text.strip());
            return;
        }
        expression
                .others()
                .forEach(other -> findings.add(Rule.EXPRESSION_NOT_OFFERED, file, owner, other, text.strip()));
        expression.calls().forEach(call -> called(file, owner, call));
        if (!attribute.equals("delegateExpression")) {
            expression.names().forEach(name -> uses(file, owner, name));
        }
    }

    private void called(String file, BaseElement owner, Expressions.Call call) {
        Map<String, Map<String, Integer>> offered = ModelVocabulary.methods();
        if (!offered.containsKey(call.bean())) {
            findings.add(
                    Rule.EXPRESSION_BEAN, file, owner, call.bean(), Suggestion.orAll(call.bean(), offered.keySet()));
            return;
        }
        Map<String, Integer> methods = offered.get(call.bean());
        if (call.bean().equals(ModelVocabulary.SLA) && methods.containsKey(call.method()) && !call.isOfVariable()) {
            findings.add(Rule.EXPRESSION_CLOCK, file, owner, call.bean() + "." + call.method());
            return;
        }
        Integer takes = methods.get(call.method());
        if (takes == null) {
            findings.add(
                    Rule.EXPRESSION_METHOD,
                    file,
                    owner,
                    call.bean() + "." + call.method(),
                    Suggestion.orAll(call.method(), methods.keySet()));
        } else if (takes != call.values()) {
            findings.add(
                    Rule.EXPRESSION_ARGUMENTS,
                    file,
                    owner,
                    call.bean() + "." + call.method(),
                    String.valueOf(takes),
                    String.valueOf(call.values()));
        }
    }

    private void uses(String file, BaseElement owner, String name) {
        ProcessView view = models.processes().values().stream()
                .filter(process ->
                        process.file().equals(file) && process.process().equals(processOf(owner)))
                .findFirst()
                .orElse(null);
        if (view == null) {
            return;
        }
        if (name.equals(ComplaintProcess.VISIT)) {
            visits(view, owner);
            return;
        }
        Set<String> inside = variables.inside(view);
        if (inside.contains(name)) {
            return;
        }
        if (models.callsOf(view.key()).isEmpty() || view.key().equals(ComplaintProcess.KEY)) {
            unknown(view, owner, name, inside);
            return;
        }
        Set<String> handedIn = variables.handedIn(view.key());
        boolean everything =
                models.callsOf(view.key()).stream().anyMatch(call -> Variables.handsEverything(call.activity()));
        Set<String> known = new TreeSet<>(inside);
        known.addAll(handedIn);
        if (everything) {
            return;
        }
        boolean callerKnows = models.callsOf(view.key()).stream()
                .anyMatch(call -> variables.inside(call.caller()).contains(name));
        if (!handedIn.contains(name)
                && (!callerKnows || Suggestion.of(name, known).isPresent())) {
            unknown(view, owner, name, known);
            return;
        }
        ask(view, name, owner);
    }

    private void ask(ProcessView view, String name, BaseElement owner) {
        asked.computeIfAbsent(view, key -> new LinkedHashMap<>())
                .computeIfAbsent(name, key -> new TreeSet<>())
                .add(Findings.said(owner));
    }

    /** A misspelt form field is a finding of the form, and not of everything that looks for it. */
    private void unknown(ProcessView view, BaseElement owner, String name, Set<String> known) {
        boolean lacking = view.nodes(UserTask.class).stream()
                .flatMap(task -> variables.form(task).stream())
                .anyMatch(form -> FormRules.lacks(form, name));
        if (!lacking
                && flows.isReached(owner)
                && variables.hasAllForms(view)
                && models.allFormsRead()
                && models.allDiagramsRead()) {
            boolean said = findings.all().stream()
                    .anyMatch(finding -> finding.rule() == Rule.EXPRESSION_VARIABLE
                            && finding.file().equals(view.file())
                            && finding.arguments().get(0).equals(name));
            if (!said) {
                findings.add(Rule.EXPRESSION_VARIABLE, view.file(), owner, name, Suggestion.orAll(name, known));
            }
        }
    }

    /** The visit of a stage is known inside the stage only. */
    private void visits(ProcessView view, BaseElement owner) {
        boolean known = ProcessView.stageAround(owner, ComplaintProcess.STAGE_PROPERTY)
                        .isPresent()
                || owner instanceof FlowNode node && ProcessView.inputs(node).containsKey(ComplaintProcess.VISIT);
        if (known) {
            return;
        }
        if (variables.handedIn(view.key()).contains(ComplaintProcess.VISIT)) {
            ask(view, ComplaintProcess.VISIT, owner);
        } else {
            findings.once(Rule.STAGE_MISSING, view.file(), closest(owner), Findings.said(owner));
        }
    }

    /** One finding for everything in a sub-process. */
    private static BaseElement closest(BaseElement owner) {
        List<BaseElement> around = ProcessView.around(owner);
        return around.isEmpty() || !(around.get(0) instanceof SubProcess) ? owner : around.get(0);
    }

    private static @Nullable Process processOf(ModelElementInstance element) {
        ModelElementInstance at = element;
        while (at != null && !(at instanceof Process)) {
            at = at.getParentElement();
        }
        return (Process) at;
    }

    /** What one call hands in and another forgets. */
    private void handedIn(ProcessView called, Map<String, Set<String>> names) {
        for (Models.Call call : models.callsOf(called.key())) {
            for (Map.Entry<String, Set<String>> name : names.entrySet()) {
                if (!Variables.handsEverything(call.activity())
                        && !Variables.inputs(call.activity()).contains(name.getKey())) {
                    findings.add(
                            Rule.CALL_INPUT,
                            call.caller().file(),
                            call.activity(),
                            name.getKey(),
                            Findings.said(called.process()),
                            String.join(", ", name.getValue()));
                }
            }
        }
    }
}
