package org.tuntas.modelling.migration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.tuntas.lifecycle.ModelBundle;
import org.tuntas.lifecycle.ModelsOnDisk;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The models of the working copy as a designer has edited them. */
public final class EditedModels {

    private final SortedMap<String, byte[]> files;

    private EditedModels(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    public static EditedModels ofToday() {
        SortedMap<String, byte[]> files = new TreeMap<>(ModelsOnDisk.bundle().everything());
        files.keySet().removeAll(ModelBundle.COMPILED_TABLES);
        return new EditedModels(files);
    }

    public SortedMap<String, byte[]> files() {
        return files;
    }

    Blueprint blueprint() {
        List<BpmnModelInstance> models = new ArrayList<>();
        files.forEach((name, content) -> {
            if (name.endsWith(".bpmn")) {
                models.add(Bpmn.readModelFromStream(new ByteArrayInputStream(content)));
            }
        });
        return Blueprint.of(models);
    }

    /** The same with a text replaced wherever it stands in a file; that must be somewhere. */
    public EditedModels with(String file, String text, String other) {
        return edited(file, content -> content.replace(text, other));
    }

    /** The same with a step under another id. */
    public EditedModels renaming(String file, String id, String other) {
        return edited(file, content -> content.replaceAll(Pattern.quote(id) + "(?=[\"<_])", other));
    }

    /** The same without a sub-process, what leads there and away, and what lies on its border. */
    public EditedModels without(String file, String id) {
        return edited(file, content -> {
            Document document = read(content);
            Set<String> gone = new HashSet<>();
            take(element(document, id), gone);
            for (int before = 0; before < gone.size(); ) {
                before = gone.size();
                for (Element element : elements(document)) {
                    if (Stream.of("sourceRef", "targetRef", "attachedToRef", "bpmnElement")
                            .anyMatch(reference -> gone.contains(element.getAttribute(reference)))) {
                        take(element, gone);
                    }
                }
            }
            for (Element element : elements(document)) {
                if (Set.of("incoming", "outgoing").contains(element.getLocalName())
                        && gone.contains(element.getTextContent())) {
                    element.getParentNode().removeChild(element);
                }
            }
            return written(document);
        });
    }

    private static Document read(String content) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(content)));
        } catch (IOException | SAXException | ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void take(Element element, Set<String> gone) {
        gone.add(element.getAttribute("id"));
        for (Element inside : elements(element)) {
            gone.add(inside.getAttribute("id"));
        }
        gone.remove("");
        if (element.getParentNode() != null) {
            element.getParentNode().removeChild(element);
        }
    }

    private static Element element(Document document, String id) {
        return elements(document).stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> elements(Node around) {
        NodeList all = around instanceof Document document
                ? document.getElementsByTagName("*")
                : ((Element) around).getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int at = 0; at < all.getLength(); at++) {
            elements.add((Element) all.item(at));
        }
        return elements;
    }

    private static String written(Document document) {
        try {
            StringWriter written = new StringWriter();
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(written));
            return written.toString();
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private EditedModels edited(String file, UnaryOperator<String> edit) {
        SortedMap<String, byte[]> edited = new TreeMap<>(files);
        String before = new String(files.get(file), StandardCharsets.UTF_8);
        String after = edit.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("nothing was edited in " + file);
        }
        edited.put(file, after.getBytes(StandardCharsets.UTF_8));
        return new EditedModels(edited);
    }
}
