package org.tuntas.modelling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Finds lines that lead nowhere before a reader stumbles over them, whose words no designer understands. */
final class Connections {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Set<String> ENDS = Set.of("sourceRef", "targetRef", "attachedToRef");

    private Connections() {}

    /** How many steps, events and ways a diagram has, all processes together. */
    static int count(Document diagram) {
        NodeList all = diagram.getElementsByTagNameNS(BPMN, "*");
        int count = 0;
        for (int at = 0; at < all.getLength(); at++) {
            if (((Element) all.item(at)).hasAttribute("id")) {
                count++;
            }
        }
        return count;
    }

    /** Ids that several elements have; of a copied sub-process its own, and not those of all that is in it. */
    static Set<String> twice(Document diagram) {
        NodeList all = diagram.getElementsByTagName("*");
        Set<String> seen = new HashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        for (int at = 0; at < all.getLength(); at++) {
            String id = ((Element) all.item(at)).getAttribute("id");
            if (!id.isEmpty() && !seen.add(id)) {
                twice.add(id);
            }
        }
        Set<String> outermost = new LinkedHashSet<>();
        for (int at = 0; at < all.getLength(); at++) {
            Element element = (Element) all.item(at);
            if (twice.contains(element.getAttribute("id")) && !isInsideOneOf(twice, element)) {
                outermost.add(element.getAttribute("id"));
            }
        }
        return outermost;
    }

    private static boolean isInsideOneOf(Set<String> ids, Element element) {
        for (Node around = element.getParentNode(); around != null; around = around.getParentNode()) {
            if (around instanceof Element scope && ids.contains(scope.getAttribute("id"))) {
                return true;
            }
        }
        return false;
    }

    /** Ways and border events of which one end is not there. */
    static List<Element> loose(Document diagram) {
        List<Element> elements = new ArrayList<>();
        NodeList all = diagram.getElementsByTagName("*");
        Set<String> ids = new HashSet<>();
        for (int at = 0; at < all.getLength(); at++) {
            Element element = (Element) all.item(at);
            ids.add(element.getAttribute("id"));
            if (Set.of("sequenceFlow", "boundaryEvent").contains(element.getLocalName())) {
                elements.add(element);
            }
        }
        return elements.stream()
                .filter(element -> ENDS.stream()
                        .anyMatch(end -> element.hasAttribute(end) && !ids.contains(element.getAttribute(end))))
                .toList();
    }

    /** Connections whose end is there and is something else than it has to be: a border event on a gateway, for example. */
    static List<BaseElement> misled(BpmnModelInstance diagram) {
        List<BaseElement> misled = new ArrayList<>();
        for (BaseElement element : diagram.getModelElementsByType(BaseElement.class)) {
            if (!leads(diagram, element, "sourceRef", SequenceFlow.class, FlowNode.class)
                    || !leads(diagram, element, "targetRef", SequenceFlow.class, FlowNode.class)
                    || !leads(diagram, element, "attachedToRef", BoundaryEvent.class, Activity.class)
                    || !leads(diagram, element, "default", FlowNode.class, SequenceFlow.class)
                    || !leads(diagram, element, "messageRef", MessageEventDefinition.class, Message.class)
                    || !leads(diagram, element, "messageRef", ReceiveTask.class, Message.class)) {
                misled.add(element instanceof FlowElement ? element : (BaseElement) element.getParentElement());
            }
        }
        return misled;
    }

    private static boolean leads(
            BpmnModelInstance diagram,
            BaseElement element,
            String attribute,
            Class<? extends BaseElement> of,
            Class<? extends BaseElement> to) {
        String end = of.isInstance(element) ? element.getAttributeValue(attribute) : null;
        ModelElementInstance found = end == null ? null : diagram.getModelElementById(end);
        return found == null || to.isInstance(found);
    }
}
