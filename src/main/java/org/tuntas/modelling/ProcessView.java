package org.tuntas.modelling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * A process as a graph. The ways are those of the sequence flows, as the engine reads them, and not those that the nodes list about
 * themselves: an edited file may lack the latter.
 */
public final class ProcessView {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final String file;
    private final Process process;
    private final List<FlowNode> nodes = new ArrayList<>();
    private final List<SequenceFlow> flows = new ArrayList<>();
    private final Map<FlowNode, List<SequenceFlow>> outgoing = new HashMap<>();
    private final Map<FlowNode, List<BoundaryEvent>> boundaries = new HashMap<>();

    ProcessView(String file, Process process) {
        this.file = file;
        this.process = process;
        collect(process);
    }

    private void collect(ModelElementInstance scope) {
        for (SequenceFlow flow : scope.getChildElementsByType(SequenceFlow.class)) {
            flows.add(flow);
            if (flow.getSource() != null && flow.getTarget() != null) {
                outgoing.computeIfAbsent(flow.getSource(), source -> new ArrayList<>())
                        .add(flow);
            }
        }
        for (FlowNode node : scope.getChildElementsByType(FlowNode.class)) {
            nodes.add(node);
            if (node instanceof SubProcess) {
                collect(node);
            }
            if (node instanceof BoundaryEvent event && event.getAttachedTo() != null) {
                boundaries
                        .computeIfAbsent(event.getAttachedTo(), activity -> new ArrayList<>())
                        .add(event);
            }
        }
    }

    String file() {
        return file;
    }

    String key() {
        return String.valueOf(process.getId());
    }

    Process process() {
        return process;
    }

    /** Every node, those of sub-processes included. */
    List<FlowNode> nodes() {
        return nodes;
    }

    <T extends FlowNode> List<T> nodes(Class<T> type) {
        return nodes.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<SequenceFlow> flows() {
        return flows;
    }

    /** The process and every sub-process. */
    List<BaseElement> scopes() {
        List<BaseElement> scopes = new ArrayList<>();
        scopes.add(process);
        scopes.addAll(nodes(SubProcess.class));
        return scopes;
    }

    /** The nodes directly inside a scope. */
    static Collection<FlowNode> inside(ModelElementInstance scope) {
        return scope.getChildElementsByType(FlowNode.class);
    }

    List<SequenceFlow> outgoing(FlowNode node) {
        return outgoing.getOrDefault(node, List.of());
    }

    List<FlowNode> targets(FlowNode node) {
        return outgoing(node).stream().map(SequenceFlow::getTarget).toList();
    }

    /** Events on the border of an activity. */
    List<BoundaryEvent> boundaries(FlowNode activity) {
        return boundaries.getOrDefault(activity, List.of());
    }

    /** The scopes around an element, the closest first. */
    static List<BaseElement> around(ModelElementInstance element) {
        List<BaseElement> scopes = new ArrayList<>();
        for (ModelElementInstance scope = element.getParentElement();
                scope instanceof SubProcess || scope instanceof Process;
                scope = scope.getParentElement()) {
            scopes.add((BaseElement) scope);
        }
        return scopes;
    }

    static boolean isEventSubProcess(ModelElementInstance scope) {
        return scope instanceof SubProcess sub && sub.triggeredByEvent();
    }

    static List<SubProcess> eventSubProcesses(ModelElementInstance scope) {
        return inside(scope).stream()
                .filter(ProcessView::isEventSubProcess)
                .map(SubProcess.class::cast)
                .toList();
    }

    static List<StartEvent> starts(ModelElementInstance scope) {
        return inside(scope).stream()
                .filter(StartEvent.class::isInstance)
                .map(StartEvent.class::cast)
                .toList();
    }

    /** The closest scope around an element in which the clock of a stage runs, the element's own excluded. */
    static Optional<SubProcess> stageAround(ModelElementInstance element, String property) {
        return around(element).stream()
                .filter(SubProcess.class::isInstance)
                .map(SubProcess.class::cast)
                .filter(scope -> properties(scope).containsKey(property))
                .findFirst();
    }

    /** An attribute of the engine's own vocabulary; null when it is not there. */
    public static @Nullable String camunda(BaseElement element, String attribute) {
        String value = element.getAttributeValueNs(CAMUNDA, attribute);
        return value == null || value.isBlank() ? null : value;
    }

    /** Extension properties by name, in their order. */
    public static Map<String, String> properties(BaseElement element) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (DomElement property : extensions(element, "properties", "property")) {
            properties.put(named(property), String.valueOf(property.getAttribute("value")));
        }
        return properties;
    }

