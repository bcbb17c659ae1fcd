package org.tuntas.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.tuntas.lifecycle.ModelsOnDisk;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The shipped models in the hands of a designer: each edit is what one does in the modeler. */
final class Draft {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private final Map<String, byte[]> files =
            new TreeMap<>(ModelFiles.of(ModelsOnDisk.bundle()).contents());

    List<Finding> findings() {
        return ModelCheck.of(files()).findings();
    }

    ModelFiles files() {
        return new ModelFiles(files);
    }

    Set<Rule> broken() {
        Set<Rule> rules = new HashSet<>();
        findings().forEach(finding -> rules.add(finding.rule()));
        return rules;
    }

    /** Types something else everywhere; fails when there is nothing to type over. */
    Draft retype(String file, String text, String by) {
        String content = text(file);
        assertThat(content).contains(text);
        return put(file, content.replace(text, by));
    }

    /** Types something else at the first place. */
    Draft retypeOnce(String file, String text, String by) {
        String content = text(file);
        int at = content.indexOf(text);
        assertThat(at).as(text).isNotNegative();
        return put(file, content.substring(0, at) + by + content.substring(at + text.length()));
    }

    Draft put(String file, String content) {
        return put(file, content.getBytes(StandardCharsets.UTF_8));
    }

    Draft put(String file, byte[] content) {
        files.put(file, content);
        return this;
    }

    Draft copy(String file, String to) {
        return put(to, files.get(file));
    }

    Draft remove(String file) {
        assertThat(files.remove(file)).as(file).isNotNull();
        return this;
    }

    String text(String file) {
        return new String(files.get(file), StandardCharsets.UTF_8);
    }

    /** Sets an attribute; an empty value takes it away. */
    Draft set(String file, String id, String attribute, String value) {
        Document document = parse(file);
        Element element = find(document, id);
        if (value.isEmpty()) {
            assertThat(element.hasAttribute(attribute)).as(attribute).isTrue();
            element.removeAttribute(attribute);
        } else {
            element.setAttribute(attribute, value);
        }
        return put(file, document);
    }

    /** Takes away a child, such as {@code bpmn:documentation}. */
    Draft strip(String file, String id, String child) {
        Document document = parse(file);
        Element element = find(document, id);
        Node found = element.getElementsByTagName(child).item(0);
        assertThat(found).as(child).isNotNull();
        found.getParentNode().removeChild(found);
        return put(file, document);
    }

    /** Deletes a shape, as the modeler does: with what hangs on it and with the ways from and to it. */
    Draft delete(String file, String id) {
        Document document = parse(file);
        delete(document, id);
        return put(file, document);
    }

    /** Draws XML into a scope: a process or a sub-process. */
    Draft draw(String file, String scope, String xml) {
        Document document = parse(file);
        Element inside = find(document, scope);
        Document drawn = parse(("<x xmlns:bpmn=\"" + BPMN + "\" xmlns:camunda=\"" + ProcessView.CAMUNDA
                        + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">" + xml + "</x>")
                .getBytes(StandardCharsets.UTF_8));
        for (Node node = drawn.getDocumentElement().getFirstChild(); node != null; node = node.getNextSibling()) {
            inside.appendChild(document.importNode(node, true));
        }
        return put(file, document);
    }

    /** Draws a way; a blank condition is none. */
    Draft flow(String file, String scope, String id, String name, String from, String to, String condition) {
        return draw(
                file,
                scope,
                "<bpmn:sequenceFlow id=\"" + id + "\" name=\"" + name + "\" sourceRef=\"" + from + "\" targetRef=\""
                        + to + "\">"
                        + (condition.isBlank()
                                ? ""
                                : "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + condition
                                        + "</bpmn:conditionExpression>")
                        + "</bpmn:sequenceFlow>");
    }

    private static void delete(Document document, String id) {
        Element element = find(document, id);
        List<String> gone = new ArrayList<>();
        for (Element other : elements(document)) {
            if (other.getAttribute("sourceRef").equals(id)
                    || other.getAttribute("targetRef").equals(id)
                    || other.getAttribute("attachedToRef").equals(id)) {
                gone.add(other.getAttribute("id"));
            }
        }
        for (Element other : elements(document)) {
            if (other.getAttribute("bpmnElement").equals(id)
                    || Set.of("incoming", "outgoing").contains(other.getLocalName())
                            && other.getTextContent().strip().equals(id)) {
                other.getParentNode().removeChild(other);
            } else if (other.getAttribute("default").equals(id)) {
                other.removeAttribute("default");
            }
        }
        element.getParentNode().removeChild(element);
        for (String also : gone) {
            if (elements(document).stream()
                    .anyMatch(other -> other.getAttribute("id").equals(also))) {
                delete(document, also);
            }
        }
    }

    static List<Element> elements(Document document) {
        List<Element> elements = new ArrayList<>();
        var all = document.getElementsByTagName("*");
        for (int at = 0; at < all.getLength(); at++) {
            elements.add((Element) all.item(at));
        }
        return elements;
    }

    private static Element find(Document document, String id) {
        return elements(document).stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + id));
    }

    Document parse(String file) {
        return parse(files.get(file));
    }

    private static Document parse(byte[] content) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private Draft put(String file, Document document) {
        try {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(written));
            return put(file, written.toByteArray());
        } catch (Exception unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }
}
