package org.tuntas.modelling;

import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.tuntas.lifecycle.ComplaintProcess;

/** What people call an element of a process. */
final class Subjects {

    private Subjects() {}

    static Difference.Subject of(BaseElement element) {
        return new Difference.Subject(kind(element), name(element));
    }

    static String named(BaseElement element) {
        return Difference.named(name(element));
    }

    /** The name on the diagram, or the id; of a way, where it leads from and to as well. */
    static String name(BaseElement element) {
        String name = Findings.name(element);
        if (element instanceof SequenceFlow flow) {
            return (name == null ? "" : name + ": ") + name(flow.getSource()) + " → " + name(flow.getTarget());
        }
        return name == null ? String.valueOf(element.getId()) : name;
    }

    private static String kind(BaseElement element) {
        if (element instanceof SubProcess sub) {
            return ProcessView.properties(sub).containsKey(ComplaintProcess.STAGE_PROPERTY) ? "stage" : "part";
        }
        if (element instanceof Event) {
            return element instanceof StartEvent
                    ? "start"
                    : element instanceof EndEvent ? "end" : element instanceof BoundaryEvent ? "boundary" : "event";
        }
        if (element instanceof Task) {
            return element instanceof UserTask
                            || element instanceof ReceiveTask
                            || element.getElementType().getTypeName().equals("task")
                    ? "task"
                    : "service";
        }
        return element instanceof SequenceFlow
                ? "flow"
                : element instanceof Gateway
                        ? "gateway"
                        : element instanceof CallActivity ? "call" : element instanceof Process ? "process" : "element";
    }
}
