package org.tuntas.lifecycle.map;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.tuntas.lifecycle.ComplaintProcess;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A model as the public may draw it: shapes, flows and names. Everything else, also what nobody has thought of yet, is left out:
 * expressions, conditions, groups, forms, notes of the designers, and the names of what is hidden.
 */
final class PublicDrawing {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private static final Set<String> DRAWINGS = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");

    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "process",
            "collaboration",
            "participant",
            "laneSet",
            "lane",
            "flowNodeRef",
            "subProcess",
            "task",
            "userTask",
            "manualTask",
            "receiveTask",
            "sendTask",
            "serviceTask",
            "businessRuleTask",
            "scriptTask",
            "callActivity",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway",
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "timerEventDefinition",
            "messageEventDefinition",
            "errorEventDefinition",
            "escalationEventDefinition",
            "signalEventDefinition",
            "conditionalEventDefinition",
            "linkEventDefinition",
            "terminateEventDefinition",
            "sequenceFlow",
            "incoming",
            "outgoing",
            "multiInstanceLoopCharacteristics");

    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "name",
            "targetNamespace",
            "sourceRef",
            "targetRef",
            "default",
            "attachedToRef",
            "cancelActivity",
            "isInterrupting",
            "triggeredByEvent",
            "isSequential",
            "processRef");

    private final Set<String> kept = new HashSet<>();
    /** Of processes and everything in their flow, by id; empty for what is hidden. */
    private final Map<String, String> names = new HashMap<>();

    private PublicDrawing(BpmnModelInstance model, Tongue tongue) {
        for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
            names.put(
                    element.getId(),
                    ComplaintProcess.MAP_HIDDEN.equals(Told.property(element, ComplaintProcess.MAP_PROPERTY))
                            ? ""
                            : tongue.name(element, element.getName()));
        }
        for (Process process : model.getModelElementsByType(Process.class)) {
            names.put(process.getId(), tongue.name(process, process.getName()));
        }
    }

    /** @param tongue language of the names, where the model has them in it */
    static String of(BpmnModelInstance model, Tongue tongue) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document =
                    factory.newDocumentBuilder().parse(new InputSource(new StringReader(Bpmn.convertToString(model))));
            PublicDrawing drawing = new PublicDrawing(model, tongue);
            drawing.prune(document.getDocumentElement());
            drawing.pruneShapes(document.getDocumentElement());
            return write(document);
        } catch (ParserConfigurationException | SAXException | IOException | TransformerException unreadable) {
            // The engine runs this very model.
            throw new IllegalStateException("A deployed model cannot be read", unreadable);
        }
    }

    private static String write(Document document) throws TransformerException {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Transformer transformer = factory.newTransformer();
        transformer.setOutputProperty(OutputKeys.INDENT, "no");
        StringWriter written = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(written));
        return written.toString();
    }

    private void prune(Element element) {
        attributes(element);
        if (BPMN.equals(element.getNamespaceURI())) {
            kept.add(element.getAttribute("id"));
        }
        for (Node child : children(element)) {
            if (child instanceof Element inner && isDrawn(inner)) {
                prune(inner);
            } else if (child.getNodeType() != Node.TEXT_NODE || !holdsReference(element)) {
                element.removeChild(child);
            }
        }
    }

    private static boolean isDrawn(Element element) {
        return DRAWINGS.contains(element.getNamespaceURI())
                || BPMN.equals(element.getNamespaceURI()) && ELEMENTS.contains(element.getLocalName());
    }

    private static boolean holdsReference(Element element) {
        return Set.of("incoming", "outgoing", "flowNodeRef").contains(element.getLocalName());
    }

    private void attributes(Element element) {
        boolean drawing = DRAWINGS.contains(element.getNamespaceURI());
        List<Attr> all = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            all.add((Attr) element.getAttributes().item(i));
        }
        for (Attr attribute : all) {
            boolean namespace = XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
            if (!namespace
                    && (attribute.getNamespaceURI() != null || !drawing && !ATTRIBUTES.contains(attribute.getName()))) {
                element.removeAttributeNode(attribute);
            }
        }
        if (!drawing && element.hasAttribute("name")) {
            String own = Told.name(element.getAttribute("name"));
            element.setAttribute("name", names.getOrDefault(element.getAttribute("id"), own));
        }
    }

    /** Shapes of what was left out. */
    private void pruneShapes(Element element) {
        for (Node child : children(element)) {
            if (child instanceof Element inner) {
                if (inner.hasAttribute("bpmnElement") && !kept.contains(inner.getAttribute("bpmnElement"))) {
                    element.removeChild(inner);
                } else {
                    pruneShapes(inner);
                }
            }
        }
    }

    private static List<Node> children(Element element) {
        List<Node> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        return children;
    }
}
