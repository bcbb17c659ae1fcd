package org.tuntas.modelling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.EscalationProcess;
import org.tuntas.sla.Limit;
import org.tuntas.sla.Timekeeper;

/** Whether each stage has a limit for every report and a ladder where it climbs one, and whether they fit into the whole. */
final class StageRules {

    private static final String RESOLUTION = Timekeeper.RESOLUTION;
    private static final String FOLLOW_UP = Timekeeper.FOLLOW_UP;
    /** Counted inside another clock: disposition eats from the first follow-up, which starts at forwarding. */
    private static final Map<String, String> INSIDE = Map.of("DISPOSITION", FOLLOW_UP);

    private static final Pattern RUNG = Pattern.compile("sla\\.rung\\(\\s*(\\w+)\\s*,\\s*(\\d+)\\s*\\)");

    private final Models models;
    private final Findings findings;
    private final TableRules tables;
    private final LocalDate today;
    /** Stages of the tables whose names are misspelt in a model, which is said there. */
    private final Set<String> misspelt = new TreeSet<>();

    private final Map<Misfit, Set<Kind>> misfits = new LinkedHashMap<>();

    StageRules(Models models, Findings findings, TableRules tables, LocalDate today) {
        this.models = models;
        this.findings = findings;
        this.tables = tables;
        this.today = today;
    }

    /** Two kinds of reports differ when a limit may. */
    private record Kind(ComplaintType type, SupervisionClass supervision) {

        static List<Kind> all() {
            List<Kind> kinds = new ArrayList<>();
            for (ComplaintType type : ComplaintType.values()) {
                for (SupervisionClass supervision : SupervisionClass.values()) {
                    kinds.add(new Kind(type, supervision));
                }
            }
            return kinds;
        }

        /** Kinds in as few words as possible: a type without its classes when all of them are meant. */
        static String said(Collection<Kind> kinds) {
            if (kinds.size() == all().size()) {
                return "@all";
            }
            Map<ComplaintType, Set<SupervisionClass>> classes = new TreeMap<>();
            kinds.forEach(kind -> classes.computeIfAbsent(kind.type(), type -> new TreeSet<>())
                    .add(kind.supervision()));
            return classes.entrySet().stream()
                    .map(type -> type.getValue().size() == SupervisionClass.values().length
                            ? type.getKey().name()
                            : type.getValue().stream()
                                    .map(supervision -> type.getKey() + " / " + supervision)
                                    .collect(Collectors.joining(", ")))
                    .collect(Collectors.joining(", "));
        }
    }

    /** A limit that does not fit, and the words for it before and behind the kinds of reports that it holds for. */
    private record Misfit(Rule rule, ProcessView view, BaseElement element, List<String> before, String basis) {}

    void check() {
        if (!tables.isUsable(TableRules.LIMITS) || !tables.isUsable(TableRules.LADDERS)) {
            return;
        }
        Set<String> used = new TreeSet<>();
        used.add(RESOLUTION);
        for (ProcessView view : models.processes().values()) {
            for (SubProcess sub : view.nodes(SubProcess.class)) {
                String stage = ProcessView.properties(sub).get(ComplaintProcess.STAGE_PROPERTY);
                if (stage != null) {
                    used.add(stage);
                    hasLimits(view, sub, stage);
                }
            }
            view.nodes().forEach(node -> climbs(view, node));
        }
        resolutionHasLimits();
        if (models.allDiagramsRead()
                && !findings.hasAny(
                        Rule.CALL_TARGET, Rule.PROCESS_MISSING, Rule.STAGE_MISSING, Rule.PROPERTY_UNKNOWN)) {
            used.addAll(misspelt);
            strangers(used);
        }
        fits();
    }

    private Optional<Limit> limit(String stage, Kind kind, LocalDate day) {
        return Limit.inForce(
                tables.limits(),
                new Limit.Case(stage, kind.type().name(), kind.supervision().name(), ""),
                day);
    }

    private void hasLimits(ProcessView view, SubProcess sub, String stage) {
        String lacking = lacking(stage);
        if (!lacking.isEmpty()) {
            Optional<String> meant = meant(stage);
            meant.ifPresent(misspelt::add);
            findings.add(
                    Rule.STAGE_LIMIT,
                    view.file(),
                    sub,
                    stage,
                    lacking,
                    meant.map(close -> Suggestion.MEANT + close).orElse(""));
        }
        beginsInTime(stage);
    }

