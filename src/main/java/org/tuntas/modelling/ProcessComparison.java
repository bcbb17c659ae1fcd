package org.tuntas.modelling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Two versions of a process. Elements are the same when their ids are; one whose id alone was changed is recognised by its name. */
final class ProcessComparison {

    /** Traits that name another element by its id. */
    private static final Set<String> ELEMENTS = Set.of("attachedToRef", "default");

    private final String file;
    private final ProcessView older;
    private final ProcessView newer;
    private final Drawing olderDrawing;
    private final Drawing newerDrawing;
    private final List<Difference> found = new ArrayList<>();
    /** Newer ids by older ones, of what is the same under another id. */
    private final Map<String, String> renamed = new HashMap<>();

    /** The nodes of both, the older first, by the older id. */
    private final Map<String, Pair> pairs = new LinkedHashMap<>();

    private final Map<String, FlowNode> added = new LinkedHashMap<>();
    private final Map<String, FlowNode> removed = new LinkedHashMap<>();
    private final Map<SequenceFlow, SequenceFlow> flows = new LinkedHashMap<>();
    private final List<SequenceFlow> newFlows = new ArrayList<>();
    private final Map<String, SequenceFlow> goneFlows = new LinkedHashMap<>();

    private record Pair(FlowNode older, FlowNode newer) {}

    ProcessComparison(String file, ProcessView older, ProcessView newer, Drawing olderDrawing, Drawing newerDrawing) {
        this.file = file;
        this.older = older;
        this.newer = newer;
        this.olderDrawing = olderDrawing;
        this.newerDrawing = newerDrawing;
    }

    List<Difference> differences() {
        match();
        matchFlows();
        process();
        added.values().stream().filter(node -> !isInsideOf(node, added)).forEach(this::added);
        removed.values().stream().filter(node -> !isInsideOf(node, removed)).forEach(this::removed);
        pairs.values().forEach(this::both);
        flows();
        return found;
    }

    private void match() {
        older.nodes().forEach(node -> removed.put(node.getId(), node));
        for (FlowNode node : newer.nodes()) {
            FlowNode before = removed.remove(node.getId());
            if (before == null) {
                added.put(node.getId(), node);
            } else {
                pairs.put(node.getId(), new Pair(before, node));
            }
        }
        for (FlowNode node : List.copyOf(added.values())) {
            List<FlowNode> alike = removed.values().stream()
                    .filter(before -> isAlike(before, node))
                    .toList();
            if (alike.size() == 1) {
                FlowNode before = alike.get(0);
                removed.remove(before.getId());
                added.remove(node.getId());
                pairs.put(before.getId(), new Pair(before, node));
                renamed.put(before.getId(), node.getId());
            }
        }
    }

    private static boolean isAlike(FlowNode before, FlowNode after) {
        return Findings.name(after) != null
                && Objects.equals(Findings.name(before), Findings.name(after))
                && before.getElementType().equals(after.getElementType());
    }

    private void process() {
        Difference.Subject process = Subjects.of(newer.process());
        named(older.process(), newer.process(), process);
        traits(process, older.key(), newer.key());
    }

    private void both(Pair pair) {
        String before = pair.older().getId();
        String after = pair.newer().getId();
        Difference.Subject subject = Subjects.of(pair.newer());
        if (!before.equals(after)) {
            tell(Change.ELEMENT_ID, subject, before, after, after, before);
        }
        String type = type(pair.older());
        if (!type.equals(type(pair.newer()))) {
            tell(
                    Change.ELEMENT_TYPE,
                    subject,
                    before,
                    after,
                    Difference.term("type." + type(pair.newer())),
                    Difference.term("type." + type));
        }
        named(pair.older(), pair.newer(), subject);
        String from = String.valueOf(scope(pair.older()).getId());
        BaseElement to = scope(pair.newer());
        if (!newerId(from).equals(to.getId())) {
            tell(Change.ELEMENT_MOVED, subject, before, after, Subjects.named(to), Subjects.named(scope(pair.older())));
        }
        traits(subject, before, after);
    }

