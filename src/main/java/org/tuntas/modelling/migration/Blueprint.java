package org.tuntas.modelling.migration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.modelling.ProcessView;

/** One version of the models, as far as moving tokens between versions goes. Outer elements come before those inside. */
public final class Blueprint {

    private final Map<String, Map<String, Element>> processes = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, List<String>> next = new HashMap<>();

    private Blueprint() {}

    /** @param models those that were published together */
    public static Blueprint of(Collection<BpmnModelInstance> models) {
        Blueprint blueprint = new Blueprint();
        for (BpmnModelInstance model : models) {
            for (Process process : model.getModelElementsByType(Process.class)) {
                blueprint.processes.put(process.getId(), new LinkedHashMap<>());
                blueprint.names.put(process.getId(), process.getName() == null ? process.getId() : process.getName());
                blueprint.collect(process.getId(), process, null);
            }
        }
        return blueprint;
    }

    /** Keys of the processes, in the order in which they were given. */
    public Set<String> processes() {
        return processes.keySet();
    }

    /** What a process is called. */
    public String name(String process) {
        return names.getOrDefault(process, process);
    }

    /** The elements of a process. */
    public Collection<Element> elements(String process) {
        return processes.getOrDefault(process, Map.of()).values();
    }

    /** An element by its id. */
    public Optional<Element> find(String process, @Nullable String id) {
        return Optional.ofNullable(processes.getOrDefault(process, Map.of()).get(id));
    }

    /** The closest sub-process with a clock around an element, or the element itself. */
    Optional<Element> stageOf(Element element) {
        Optional<Element> at = Optional.of(element);
        while (at.isPresent() && !at.get().isStage()) {
            at = find(element.process(), at.get().parent());
        }
        return at;
    }

    /** The elements that can come after one, the closest first, through scopes and gateways. */
    List<Element> after(Element element) {
        Set<String> seen = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(element.id()));
        while (!open.isEmpty()) {
            for (String following : next.getOrDefault(element.process() + "/" + open.remove(0), List.of())) {
                if (seen.add(following)) {
                    open.add(following);
                }
            }
        }
        seen.remove(element.id());
        return seen.stream().flatMap(id -> find(element.process(), id).stream()).toList();
    }

    private void collect(String process, ModelElementInstance scope, @Nullable String parent) {
        for (FlowNode node : scope.getChildElementsByType(FlowNode.class)) {
            Element.Kind kind = kind(node);
            if (kind != null) {
                elements(node, process, parent, kind);
            }
            if (node instanceof SubProcess inner) {
                collect(process, inner, inner.getId());
                lead(process, inner);
            }
        }
        for (SequenceFlow flow : scope.getChildElementsByType(SequenceFlow.class)) {
            if (flow.getSource() != null && flow.getTarget() != null) {
                lead(process, flow.getSource().getId(), flow.getTarget().getId());
            }
        }
    }

    /** Into a sub-process by its starts, out of it by its ends. */
    private void lead(String process, SubProcess inner) {
        for (FlowNode node : inner.getChildElementsByType(FlowNode.class)) {
            if (node instanceof StartEvent) {
                lead(process, inner.getId(), node.getId());
            }
            boolean ends = inner.getChildElementsByType(SequenceFlow.class).stream()
                    .noneMatch(flow -> node.equals(flow.getSource()));
            if (ends) {
                inner.getParentElement().getChildElementsByType(SequenceFlow.class).stream()
                        .filter(flow -> inner.equals(flow.getSource()) && flow.getTarget() != null)
                        .forEach(flow ->
                                lead(process, node.getId(), flow.getTarget().getId()));
            }
        }
    }

    private void lead(String process, String from, String to) {
        next.computeIfAbsent(process + "/" + from, any -> new ArrayList<>()).add(to);
    }

    private void elements(FlowNode node, String process, @Nullable String parent, Element.Kind kind) {
        String host = node instanceof BoundaryEvent border && border.getAttachedTo() != null
                ? border.getAttachedTo().getId()
                : null;
        boolean several = node instanceof Activity activity
                && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics;
        Map<String, String> properties = ProcessView.properties(node);
        processes
                .computeIfAbsent(process, any -> new LinkedHashMap<>())
                .put(
                        node.getId(),
                        new Element(
                                process,
                                node.getId(),
                                node.getName() == null || node.getName().isBlank()
                                        ? node.getId()
                                        : plain(node.getName()),
                                kind,
                                several,
                                parent,
                                host,
                                sign(node, properties),
                                properties.containsKey(ComplaintProcess.PAUSE_PROPERTY)
                                        || properties.containsKey(ComplaintProcess.UNTIL_PROPERTY)));
    }

    private static Element.@Nullable Kind kind(FlowNode node) {
        if (node instanceof UserTask) {
            return Element.Kind.USER_TASK;
        }
        if (node instanceof ReceiveTask) {
            return Element.Kind.RECEIVE_TASK;
        }
        if (node instanceof CallActivity) {
            return Element.Kind.CALL;
        }
        if (node instanceof SubProcess scope) {
            return scope.triggeredByEvent() ? Element.Kind.EVENT_SUB_PROCESS : Element.Kind.SUB_PROCESS;
        }
        if (node instanceof EventBasedGateway) {
            return Element.Kind.EVENT_GATEWAY;
        }
        if (node instanceof BoundaryEvent || node instanceof IntermediateCatchEvent || startsEventSubProcess(node)) {
            String place = node instanceof BoundaryEvent ? "BORDER" : node instanceof StartEvent ? "START" : "CATCH";
            return Element.Kind.valueOf(place + "_" + trigger((CatchEvent) node));
        }
        return null;
    }

    private static boolean startsEventSubProcess(FlowNode node) {
        return node instanceof StartEvent
                && node.getParentElement() instanceof SubProcess scope
                && scope.triggeredByEvent();
    }

    private static String trigger(CatchEvent event) {
        return event.getChildElementsByType(TimerEventDefinition.class).size() > 0
                ? "TIMER"
                : event.getChildElementsByType(MessageEventDefinition.class).size() > 0 ? "MESSAGE" : "OTHER";
    }

    private static String sign(FlowNode node, Map<String, String> properties) {
        @Nullable String sign = null;
        if (node instanceof UserTask) {
            sign = ProcessView.camunda(node, "formRef");
        } else if (node instanceof CallActivity call) {
            sign = call.getCalledElement();
        } else if (node instanceof ReceiveTask receive) {
            sign = name(receive.getMessage());
        } else if (node instanceof SubProcess) {
            sign = properties.get(ComplaintProcess.STAGE_PROPERTY);
        } else if (node instanceof CatchEvent event) {
            sign = awaited(event);
        }
        return sign == null ? "" : sign;
    }

    private static String awaited(CatchEvent event) {
        for (TimerEventDefinition timer : event.getChildElementsByType(TimerEventDefinition.class)) {
            return timer.getTextContent().strip();
        }
        for (MessageEventDefinition message : event.getChildElementsByType(MessageEventDefinition.class)) {
            return String.valueOf(name(message.getMessage()));
        }
        return "";
    }

    private static @Nullable String name(@Nullable Message message) {
        return message == null ? null : message.getName();
    }

    private static String plain(String name) {
        return name.replaceAll("\\s*[$#]\\{[^}]*}", "").strip();
    }
}