    /** The stage whose name is misspelt in a model; a stage that has a ladder is spelt as it is meant to be. */
    private Optional<String> meant(String stage) {
        if (tables.rungs().stream().anyMatch(rung -> rung.stage().equals(stage))) {
            return Optional.empty();
        }
        Set<String> known = tables.limits().stream().map(Limit::stage).collect(Collectors.toSet());
        return Suggestion.of(stage, known).filter(close -> !close.equals(stage));
    }

    /** A row that holds from a later day is none for reports that come before. */
    private void beginsInTime(String stage) {
        boolean later = Kind.all().stream()
                .anyMatch(kind -> limit(stage, kind, LocalDate.MAX).isPresent()
                        && limit(stage, kind, today).isEmpty());
        models.table(TableRules.LIMITS).rows().stream()
                .filter(row -> later && stage.equals(row.optional("stage")))
                .min(Comparator.comparing(row -> row.text("validFrom")))
                .ifPresent(row -> findings.add(
                        Rule.STAGE_NOT_YET,
                        models.whereIs(TableRules.LIMITS),
                        row.rule(),
                        row.annotation().isBlank() ? null : row.annotation(),
                        stage,
                        row.text("validFrom")));
    }

    private void resolutionHasLimits() {
        String lacking = lacking(RESOLUTION);
        ProcessView view = models.processes().get(ComplaintProcess.KEY);
        if (!lacking.isEmpty() && view != null) {
            findings.add(Rule.STAGE_LIMIT, view.file(), view.process(), RESOLUTION, lacking, "");
        }
        beginsInTime(RESOLUTION);
    }

    private String lacking(String stage) {
        if (tables.hasUnreadRow(stage)) {
            return "";
        }
        List<Kind> lacking = Kind.all().stream()
                .filter(kind -> limit(stage, kind, LocalDate.MAX).isEmpty())
                .toList();
        return Kind.said(lacking);
    }

    /** The ladder must have the level that a timer waits for. */
    private void climbs(ProcessView view, FlowNode node) {
        if (view.key().equals(EscalationProcess.KEY)) {
            return;
        }
        for (TimerEventDefinition timer : node.getChildElementsByType(TimerEventDefinition.class)) {
            Matcher rung = RUNG.matcher(timer.getTextContent()
                    + (timer.getTimeDate() == null ? "" : timer.getTimeDate().getTextContent()));
            if (!rung.find()) {
                continue;
            }
            String stage = rung.group(1).equals(ComplaintProcess.VISIT)
                    ? ProcessView.stageAround(node, ComplaintProcess.STAGE_PROPERTY)
                            .map(sub -> ProcessView.properties(sub).get(ComplaintProcess.STAGE_PROPERTY))
                            .orElse(null)
                    : rung.group(1).equals(ComplaintProcess.RESOLUTION_VISIT) ? RESOLUTION : null;
            int level = Integer.parseInt(rung.group(2));
            if (stage != null
                    && (meant(stage).isEmpty() || !findings.hasAny(Rule.STAGE_LIMIT))
                    && tables.rungs().stream()
                            .noneMatch(known -> known.stage().equals(stage) && known.level() == level)) {
                findings.add(Rule.STAGE_LADDER, view.file(), node, stage, rung.group(2));
            }
        }
    }

    private void strangers(Set<String> used) {
        for (String table : List.of(TableRules.LIMITS, TableRules.LADDERS)) {
            Set<String> said = new TreeSet<>(used);
            for (TableFile.Row row : models.table(table).rows()) {
                String stage = row.optional("stage");
                if (stage != null && said.add(stage)) {
                    findings.add(
                            Rule.TABLE_STAGE,
                            models.whereIs(table),
                            row.rule(),
                            row.annotation().isBlank() ? null : row.annotation(),
                            stage,
                            Suggestion.orAll(stage, used));
                }
            }
        }
    }

