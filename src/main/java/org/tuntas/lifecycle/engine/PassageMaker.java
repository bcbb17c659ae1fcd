package org.tuntas.lifecycle.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstructionValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.Relocation.Obstacle;
import org.tuntas.lifecycle.Relocation.Pair;
import org.tuntas.lifecycle.Relocation.Route;
import org.tuntas.lifecycle.map.Told;

/** Makes the engine's plans of a route, and reads from the models what the engine does not move. */
@Component
class PassageMaker {

    private final RepositoryService repository;
    private final RuntimeService runtime;

    PassageMaker(RepositoryService repository, RuntimeService runtime) {
        this.repository = repository;
        this.runtime = runtime;
    }

    ReadyPassage make(Route route) {
        Map<String, ProcessDefinition> old = definitions(route.from());
        Map<String, ProcessDefinition> young = definitions(route.to());
        List<Obstacle> refused = new ArrayList<>();
        Map<String, ReadyPassage.Way> ways = new HashMap<>();
        old.forEach((key, from) -> {
            ProcessDefinition to = young.get(key);
            if (to != null) {
                List<Pair> pairs = new ArrayList<>(route.pairs().getOrDefault(key, List.of()));
                MigrationPlan plan = plan(from, to, pairs, refused);
                ways.put(key, way(from, to, plan, pairs));
            }
        });
        return new ReadyPassage(route.from(), Map.copyOf(ways), List.copyOf(refused));
    }

    private Map<String, ProcessDefinition> definitions(String deployment) {
        Map<String, ProcessDefinition> definitions =
                repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                        .collect(Collectors.toMap(ProcessDefinition::getKey, Function.identity()));
        if (definitions.isEmpty()) {
            throw new IllegalArgumentException("There is no publication " + deployment);
        }
        return definitions;
    }

    /** Leaves out what the engine refuses, until it refuses nothing: a pair may have been possible only with another. */
    private MigrationPlan plan(ProcessDefinition from, ProcessDefinition to, List<Pair> pairs, List<Obstacle> refused) {
        while (true) {
            try {
                MigrationPlanBuilder plan = runtime.createMigrationPlan(from.getId(), to.getId());
                for (Pair pair : pairs) {
                    var instruction = plan.mapActivities(pair.from(), pair.to());
                    if (pair.message()) {
                        instruction.updateEventTrigger();
                    }
                }
                return plan.build();
            } catch (MigrationPlanValidationException invalid) {
                Set<String> out = new HashSet<>();
                for (MigrationInstructionValidationReport report :
                        invalid.getValidationReport().getInstructionReports()) {
                    String element = report.getMigrationInstruction().getSourceActivityId();
                    out.add(element);
                    refused.add(new Obstacle(
                            Obstacle.Kind.ENGINE,
                            from.getKey(),
                            element,
                            name(from, element),
                            String.join("; ", report.getFailures())));
                }
                if (!pairs.removeIf(pair -> out.contains(pair.from()))) {
                    throw invalid;
                }
            }
        }
    }

    private ReadyPassage.Way way(ProcessDefinition from, ProcessDefinition to, MigrationPlan plan, List<Pair> pairs) {
        BpmnModelInstance before = repository.getBpmnModelInstance(from.getId());
        BpmnModelInstance after = repository.getBpmnModelInstance(to.getId());
        Map<String, String> stages = new HashMap<>();
        Map<String, ComplaintState> states = new HashMap<>();
        Set<String> offered = new HashSet<>();
        for (Pair pair : pairs) {
            if (before.getModelElementById(pair.from()) instanceof BaseElement source
                    && after.getModelElementById(pair.to()) instanceof BaseElement target) {
                String stage = changed(source, target, ComplaintProcess.STAGE_PROPERTY);
                if (stage != null) {
                    stages.put(pair.to(), stage);
                }
                String state = changed(source, target, ComplaintProcess.STATE_PROPERTY);
                if (state != null) {
                    states.put(pair.to(), ComplaintState.valueOf(state));
                }
                if (source instanceof UserTask had
                        && target instanceof UserTask has
                        && !Objects.equals(had.getCamundaCandidateGroups(), has.getCamundaCandidateGroups())) {
                    offered.add(pair.to());
                }
            }
        }
        return new ReadyPassage.Way(
                from.getId(),
                to.getId(),
                plan,
                pairs.stream().collect(Collectors.toUnmodifiableMap(Pair::from, Pair::to)),
                Map.copyOf(stages),
                Map.copyOf(states),
                Set.copyOf(offered));
    }

    private static @Nullable String changed(BaseElement source, BaseElement target, String property) {
        String value = Told.property(target, property);
        return value == null || value.equals(Told.property(source, property)) ? null : value;
    }

    private String name(ProcessDefinition definition, String element) {
        return repository.getBpmnModelInstance(definition.getId()).getModelElementById(element)
                                instanceof org.camunda.bpm.model.bpmn.instance.FlowElement named
                        && named.getName() != null
                ? Told.name(named.getName())
                : element;
    }
}
