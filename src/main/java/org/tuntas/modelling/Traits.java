package org.tuntas.modelling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Everything that a file says about one element, by the path to it, e.g. {@code camunda:dueDate}. Whatever a designer may write is in
 * it, known to Tuntas or not: a difference of two elements cannot be overlooked.
 */
final class Traits {

    /** What other elements of the file say as well, or the next save of the modeler writes anew. */
    private static final Set<String> IGNORED =
            Set.of("id", "incoming", "outgoing", "sourceRef", "targetRef", "flowNodeRef");

    /** Of what is written once and used by many; elements of the flow are told by their ids. */
    private static final Set<String> REFERENCES = Set.of("messageRef", "errorRef", "signalRef", "escalationRef");

    /** Without a text they say nothing; other elements say something by being there. */
    private static final Set<String> TEXTS = Set.of("documentation", "description", "text");

    private static final List<String> KEYS = List.of("name", "target", "businessKey", "event", "variables");

    private final Predicate<Element> inside;
    private final UnaryOperator<String> named;
    private final SortedMap<String, String> traits = new TreeMap<>();

    private Traits(Predicate<Element> inside, UnaryOperator<String> named) {
        this.inside = inside;
        this.named = named;
    }

    /**
     * Reads an element.
     *
     * @param inside which children belong to it, and are not elements of their own
     * @param named what a reference stands for
     */
    static SortedMap<String, String> of(Element element, Predicate<Element> inside, UnaryOperator<String> named) {
        Traits read = new Traits(inside, named);
        read.collect(element, "");
        read.unsaid(element);
        read.traits.remove("name");
        return read.traits;
    }

    /** What the modeler leaves out because it goes without saying: people call it by what it is, not deleted. */
    private void unsaid(Element element) {
        if (local(element).equals("boundaryEvent")) {
            traits.putIfAbsent("cancelActivity", "true");
        } else if (local(element).equals("startEvent")
                && element.getParentNode() instanceof Element around
                && around.getAttribute("triggeredByEvent").equals("true")) {
            traits.putIfAbsent("isInterrupting", "true");
        }
    }

    private void collect(Element element, String path) {
        int before = traits.size();
        for (int at = 0; at < element.getAttributes().getLength(); at++) {
            Attr attribute = (Attr) element.getAttributes().item(at);
            if (isSaidHere(attribute) && (path.isEmpty() || !attribute.getName().equals(key(element)))) {
                put(path + prefix(attribute) + local(attribute), local(attribute), attribute.getValue());
            }
        }
        Map<String, Integer> seen = new HashMap<>();
        boolean leaf = true;
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                leaf = false;
                if (!IGNORED.contains(local(child)) && inside.test(child)) {
                    String step = step(child);
                    int nth = seen.merge(step, 1, Integer::sum);
                    collect(child, path + step + (nth == 1 ? "" : "." + nth) + "/");
                }
            }
        }
        String text = leaf ? element.getTextContent().strip() : "";
        boolean isMark = leaf && traits.size() == before && !TEXTS.contains(local(element));
        if (!path.isEmpty() && (!text.isEmpty() || isMark)) {
            put(path.substring(0, path.length() - 1), local(element), text.isEmpty() ? "true" : text);
        }
    }

    private static boolean isSaidHere(Attr attribute) {
        return !IGNORED.contains(local(attribute))
                && !attribute.getName().startsWith("xmlns")
                && !XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(attribute.getNamespaceURI());
    }

    private void put(String path, String name, String value) {
        traits.put(path, REFERENCES.contains(name) ? named.apply(value) : value.strip());
    }

    private static String step(Element child) {
        String key = key(child);
        return key.isEmpty() ? local(child) : local(child) + "[" + child.getAttribute(key) + "]";
    }

    /** The attribute that tells an element from others of its kind; empty when there is none. */
    private static String key(Element element) {
        return KEYS.stream().filter(element::hasAttribute).findFirst().orElse("");
    }

    private static String prefix(Node node) {
        return node.getPrefix() == null ? "" : node.getPrefix() + ":";
    }

    static String local(Node node) {
        return node.getLocalName() == null ? node.getNodeName() : node.getLocalName();
    }
}
