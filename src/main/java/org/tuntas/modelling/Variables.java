package org.tuntas.modelling;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.ModelVocabulary;

/** Where the variables of a process come from, and which values they take. */
final class Variables {

    private static final Pattern BEAN = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");

    /** Values that Java gives to variables which otherwise come from forms. */
    private static final Map<String, Set<String>> GIVEN = Map.of(
            ComplaintProcess.DISPOSITION_OUTCOME,
            Set.of("TO_INSPECTOR", "UNMERGED"),
            ComplaintProcess.STARTS_AT,
            Set.of("VERIFICATION", "DISPOSITION"));

    private final Models models;

    Variables(Models models) {
        this.models = models;
    }

    /** What a process sets itself, or its start brings along. */
    Set<String> inside(ProcessView view) {
        Set<String> names = new TreeSet<>();
        if (view.key().equals(ComplaintProcess.KEY)) {
            names.addAll(ModelVocabulary.startVariables());
        }
        for (FlowNode node : view.nodes()) {
            names.addAll(ProcessView.inputs(node).keySet());
            if (node instanceof UserTask task) {
                form(task).ifPresent(form -> names.addAll(left(form)));
            } else if (node instanceof CallActivity call) {
                outputs(call).forEach(out -> names.add(out.getAttribute("target")));
            } else if (node instanceof ServiceTask task) {
                delegate(task).ifPresent(delegate -> names.addAll(delegate.sets()));
            }
            for (MultiInstanceLoopCharacteristics loop :
                    node.getChildElementsByType(MultiInstanceLoopCharacteristics.class)) {
                String element = ProcessView.camunda(loop, "elementVariable");
                if (element != null) {
                    names.add(element);
                }
            }
            if (node instanceof SubProcess
                    && ProcessView.properties(node).containsKey(ComplaintProcess.STAGE_PROPERTY)) {
                names.add(ComplaintProcess.VISIT);
            }
        }
        return names;
    }

    /** Names that some call hands into a process. */
    Set<String> handedIn(String key) {
        Set<String> names = new LinkedHashSet<>();
        models.callsOf(key).forEach(call -> names.addAll(inputs(call.activity())));
        return names;
    }

    /** Names under which a call hands values in. */
    static Set<String> inputs(CallActivity call) {
        Set<String> names = new LinkedHashSet<>();
        for (DomElement in : ProcessView.extensions(call, "in")) {
            if (in.getAttribute("target") != null) {
                names.add(in.getAttribute("target"));
            }
        }
        return names;
    }

    /** Whether a call hands everything in. */
    static boolean handsEverything(CallActivity call) {
        return ProcessView.extensions(call, "in").stream().anyMatch(in -> "all".equals(in.getAttribute("variables")));
    }

    static List<DomElement> outputs(CallActivity call) {
        return ProcessView.extensions(call, "out").stream()
                .filter(out -> out.getAttribute("target") != null)
                .toList();
    }

    Optional<FormFile> form(UserTask task) {
        String form = ProcessView.camunda(task, "formRef");
        return form == null ? Optional.empty() : models.form(form);
    }

    /** Whether the forms of all tasks are there, so that nothing else can set a variable. */
    boolean hasAllForms(ProcessView view) {
        return view.nodes(UserTask.class).stream()
                .allMatch(task -> ProcessView.camunda(task, "formRef") == null
                        || form(task).isPresent());
    }

    static Optional<ModelVocabulary.Delegate> delegate(ServiceTask task) {
        return Optional.ofNullable(bean(task)).map(ModelVocabulary.delegates()::get);
    }

    /** The bean that a service task names; null when it names none. */
    static @Nullable String bean(BaseElement task) {
        String expression = ProcessView.camunda(task, "delegateExpression");
        Matcher bean = BEAN.matcher(expression == null ? "" : expression.strip());
        return bean.matches() ? bean.group(1) : null;
    }

    /** What completing a form leaves behind. */
    private static Collection<String> left(FormFile form) {
        return KnownForm.of(form.id()).<Collection<String>>map(KnownForm::sets).orElseGet(() -> form.fields().stream()
                .filter(field -> !field.isNarrative())
                .map(FormFile.Field::key)
                .toList());
    }

    /**
     * The values a variable of a process can have, with their labels, as far as forms offer them. Empty when no form does, or when
     * the choices come from our tables.
     */
    Map<String, String> values(ProcessView view, String variable) {
        return values(view, variable, new LinkedHashSet<>());
    }

    private Map<String, String> values(ProcessView view, String variable, Set<String> asked) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!asked.add(view.key() + "." + variable)) {
            return values;
        }
        for (UserTask task : view.nodes(UserTask.class)) {
            form(task)
                    .filter(form -> left(form).contains(variable))
                    .flatMap(form -> form.field(variable))
                    .ifPresent(field -> values.putAll(field.options()));
        }
        for (CallActivity call : view.nodes(CallActivity.class)) {
            ProcessView called = models.processes().get(String.valueOf(call.getCalledElement()));
            for (DomElement out : outputs(call)) {
                if (called != null
                        && variable.equals(out.getAttribute("target"))
                        && out.getAttribute("source") != null) {
                    values.putAll(values(called, out.getAttribute("source"), asked));
                }
            }
        }
        if (view.key().equals(ComplaintProcess.KEY)) {
            GIVEN.getOrDefault(variable, Set.of()).forEach(value -> values.putIfAbsent(value, value));
        }
        return values;
    }
}
