package org.tuntas.modelling.migration;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** What was published, read once: a published model never changes. */
@Component
public class Publications {

    private final RepositoryService repository;
    private final Map<String, Blueprint> read = new ConcurrentHashMap<>();

    Publications(RepositoryService repository) {
        this.repository = repository;
    }

    /** Keys of the processes of a deployment by the ids of their definitions. */
    Map<String, String> processes(String deployment) {
        return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .collect(Collectors.toMap(ProcessDefinition::getId, ProcessDefinition::getKey));
    }

    /** The models of a deployment; without any when it is gone. */
    public Blueprint blueprint(String deployment) {
        return read.computeIfAbsent(
                deployment,
                id -> Blueprint.of(repository.createProcessDefinitionQuery().deploymentId(id).list().stream()
                        .map(ProcessDefinition::getId)
                        .map(repository::getBpmnModelInstance)
                        .toList()));
    }
}
