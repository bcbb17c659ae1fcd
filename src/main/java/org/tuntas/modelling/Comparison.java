package org.tuntas.modelling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.tuntas.lifecycle.ComplaintProcess;

/**
 * What changed between two versions of models, forms and tables, as those read it who answer for the procedure. Needs nothing but the
 * files.
 */
public final class Comparison {

    private final Map<String, byte[]> older;
    private final Map<String, byte[]> newer;
    private final Models olderModels;
    private final Models newerModels;
    private final Findings olderFindings = new Findings();
    private final Findings newerFindings = new Findings();
    private final List<Difference> found = new ArrayList<>();

    private Comparison(Map<String, byte[]> older, Map<String, byte[]> newer) {
        this.older = older;
        this.newer = newer;
        this.olderModels = Models.read(new ModelFiles(older), olderFindings);
        this.newerModels = Models.read(new ModelFiles(newer), newerFindings);
    }

    /**
     * Compares files of the same name; two single files of one kind whatever their names.
     *
     * @return in the order of the files, and within a file from the whole to its parts
     */
    public static List<Difference> of(ModelFiles older, ModelFiles newer) {
        Map<String, byte[]> before = byName(older);
        Map<String, byte[]> after = byName(newer);
        if (before.size() == 1 && after.size() == 1) {
            String was = before.keySet().iterator().next();
            String is = after.keySet().iterator().next();
            if (kind(was).equals(kind(is))) {
                before = Map.of(is, Objects.requireNonNull(before.get(was)));
            }
        }
        return new Comparison(before, after).differences();
    }

    private static Map<String, byte[]> byName(ModelFiles files) {
        Map<String, byte[]> named = new TreeMap<>();
        files.procedure().contents().forEach((file, content) -> named.put(Models.nameOf(file), content));
        return named;
    }

    private List<Difference> differences() {
        Set<String> names = new TreeSet<>(older.keySet());
        names.addAll(newer.keySet());
        for (String name : names) {
            byte[] was = older.get(name);
            byte[] is = newer.get(name);
            if (was == null || is == null) {
                whole(was == null ? Change.FILE_ADDED : Change.FILE_REMOVED, name);
            } else if (!Arrays.equals(was, is)) {
                file(name, was, is);
            }
        }
        return List.copyOf(found);
    }

    private void whole(Change change, String name) {
        List<Difference.Clause> clauses = new ArrayList<>();
        Models models = change == Change.FILE_ADDED ? newerModels : olderModels;
        models.processes().values().stream()
                .filter(view -> view.file().equals(name))
                .forEach(view -> clauses.add(Difference.Clause.of(
                        "process",
                        Subjects.named(view.process()),
                        Difference.named(view.nodes(UserTask.class).stream()
                                .map(Subjects::name)
                                .toList()))));
        found.add(Difference.of(change, name, new Difference.Subject("file", name))
                .with(clauses));
    }

    private void file(String name, byte[] was, byte[] is) {
        int before = found.size();
        if (!unreadable(name, olderFindings, "older") && !unreadable(name, newerFindings, "newer")) {
            switch (kind(name)) {
                case ".form" -> found.addAll(new FormComparison(name, usedAs(name), was, is).differences());
                case ".dmn" ->
                    found.addAll(new TableComparison(name, was, is, this::stageName).differences(this::steps));
                default -> diagram(name);
            }
        }
        if (found.size() == before) {
            found.add(Difference.of(Change.FILE_REWRITTEN, name, new Difference.Subject("file", name)));
        }
    }

    private boolean unreadable(String name, Findings findings, String version) {
        List<Finding> why = findings.all().stream()
                .filter(finding -> finding.file().equals(name))
                .filter(finding -> finding.rule().id().startsWith("file.") || finding.rule() == Rule.FLOW_DANGLING)
                .toList();
        if (!why.isEmpty()) {
            found.add(Difference.of(
                    Change.FILE_UNREADABLE,
                    name,
                    new Difference.Subject("file", name),
                    Difference.term("version." + version),
                    Difference.term(
                            "finding",
                            why.get(0).rule().name(),
                            String.join(" ", why.get(0).arguments()))));
        }
        return !why.isEmpty();
    }

