package org.tuntas.lifecycle.map;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.ComplaintProcess;

/** Keeps what was read of the models, by version and language: a deployed model never changes, and there are few. */
@Component
class Atlas {

    private final RepositoryService repository;
    private final Map<String, String> bundles = new ConcurrentHashMap<>();
    private final Map<Edition, Chart> charts = new ConcurrentHashMap<>();

    Atlas(RepositoryService repository) {
        this.repository = repository;
    }

    /** @param bundle id of the deployment of models that were published together */
    private record Edition(String bundle, Tongue tongue) {}

    /** @param definition id of the version of one of its processes */
    Chart chart(String definition, Tongue tongue) {
        String bundle = bundles.computeIfAbsent(
                definition, any -> repository.getProcessDefinition(any).getDeploymentId());
        return charts.computeIfAbsent(new Edition(bundle, tongue), this::read);
    }

    /** What a version of a process calls itself; empty when it does not. */
    Optional<String> tag(String definition) {
        return Optional.ofNullable(repository.getProcessDefinition(definition).getVersionTag());
    }

    /** The newest version. */
    Chart newest(Tongue tongue) {
        return chart(
                repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(ComplaintProcess.KEY)
                        .latestVersion()
                        .singleResult()
                        .getId(),
                tongue);
    }

    /** Those of every version, the newest first; each is read when it is asked for. */
    Stream<Chart> charts() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(ComplaintProcess.KEY)
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .map(definition -> chart(definition.getId(), Tongue.OWN));
    }

    /** Calls are bound to the models that were published along: one bundle is one chart. */
    private Chart read(Edition edition) {
        List<BpmnModelInstance> models =
                repository.createProcessDefinitionQuery().deploymentId(edition.bundle()).list().stream()
                        .map(ProcessDefinition::getId)
                        .map(repository::getBpmnModelInstance)
                        .toList();
        return new Chart(ComplaintProcess.KEY, models, edition.tongue());
    }
}
