package org.tuntas.modelling;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** What people call steps and forms: a form is called as the steps in which it is filled in. */
public final class StepNames {

    private StepNames() {}

    /** Names by id of an element or a form; what has none is left out. */
    public static Map<String, String> of(ModelFiles files) {
        Collection<ProcessView> processes =
                Models.read(files, new Findings()).processes().values();
        Map<String, String> names = new HashMap<>();
        processes.stream().flatMap(process -> process.nodes().stream()).forEach(node -> name(node, names));
        return names;
    }

    private static void name(FlowNode node, Map<String, String> names) {
        String written = Findings.name(node);
        // Labels of events end with the expression that they are about.
        String name = written == null
                ? ""
                : written.replaceAll("\\s*[$#]\\{[^}]*}", "").strip();
        if (!name.isEmpty()) {
            names.put(node.getId(), name);
            String form = ProcessView.camunda(node, "formRef");
            if (form != null) {
                names.merge(form, name, (one, other) -> one.equals(other) ? one : one + ", " + other);
            }
        }
    }
}