    private void named(BaseElement before, BaseElement after, Difference.Subject subject) {
        String name = Findings.name(before);
        if (!Objects.equals(name, Findings.name(after))) {
            tell(
                    Change.ELEMENT_RENAMED,
                    subject,
                    before.getId(),
                    after.getId(),
                    name == null ? Difference.term("nothing") : Difference.named(name));
        }
    }

    private void traits(Difference.Subject subject, String before, String after) {
        SortedMap<String, String> was = olderDrawing.traits(before);
        SortedMap<String, String> is = newerDrawing.traits(after);
        ELEMENTS.forEach(path -> was.computeIfPresent(path, (same, id) -> newerId(id)));
        Contrast.of(was, is).forEach(contrast -> {
            boolean named = ELEMENTS.contains(contrast.what());
            Change change = contrast.choose(Change.TRAIT_SET, Change.TRAIT_CHANGED, Change.TRAIT_CLEARED);
            found.add(Difference.of(
                            change,
                            file,
                            subject,
                            Trait.at(contrast.what()),
                            named
                                    ? Difference.value(newerDrawing.named(contrast.is()))
                                    : Trait.value(contrast.what(), contrast.is()),
                            named
                                    ? Difference.value(olderDrawing.named(olderId(contrast.was())))
                                    : Trait.value(contrast.what(), contrast.was()))
                    .marking(List.of(before), List.of(after)));
        });
    }

    private void added(FlowNode node) {
        found.add(Difference.of(Change.ELEMENT_ADDED, file, Subjects.of(node))
                .with(clauses(newer, newerDrawing, node))
                .marking(List.of(), withFlows(newer, node)));
    }

    private void removed(FlowNode node) {
        List<Difference.Clause> clauses = new ArrayList<>();
        around(older, node, clauses);
        within(node, clauses);
        found.add(Difference.of(Change.ELEMENT_REMOVED, file, Subjects.of(node))
                .with(clauses)
                .marking(withFlows(older, node), List.of()));
    }

    private static List<Difference.Clause> clauses(ProcessView view, Drawing drawing, FlowNode node) {
        List<Difference.Clause> clauses = new ArrayList<>();
        around(view, node, clauses);
        within(node, clauses);
        drawing.traits(node.getId()).forEach((path, value) -> {
            String noun = Trait.at(path);
            if (Trait.isTelling(noun)) {
                clauses.add(Difference.Clause.of("has", noun, Trait.value(path, value)));
            }
        });
        return clauses;
    }

    private static void around(ProcessView view, FlowNode node, List<Difference.Clause> clauses) {
        if (scope(node) instanceof SubProcess sub) {
            clauses.add(Difference.Clause.of("inside", Subjects.named(sub)));
        }
        Set<String> before = new LinkedHashSet<>();
        connected(view).stream()
                .filter(flow -> node.equals(flow.getTarget()))
                .map(flow -> Subjects.name(flow.getSource()))
                .forEach(before::add);
        if (!before.isEmpty()) {
            clauses.add(Difference.Clause.of("after", Difference.named(before)));
        }
        Set<String> after = new LinkedHashSet<>();
        view.targets(node).forEach(target -> after.add(Subjects.name(target)));
        if (!after.isEmpty()) {
            clauses.add(Difference.Clause.of("before", Difference.named(after)));
        }
    }

    private static void within(FlowNode node, List<Difference.Clause> clauses) {
        if (node instanceof SubProcess) {
            List<String> steps = ProcessView.inside(node).stream()
                    .filter(UserTask.class::isInstance)
                    .map(Subjects::name)
                    .toList();
            if (!steps.isEmpty()) {
                clauses.add(Difference.Clause.of("steps", Difference.named(steps)));
            }
        }
    }

    private void matchFlows() {
        connected(older).forEach(flow -> goneFlows.put(flow.getId(), flow));
        for (SequenceFlow flow : connected(newer)) {
            SequenceFlow was = goneFlows.remove(flow.getId());
            if (was == null) {
                newFlows.add(flow);
            } else {
                flows.put(was, flow);
            }
        }
        for (SequenceFlow flow : List.copyOf(newFlows)) {
            goneFlows.values().stream()
                    .filter(was -> isSameWay(was, flow))
                    .findFirst()
                    .ifPresent(was -> {
                        goneFlows.remove(was.getId());
                        newFlows.remove(flow);
                        flows.put(was, flow);
                        renamed.put(was.getId(), flow.getId());
                    });
        }
    }

