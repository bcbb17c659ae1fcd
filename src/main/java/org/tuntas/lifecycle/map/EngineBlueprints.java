package org.tuntas.lifecycle.map;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.procedure.Blueprints;

/** {@link Blueprints} from what is deployed. */
@Component
class EngineBlueprints implements Blueprints {

    private final RepositoryService repository;
    private final Atlas atlas;

    EngineBlueprints(RepositoryService repository, Atlas atlas) {
        this.repository = repository;
        this.atlas = atlas;
    }

    @Override
    public List<Edition> editions() {
        Map<String, Instant> published = repository.createDeploymentQuery().list().stream()
                .collect(Collectors.toMap(
                        Deployment::getId,
                        deployment -> deployment.getDeploymentTime().toInstant()));
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(ComplaintProcess.KEY)
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .filter(version -> published.containsKey(version.getDeploymentId()))
                .map(version -> new Edition(
                        version.getDeploymentId(),
                        version.getVersionTag() == null ? "" : version.getVersionTag(),
                        version.getVersion(),
                        Objects.requireNonNull(published.get(version.getDeploymentId()))))
                .toList();
    }

    @Override
    public List<Sheet> sheets(String bundle) {
        return chart(bundle)
                .map(chart -> chart.reachable(ComplaintProcess.KEY).stream()
                        .flatMap(key -> chart.sheet(key).stream())
                        .map(sheet -> sheet(sheet.process()))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Optional<String> drawing(String bundle, String process) {
        return chart(bundle)
                .filter(chart -> chart.reachable(ComplaintProcess.KEY).contains(process))
                .flatMap(chart -> chart.sheet(process))
                .map(Chart.Sheet::drawing);
    }

    private Optional<Chart> chart(String bundle) {
        return repository
                .createProcessDefinitionQuery()
                .deploymentId(bundle)
                .processDefinitionKey(ComplaintProcess.KEY)
                .list()
                .stream()
                .map(ProcessDefinition::getId)
                .map(definition -> atlas.chart(definition, Tongue.OWN))
                .findFirst();
    }

    private static Sheet sheet(Process process) {
        Map<String, String> names = new HashMap<>();
        Map<String, String> calls = new HashMap<>();
        read(process.getFlowElements(), names, calls);
        return new Sheet(
                process.getId(), Told.name(process.getName()), Told.about(process), names, calls, resolution(process));
    }

    private static void read(Collection<FlowElement> elements, Map<String, String> names, Map<String, String> calls) {
        for (FlowElement element : elements) {
            names.put(element.getId(), Told.name(element.getName()));
            if (element instanceof CallActivity call) {
                calls.put(call.getId(), String.valueOf(call.getCalledElement()));
            } else if (element instanceof SubProcess inner) {
                read(inner.getFlowElements(), names, calls);
            }
        }
    }

    /** Timers that follow the clock of the resolution stand in event sub-processes, directly in what that clock measures. */
    private static @Nullable String resolution(Process process) {
        return process.getModelInstance().getModelElementsByType(TimeDate.class).stream()
                .filter(time -> time.getTextContent().contains(ComplaintProcess.RESOLUTION_VISIT))
                .map(time -> time.getParentElement().getParentElement().getParentElement())
                .filter(SubProcess.class::isInstance)
                .map(SubProcess.class::cast)
                .filter(SubProcess::triggeredByEvent)
                .map(SubProcess::getParentElement)
                .filter(SubProcess.class::isInstance)
                .map(around -> ((SubProcess) around).getId())
                .findFirst()
                .orElse(null);
    }
}
