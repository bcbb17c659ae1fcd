package org.tuntas.modelling;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A diagram as XML: its elements by id, and where each is drawn. */
final class Drawing {

    private static final Set<String> OWN = Set.of(
            "sequenceFlow",
            "subProcess",
            "transaction",
            "adHocSubProcess",
            "callActivity",
            "task",
            "eventBasedGateway");

    private static final Set<String> SHAPES = Set.of("BPMNShape", "BPMNEdge");

    private final Map<String, Element> elements = new HashMap<>();
    private final SortedMap<String, String> places = new TreeMap<>();

    Drawing(Document document) {
        NodeList all = document.getElementsByTagName("*");
        for (int at = 0; at < all.getLength(); at++) {
            Element element = (Element) all.item(at);
            if (SHAPES.contains(Traits.local(element))) {
                places.put(element.getAttribute("bpmnElement"), place(element));
            } else if (element.hasAttribute("id")) {
                elements.put(element.getAttribute("id"), element);
            }
        }
    }

    /** What the file says of an element, its flow and its place on the drawing left out. */
    SortedMap<String, String> traits(String id) {
        Element element = elements.get(id);
        return element == null ? new TreeMap<>() : Traits.of(element, child -> !isElementOfItsOwn(child), this::named);
    }

    /** Where elements are drawn, in a form that is equal when they are drawn alike. */
    SortedMap<String, String> places() {
        return places;
    }

    /** The name of what has an id; of a way without one where it leads to; the id itself when there is nothing better. */
    String named(String id) {
        return Optional.ofNullable(elements.get(id))
                .map(element -> element.hasAttribute("targetRef")
                                && element.getAttribute("name").isBlank()
                        ? "→ " + named(element.getAttribute("targetRef"))
                        : element.getAttribute("name"))
                .filter(name -> !name.isBlank())
                .orElse(id);
    }

    private static boolean isElementOfItsOwn(Element child) {
        String name = Traits.local(child);
        return OWN.contains(name)
                || name.endsWith("Task")
                || name.endsWith("Gateway")
                || name.endsWith("Event") && child.hasAttribute("id");
    }

    private static String place(Element shape) {
        StringBuilder place = new StringBuilder();
        NodeList inside = shape.getElementsByTagName("*");
        append(place, shape);
        for (int at = 0; at < inside.getLength(); at++) {
            append(place, (Element) inside.item(at));
        }
        return place.toString();
    }

    private static void append(StringBuilder place, Element element) {
        for (int at = 0; at < element.getAttributes().getLength(); at++) {
            if (!element.getAttributes().item(at).getNodeName().equals("id")) {
                place.append(element.getAttributes().item(at)).append(' ');
            }
        }
        place.append(';');
    }
}
