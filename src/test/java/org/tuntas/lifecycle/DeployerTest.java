package org.tuntas.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;

class DeployerTest extends RunningTuntas {

    @Autowired
    Deployer deployer;

    @Autowired
    RepositoryService repository;

    @Autowired
    FilterService filters;

    @Test
    void startingAgainAndSeveralNodesAtOnceDeployNothingTwice() throws Exception {
        long before = repository.createDeploymentQuery().count();
        var nodes = Executors.newFixedThreadPool(4);
        List<Future<?>> starts = IntStream.range(0, 4)
                .<Future<?>>mapToObj(node -> nodes.submit(deployer::start))
                .toList();
        for (Future<?> start : starts) {
            start.get(60, TimeUnit.SECONDS);
        }
        nodes.shutdown();
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
        assertThat(filters.createTaskFilterQuery().count()).isEqualTo(5);
    }

    @Test
    void modelsAndFormsLieInOneDeploymentUnderTheirFileNames() {
        String deployment = repository
                .createDeploymentQuery()
                .deploymentName("tuntas")
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1)
                .get(0)
                .getId();
        assertThat(repository.getDeploymentResourceNames(deployment))
                .contains("complaint.bpmn", "unit-follow-up.bpmn", "escalation.bpmn", "verify-complaint.form")
                .doesNotContain("sla-limits.dmn", "escalation-ladder.dmn", "routing.dmn");
    }

    @Test
    void theFingerprintTellsNamesAndContentsApart() {
        TreeMap<String, byte[]> one = new TreeMap<>();
        one.put("a.bpmn", new byte[] {1});
        one.put("b.bpmn", new byte[] {2});
        TreeMap<String, byte[]> renamed = new TreeMap<>();
        renamed.put("a.bpmn", new byte[] {1});
        renamed.put("c.bpmn", new byte[] {2});
        TreeMap<String, byte[]> changed = new TreeMap<>(one);
        changed.put("b.bpmn", new byte[] {3});
        assertThat(ModelBundle.fingerprint(one))
                .isEqualTo(ModelBundle.fingerprint(new TreeMap<>(one)))
                .isNotEqualTo(ModelBundle.fingerprint(renamed))
                .isNotEqualTo(ModelBundle.fingerprint(changed));
    }
}