    /** Each stage on the straight road through the resolution, and all of them, against the limit of the resolution. */
    private void fits() {
        ProcessView view = models.processes().get(ComplaintProcess.KEY);
        if (view == null) {
            return;
        }
        Map<SubProcess, ProcessView> road = new LinkedHashMap<>();
        view.nodes(SubProcess.class).stream()
                .filter(StageRules::runsResolution)
                .findFirst()
                .ifPresent(sub -> walk(view, sub, road, new HashSet<>()));
        Set<LocalDate> days =
                tables.limits().stream().map(Limit::validFrom).collect(Collectors.toCollection(TreeSet::new));
        for (LocalDate day : days) {
            for (Kind kind : Kind.all()) {
                limit(RESOLUTION, kind, day).ifPresent(whole -> fits(road, kind, day, whole));
            }
        }
        misfits.forEach((misfit, kinds) -> {
            List<String> words = new ArrayList<>(misfit.before());
            words.add(Kind.said(kinds));
            words.add(misfit.basis());
            findings.add(misfit.rule(), misfit.view().file(), misfit.element(), words.toArray(new String[0]));
        });
    }

    private void misfit(Misfit misfit, Kind kind) {
        misfits.computeIfAbsent(misfit, found -> new LinkedHashSet<>()).add(kind);
    }

    private void fits(Map<SubProcess, ProcessView> road, Kind kind, LocalDate day, Limit whole) {
        int sum = 0;
        boolean single = false;
        List<String> parts = new ArrayList<>();
        Set<String> stages = new LinkedHashSet<>();
        road.keySet().forEach(sub -> stages.add(stageOf(sub)));
        for (Map.Entry<SubProcess, ProcessView> step : road.entrySet()) {
            String stage = stageOf(step.getKey());
            Optional<Limit> own = limit(stage, kind, day);
            if (own.isEmpty()) {
                continue;
            }
            if (own.get().workingDays() > whole.workingDays()) {
                single = true;
                misfit(
                        new Misfit(
                                Rule.STAGE_TOO_LONG,
                                step.getValue(),
                                step.getKey(),
                                List.of(
                                        stage,
                                        String.valueOf(own.get().workingDays()),
                                        String.valueOf(whole.workingDays())),
                                whole.legalBasis()),
                        kind);
            }
            if (!stages.contains(INSIDE.getOrDefault(stage, ""))) {
                sum += own.get().workingDays();
                parts.add(stage + " " + own.get().workingDays());
            }
        }
        if (!single && sum > whole.workingDays()) {
            ProcessView view = Objects.requireNonNull(models.processes().get(ComplaintProcess.KEY));
            misfit(
                    new Misfit(
                            Rule.STAGE_SUM,
                            view,
                            view.process(),
                            List.of(
                                    String.join(" + ", parts),
                                    String.valueOf(sum),
                                    String.valueOf(whole.workingDays())),
                            whole.legalBasis()),
                    kind);
        }
    }

    private static String stageOf(BaseElement sub) {
        return String.valueOf(ProcessView.properties(sub).get(ComplaintProcess.STAGE_PROPERTY));
    }

    /** The ladder of the resolution climbs beside everything that is part of it. */
    private static boolean runsResolution(SubProcess sub) {
        return ProcessView.eventSubProcesses(sub).stream()
                .flatMap(beside -> ProcessView.starts(beside).stream())
                .flatMap(start -> start.getChildElementsByType(TimerEventDefinition.class).stream())
                .anyMatch(timer -> timer.getTimeDate() != null
                        && timer.getTimeDate().getTextContent().contains(ComplaintProcess.RESOLUTION_VISIT));
    }

    /** The way along the default exits. */
    private void walk(
            ProcessView view, ModelElementInstance scope, Map<SubProcess, ProcessView> road, Set<String> called) {
        Set<FlowNode> seen = new HashSet<>();
        FlowNode at = ProcessView.starts(scope).stream().findFirst().orElse(null);
        while (at != null && seen.add(at) && !(at instanceof EndEvent)) {
            if (at instanceof SubProcess sub) {
                if (ProcessView.properties(sub).containsKey(ComplaintProcess.STAGE_PROPERTY)) {
                    road.put(sub, view);
                }
                walk(view, sub, road, called);
            } else if (at instanceof CallActivity call && called.add(String.valueOf(call.getCalledElement()))) {
                ProcessView target = models.processes().get(String.valueOf(call.getCalledElement()));
                if (target != null) {
                    walk(target, target.process(), road, called);
                }
            }
            at = at instanceof ExclusiveGateway gateway && gateway.getDefault() != null
                    ? gateway.getDefault().getTarget()
                    : view.targets(at).stream().findFirst().orElse(null);
        }
    }
}