    private void flows() {
        flows.forEach(this::flow);
        newFlows.stream().filter(flow -> touchesNone(flow, added)).forEach(flow -> {
            List<Difference.Clause> clauses = new ArrayList<>();
            newerDrawing
                    .traits(flow.getId())
                    .forEach((path, value) ->
                            clauses.add(Difference.Clause.of("has", Trait.at(path), Trait.value(path, value))));
            found.add(Difference.of(Change.FLOW_ADDED, file, Subjects.of(flow))
                    .with(clauses)
                    .marking(List.of(), List.of(flow.getId())));
        });
        goneFlows.values().stream()
                .filter(flow -> touchesNone(flow, removed))
                .forEach(flow -> found.add(Difference.of(Change.FLOW_REMOVED, file, Subjects.of(flow))
                        .marking(List.of(flow.getId()), List.of())));
    }

    private static List<SequenceFlow> connected(ProcessView view) {
        return view.flows().stream()
                .filter(flow -> flow.getSource() != null && flow.getTarget() != null)
                .toList();
    }

    private void flow(SequenceFlow was, SequenceFlow is) {
        Difference.Subject subject = Subjects.of(was);
        if (!newerId(was.getTarget().getId()).equals(is.getTarget().getId())) {
            tell(
                    Change.FLOW_TARGET,
                    subject,
                    was.getId(),
                    is.getId(),
                    Subjects.named(is.getTarget()),
                    Subjects.named(was.getTarget()));
        }
        if (!newerId(was.getSource().getId()).equals(is.getSource().getId())) {
            tell(
                    Change.FLOW_SOURCE,
                    subject,
                    was.getId(),
                    is.getId(),
                    Subjects.named(is.getSource()),
                    Subjects.named(was.getSource()));
        }
        named(was, is, Subjects.of(is));
        traits(Subjects.of(is), was.getId(), is.getId());
    }

    private boolean isSameWay(SequenceFlow was, SequenceFlow is) {
        return newerId(was.getSource().getId()).equals(is.getSource().getId())
                && newerId(was.getTarget().getId()).equals(is.getTarget().getId())
                && Objects.equals(Findings.name(was), Findings.name(is));
    }

    private static boolean touchesNone(SequenceFlow flow, Map<String, FlowNode> nodes) {
        return !nodes.containsKey(flow.getSource().getId())
                && !nodes.containsKey(flow.getTarget().getId());
    }

    /** The id under which the newer version has what the older one has under an id. */
    private String newerId(String id) {
        return id.equals(older.key()) ? newer.key() : renamed.getOrDefault(id, id);
    }

    private String olderId(String id) {
        return renamed.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(id);
    }

    private static Collection<String> withFlows(ProcessView view, FlowNode node) {
        Set<String> ids = new TreeSet<>();
        Set<FlowNode> whole = new HashSet<>();
        collect(node, whole);
        whole.forEach(part -> ids.add(part.getId()));
        view.flows().stream()
                .filter(flow -> whole.contains(flow.getSource()) || whole.contains(flow.getTarget()))
                .forEach(flow -> ids.add(flow.getId()));
        return ids;
    }

    private static void collect(FlowNode node, Set<FlowNode> whole) {
        whole.add(node);
        if (node instanceof SubProcess) {
            ProcessView.inside(node).forEach(part -> collect(part, whole));
        }
    }

    private static boolean isInsideOf(FlowNode node, Map<String, FlowNode> scopes) {
        return Stream.iterate(node.getParentElement(), ModelElementInstance::getParentElement)
                .takeWhile(FlowElement.class::isInstance)
                .anyMatch(scope -> scopes.containsKey(((BaseElement) scope).getId()));
    }

    private static BaseElement scope(FlowNode node) {
        return (BaseElement) node.getParentElement();
    }

    private static String type(FlowNode node) {
        return node.getElementType().getTypeName();
    }

    private void tell(Change change, Difference.Subject subject, String before, String after, String... arguments) {
        found.add(Difference.of(change, file, subject, arguments).marking(List.of(before), List.of(after)));
    }
}
