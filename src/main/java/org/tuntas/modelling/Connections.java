package org.tuntas.modelling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
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

    /** Ids that several elements have. */
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
        return twice;
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
}
