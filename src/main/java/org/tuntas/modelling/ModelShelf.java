package org.tuntas.modelling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The models in the engine, by process and version, with what runs in them. */
@Component
public class ModelShelf {

    private final RepositoryService repository;
    private final RunningReports running;
    private final Releases releases;

    ModelShelf(RepositoryService repository, RunningReports running, Releases releases) {
        this.repository = repository;
        this.running = running;
        this.releases = releases;
    }

    /**
     * A process.
     *
     * @param name what its diagram calls it
     * @param versions newest first
     */
    public record Process(String key, String name, List<Version> versions) {

        /** Those by which reports begin or run, newest first. */
        public List<Version> used() {
            return versions.stream()
                    .filter(version -> version.reports() > 0
                            || version.number() == versions.get(0).number())
                    .toList();
        }
    }

    /**
     * A version of a process.
     *
     * @param definition its id in the engine
     * @param number the engine's: 1 for the first
     * @param tag what its designer calls it; null when it says nothing
     * @param release the version of the procedure with which it was deployed; null when it is not known
     * @param reports how many run in it
     * @param steps where these wait, most first
     */
    public record Version(
            String definition,
            int number,
            @Nullable String tag,
            Instant deployedAt,
            @Nullable Release release,
            long reports,
            List<Step> steps) {}

    /** A step and how many reports wait there. */
    public record Step(String element, String name, long reports) {}

    /** Every process, by key. */
    public List<Process> processes() {
        Map<String, Long> counts = running.counts().stream()
                .collect(Collectors.toMap(RunningReports.Count::definition, RunningReports.Count::reports));
        Map<String, List<RunningReports.Place>> places =
                running.places().stream().collect(Collectors.groupingBy(RunningReports.Place::definition));
        // The first release of a deployment brought it; later ones changed tables alone.
        Map<String, Release> origins = new HashMap<>();
        releases.all().forEach(release -> origins.put(release.deployment(), release));
        Map<String, Instant> times = new HashMap<>();
        repository
                .createDeploymentQuery()
                .list()
                .forEach(deployment -> times.put(
                        deployment.getId(), deployment.getDeploymentTime().toInstant()));
        Map<String, List<Version>> byKey = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        for (ProcessDefinition definition : repository
                .createProcessDefinitionQuery()
                .orderByProcessDefinitionKey()
                .asc()
                .orderByProcessDefinitionVersion()
                .desc()
                .list()) {
            names.putIfAbsent(definition.getKey(), nameOf(definition));
            byKey.computeIfAbsent(definition.getKey(), key -> new ArrayList<>())
                    .add(new Version(
                            definition.getId(),
                            definition.getVersion(),
                            definition.getVersionTag(),
                            times.getOrDefault(definition.getDeploymentId(), Instant.EPOCH),
                            origins.get(definition.getDeploymentId()),
                            counts.getOrDefault(definition.getId(), 0L),
                            steps(places.getOrDefault(definition.getId(), List.of()))));
        }
        return byKey.entrySet().stream()
                .map(entry -> new Process(
                        entry.getKey(), names.getOrDefault(entry.getKey(), entry.getKey()), entry.getValue()))
                .toList();
    }

    private static String nameOf(ProcessDefinition definition) {
        return definition.getName() == null ? definition.getKey() : definition.getName();
    }

    private List<Step> steps(List<RunningReports.Place> places) {
        return places.stream()
                .map(place -> new Step(place.element(), name(place), place.reports()))
                .sorted(Comparator.comparingLong(Step::reports).reversed().thenComparing(Step::element))
                .toList();
    }

    private String name(RunningReports.Place place) {
        BpmnModelInstance model = repository.getBpmnModelInstance(place.definition());
        return model.getModelElementById(place.element()) instanceof FlowElement element && element.getName() != null
                ? element.getName().replaceAll("\\s*[$#]\\{[^}]*}", "").strip()
                : place.element();
    }
}
