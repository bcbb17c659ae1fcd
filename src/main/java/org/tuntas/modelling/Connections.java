package org.tuntas.modelling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Finds lines that lead nowhere before a reader stumbles over them, whose words no designer understands. */
final class Connections {

    private static final Set<String> ENDS = Set.of("sourceRef", "targetRef", "attachedToRef");

    private Connections() {}

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
}