    /** A name that somebody forgot is told as a dash. */
    private static String named(DomElement element) {
        return Objects.requireNonNullElse(element.getAttribute("name"), "–");
    }

    /** Input parameters by name. */
    static Map<String, String> inputs(BaseElement element) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (DomElement input : extensions(element, "inputOutput", "inputParameter")) {
            inputs.put(named(input), input.getTextContent().strip());
        }
        return inputs;
    }

    /** Elements of the engine's own vocabulary on an element: {@code in} and {@code out} of a call, for example. */
    static List<DomElement> extensions(BaseElement element, String name) {
        ExtensionElements extensions = element.getExtensionElements();
        return extensions == null
                ? List.of()
                : extensions.getDomElement().getChildElements().stream()
                        .filter(child -> CAMUNDA.equals(child.getNamespaceURI()) && name.equals(child.getLocalName()))
                        .toList();
    }

    private static List<DomElement> extensions(BaseElement element, String parent, String name) {
        return extensions(element, parent).stream()
                .flatMap(child -> child.getChildElements().stream())
                .filter(child -> name.equals(child.getLocalName()))
                .toList();
    }

    static boolean hasTimer(CatchEvent event) {
        return event.getChildElementsByType(TimerEventDefinition.class).size() > 0;
    }

    static boolean isInterrupting(StartEvent start) {
        return start.isInterrupting();
    }

    /** Name of the message that a node waits for; empty when it waits for none or for one without a name. */
    static Optional<String> awaits(FlowNode node) {
        Message message = null;
        if (node instanceof ReceiveTask receive) {
            message = receive.getMessage();
        } else if (node instanceof CatchEvent event) {
            message = event.getChildElementsByType(MessageEventDefinition.class).stream()
                    .map(MessageEventDefinition::getMessage)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return Optional.ofNullable(message).map(Message::getName);
    }

    /** Whether a node ends its scope with everything that is still open in it. */
    static boolean terminates(FlowNode node) {
        return node instanceof EndEvent end
                && end.getEventDefinitions().stream()
                        .map(EventDefinition::getElementType)
                        .anyMatch(type -> type.getTypeName().equals("terminateEventDefinition"));
    }

    /**
     * Every node that a token can come to, through all scopes, without entering some nodes.
     *
     * @param from where it starts; null for the starts of the process
     */
    Set<FlowNode> reachable(@Nullable FlowNode from, Predicate<FlowNode> closed) {
        Set<FlowNode> reached = new LinkedHashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>();
        if (from == null) {
            enter(process, open);
        } else {
            next(from, open);
        }
        while (!open.isEmpty()) {
            FlowNode node = open.pop();
            if (!closed.test(node) && reached.add(node)) {
                next(node, open);
            }
        }
        return reached;
    }

    private void enter(ModelElementInstance scope, Deque<FlowNode> open) {
        starts(scope).forEach(open::push);
        eventSubProcesses(scope).forEach(open::push);
    }

    private void next(FlowNode node, Deque<FlowNode> open) {
        if (node instanceof Activity) {
            boundaries(node).forEach(open::push);
        }
        if (node instanceof SubProcess sub) {
            enter(sub, open);
        } else if (node instanceof EndEvent) {
            leave(node.getParentElement(), open);
        } else {
            targets(node).forEach(open::push);
        }
    }

    private void leave(ModelElementInstance scope, Deque<FlowNode> open) {
        if (!(scope instanceof SubProcess sub)) {
            return;
        }
        if (!sub.triggeredByEvent()) {
            targets(sub).forEach(open::push);
        } else if (starts(sub).stream().allMatch(ProcessView::isInterrupting)) {
            leave(sub.getParentElement(), open);
        }
    }
}
