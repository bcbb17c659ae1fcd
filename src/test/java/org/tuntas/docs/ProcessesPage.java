package org.tuntas.docs;

import static org.tuntas.docs.Page.code;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** {@code processes.md}: the models as a text, for those who do not read diagrams. */
final class ProcessesPage {

    private ProcessesPage() {}

    static String render(Models models) {
        Page page = new Page(
                "Processes",
                "The models as a text, step by step along their flows. Names and sentences are those of the models, in Indonesian, as"
                        + " people see them.");
        for (Process process : models.processes()) {
            page.heading(process.getName())
                    .paragraph(Models.documentation(process))
                    .paragraph("[" + code(process.getId() + ".bpmn") + "](../../bpmn/" + process.getId()
                            + ".bpmn), version " + process.getCamundaVersionTag() + " ([picture](../images/models/"
                            + process.getId() + ".png))");
            List<String> lines = new ArrayList<>();
            list(process, "", lines);
            page.lines(lines);
        }
        return page.render();
    }

    private static void list(ModelElementInstance scope, String indent, List<String> lines) {
        for (FlowNode node : Models.inOrder(scope)) {
            if (node.getName() == null) {
                continue;
            }
            lines.add(indent + "* **" + node.getName() + "** – " + kind(node) + ". " + Models.documentation(node)
                    + exits(node));
            if (node instanceof SubProcess) {
                list(node, indent + "  ", lines);
            }
        }
    }

    private static String exits(FlowNode node) {
        if (node instanceof SubProcess || node.getOutgoing().isEmpty()) {
            return "";
        }
        if (!(node instanceof Gateway)) {
            return " → " + Models.destinations(node, ", ");
        }
        return node.getOutgoing().stream()
                .map(flow -> flow.getName() + " → " + Models.leadsTo(flow))
                .collect(Collectors.joining("; ", " ", ""));
    }

    private static String kind(FlowNode node) {
        if (node instanceof SubProcess sub) {
            return sub.triggeredByEvent()
                    ? "at any time"
                    : sub.getLoopCharacteristics() == null ? "part" : "part, once for each";
        }
        if (node instanceof UserTask) {
            return "task";
        }
        if (node instanceof ServiceTask) {
            return "done by the system";
        }
        if (node instanceof CallActivity call) {
            return "process " + code(call.getCalledElement());
        }
        if (node instanceof Gateway) {
            return "question";
        }
        String event = has(node, TimerEventDefinition.class)
                ? "timer"
                : has(node, MessageEventDefinition.class) ? "message" : "event";
        if (node instanceof BoundaryEvent boundary) {
            return event + (boundary.cancelActivity() ? " that ends “" : " beside “")
                    + boundary.getAttachedTo().getName() + "”";
        }
        if (node instanceof EndEvent) {
            return "end";
        }
        return node instanceof StartEvent && event.equals("event") ? "start" : event;
    }

    private static boolean has(FlowNode node, Class<? extends ModelElementInstance> definition) {
        return !node.getChildElementsByType(definition).isEmpty();
    }
}
