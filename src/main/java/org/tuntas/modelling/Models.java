package org.tuntas.modelling;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.ModelException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What could be read of a bundle. What could not is a finding, and nothing else is said about such a file. */
final class Models {

    private static final String CAMUNDA_8 = "http://camunda.org/schema/zeebe/1.0";
    private static final String BPMN = "omg.org/spec/BPMN/20100524/MODEL";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    /** Steps, events and ways of one diagram; our largest has a sixth of it. */
    private static final int MOST_ELEMENTS = 1500;

    private final Map<String, ProcessView> processes = new LinkedHashMap<>();
    private final Map<String, FormFile> forms = new TreeMap<>();
    private final Map<String, TableFile> tables = new TreeMap<>();
    private final Map<String, Document> sources = new TreeMap<>();
    private final Map<String, BpmnModelInstance> diagrams = new TreeMap<>();
    private final Map<String, String> where = new TreeMap<>();
    private final Set<String> unread = new TreeSet<>();

    private Models() {}

    static Models read(ModelFiles files, Findings findings) {
        Models models = new Models();
        files.procedure().contents().forEach((file, content) -> {
            try {
                models.read(file, content, findings);
            } catch (SafeXml.Refused refused) {
                models.unread.add(nameOf(file));
                findings.ofFile(refused.rule(), file, ReaderWords.plain(String.valueOf(refused.getMessage())));
            } catch (ModelException invalid) {
                models.unread.add(nameOf(file));
                findings.ofFile(Rule.FILE_UNREADABLE, file, ReaderWords.plain(cause(invalid)));
            }
        });
        return models;
    }

    private void read(String file, byte[] content, Findings findings) {
        if (content.length > ModelFiles.LARGEST) {
            throw new SafeXml.Refused(Rule.FILE_TOO_LARGE, String.valueOf(ModelFiles.LARGEST / 1_000_000));
        }
        if (new String(content, StandardCharsets.UTF_8).isBlank()) {
            throw new SafeXml.Refused(Rule.FILE_EMPTY, "");
        }
        if (file.endsWith(".form")) {
            readForm(file, content, findings);
        } else if (file.endsWith(".dmn")) {
            tables.put(nameOf(file), TableFile.read(content));
            where.put(nameOf(file), file);
        } else {
            readDiagram(file, content, findings);
        }
    }

    private void readForm(String file, byte[] content, Findings findings) {
        FormFile form = FormFile.read(file, content);
        if (!nameOf(file).equals(form.id() + ".form")) {
            unread.add(nameOf(file));
            findings.ofFile(Rule.FORM_ID, file, form.id(), nameOf(file).replace(".form", ""));
        }
        forms.putIfAbsent(form.id(), form);
    }

    private void readDiagram(String file, byte[] content, Findings findings) {
        Document source = SafeXml.read(content, BPMN, "@bpmn");
        if (isForCamunda8(source.getDocumentElement())) {
            throw new SafeXml.Refused(Rule.FILE_CAMUNDA_8, "");
        }
        if (Connections.count(source) > MOST_ELEMENTS) {
            throw new SafeXml.Refused(Rule.FILE_CROWDED, String.valueOf(MOST_ELEMENTS));
        }
        Set<String> twice = Connections.twice(source);
        if (!twice.isEmpty()) {
            unread.add(nameOf(file));
            twice.forEach(id -> findings.add(Rule.ID_TWICE, file, id, null, id));
            return;
        }
        List<Element> loose = Connections.loose(source);
        if (!loose.isEmpty()) {
            unread.add(nameOf(file));
            loose.forEach(element -> findings.add(
                    Rule.FLOW_DANGLING,
                    file,
                    element.getAttribute("id"),
                    element.getAttribute("name").isBlank() ? null : element.getAttribute("name")));
            return;
        }
        BpmnModelInstance diagram = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
        List<BaseElement> misled = Connections.misled(diagram);
        if (!misled.isEmpty()) {
            unread.add(nameOf(file));
            misled.forEach(element -> findings.add(Rule.FLOW_DANGLING, file, element));
            return;
        }
        diagrams.put(file, diagram);
        sources.put(file, source);
        for (Process process : diagram.getModelElementsByType(Process.class)) {
            ProcessView present = processes.get(String.valueOf(process.getId()));
            ProcessView read = new ProcessView(file, process);
            if (present == null) {
                processes.put(read.key(), read);
            } else if (nameOf(file).equals(read.key() + ".bpmn")) {
                // The copy is the one in the file of another name.
                processes.put(read.key(), read);
                findings.add(Rule.PROCESS_TWICE, present.file(), present.process(), file);
            } else {
                findings.add(Rule.PROCESS_TWICE, file, process, present.file());
            }
        }
    }

    private static boolean isForCamunda8(Element root) {
        for (int at = 0; at < root.getAttributes().getLength(); at++) {
            Node attribute = root.getAttributes().item(at);
            if (attribute.getNodeValue().equals(CAMUNDA_8) && XMLNS.equals(attribute.getNamespaceURI())
                    || attribute.getNodeValue().equals("Camunda Cloud")) {
                return true;
            }
        }
        return false;
    }

    /** The processes by key. */
    Map<String, ProcessView> processes() {
        return processes;
    }

    /** The forms by id. */
    Map<String, FormFile> forms() {
        return forms;
    }

    Optional<FormFile> form(String id) {
        return Optional.ofNullable(forms.get(id));
    }

    /** The tables by file name, without the folder. */
    Map<String, TableFile> tables() {
        return tables;
    }

    /** A table that is there. */
    TableFile table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    /** Where a table lies. */
    String whereIs(String table) {
        return where.getOrDefault(table, table);
    }

    /** Diagrams by file. */
    Map<String, BpmnModelInstance> diagrams() {
        return diagrams;
    }

    /** The XML of a diagram. */
    Document source(String file) {
        return Objects.requireNonNull(sources.get(file), file);
    }

    /** Whether a file is there but cannot be read, so that nothing can be said to be missing from it. */
    boolean isUnread(String name) {
        return unread.contains(name);
    }

    /** Whether every diagram could be read, so that what none of them mentions is really not there. */
    boolean allDiagramsRead() {
        return unread.stream().noneMatch(name -> name.endsWith(".bpmn"));
    }

    /** Whether every form could be read, so that what none of them asks for is asked for nowhere. */
    boolean allFormsRead() {
        return unread.stream().noneMatch(name -> name.endsWith(".form"));
    }

    /** The calls of a process, by the process that makes them. */
    List<Call> callsOf(String key) {
        List<Call> calls = new ArrayList<>();
        processes.values().forEach(process -> process.nodes(CallActivity.class).stream()
                .filter(call -> key.equals(call.getCalledElement()))
                .forEach(call -> calls.add(new Call(process, call))));
        return calls;
    }

    /** A call of a process by another. */
    record Call(ProcessView caller, CallActivity activity) {}

    /** The bare name of a file without its ending. */
    static String stem(String file) {
        String name = nameOf(file);
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    static String nameOf(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static String cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    }
}