    private void diagram(String name) {
        Drawing before = new Drawing(olderModels.source(name));
        Drawing after = new Drawing(newerModels.source(name));
        List<ProcessView> gone = new ArrayList<>(inside(olderModels, name));
        for (ProcessView view : inside(newerModels, name)) {
            ProcessView was = olderModels.processes().get(view.key());
            if (was == null && gone.size() == 1 && inside(newerModels, name).size() == 1) {
                was = gone.get(0);
            }
            if (was == null || !gone.remove(was)) {
                found.add(Difference.of(Change.PROCESS_ADDED, name, Subjects.of(view.process())));
            } else {
                if (!was.key().equals(view.key())) {
                    found.add(
                            Difference.of(Change.ELEMENT_ID, name, Subjects.of(view.process()), view.key(), was.key()));
                }
                found.addAll(new ProcessComparison(name, was, view, before, after).differences());
            }
        }
        gone.forEach(view -> found.add(Difference.of(Change.PROCESS_REMOVED, name, Subjects.of(view.process()))));
        List<String> moved = Contrast.of(before.places(), after.places()).stream()
                .map(Contrast::what)
                .filter(before.places()::containsKey)
                .filter(after.places()::containsKey)
                .toList();
        if (!moved.isEmpty()) {
            found.add(Difference.of(
                            Change.LAYOUT,
                            name,
                            new Difference.Subject("file", name),
                            Difference.term("shapes", String.valueOf(moved.size())))
                    .marking(moved, moved));
        }
    }

    private static List<ProcessView> inside(Models models, String name) {
        return models.processes().values().stream()
                .filter(view -> view.file().equals(name))
                .toList();
    }

    /** The steps in which a form is filled in; its id when there is none. */
    private String usedAs(String file) {
        String id = file.replace(".form", "");
        List<UserTask> tasks = asNowCalled(models -> models.processes().values().stream()
                .flatMap(view -> view.nodes(UserTask.class).stream())
                .filter(task -> id.equals(ProcessView.camunda(task, "formRef"))));
        return tasks.isEmpty() ? id : names(tasks);
    }

    private LimitSentences.Steps steps(String stage) {
        List<UserTask> tasks = asNowCalled(models -> models.processes().values().stream()
                .flatMap(view -> view.nodes(SubProcess.class).stream())
                .filter(scope -> stage.equals(ProcessView.properties(scope).get(ComplaintProcess.STAGE_PROPERTY)))
                .flatMap(scope -> ProcessView.inside(scope).stream())
                .filter(UserTask.class::isInstance)
                .map(UserTask.class::cast)
                .filter(task -> isLimited(ProcessView.camunda(task, "dueDate"))));
        return new LimitSentences.Steps(
                names(tasks), tasks.stream().map(UserTask::getId).toList());
    }

    /** What the diagram calls a stage; empty when none has it. */
    private String stageName(String stage) {
        return Stream.of(newerModels, olderModels)
                .flatMap(models -> models.processes().values().stream())
                .flatMap(view -> view.nodes(SubProcess.class).stream())
                .filter(scope -> stage.equals(ProcessView.properties(scope).get(ComplaintProcess.STAGE_PROPERTY)))
                .map(Subjects::name)
                .findFirst()
                .orElse("");
    }

    private static String names(List<UserTask> tasks) {
        return tasks.stream().map(Subjects::name).distinct().collect(Collectors.joining(", "));
    }

    /** What is still there is called as the newer version calls it. */
    private List<UserTask> asNowCalled(Function<Models, Stream<UserTask>> search) {
        List<UserTask> now = search.apply(newerModels).toList();
        return now.isEmpty() ? search.apply(olderModels).toList() : now;
    }

    private static boolean isLimited(@Nullable String dueDate) {
        return dueDate != null && dueDate.contains("sla.limit(visit)");
    }

    private static String kind(String name) {
        return name.substring(name.lastIndexOf('.'));
    }
}
