package org.tuntas.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;

/** What a start does with the models. */
class InstallationTest extends RunningTuntas {

    @Autowired
    Installation installation;

    @Autowired
    InstalledModels models;

    @Autowired
    Versions versions;

    @Autowired
    RepositoryService repository;

    @Autowired
    FilterService filters;

    @Test
    void startingAgainAndSeveralNodesAtOnceDeployNothingTwice() throws Exception {
        long deployments = repository.createDeploymentQuery().count();
        int releases = versions.all().size();
        var nodes = Executors.newFixedThreadPool(4);
        List<Future<?>> starts = IntStream.range(0, 4)
                .<Future<?>>mapToObj(node -> nodes.submit(installation::start))
                .toList();
        for (Future<?> start : starts) {
            start.get(180, TimeUnit.SECONDS);
        }
        nodes.shutdown();
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
        assertThat(versions.all()).hasSize(releases);
        assertThat(filters.createTaskFilterQuery().count()).isEqualTo(5);
    }

    @Test
    void theVersionInForceIsTheInstalledSetWithItsTables() {
        ModelFiles held = versions.files(versions.current().id());
        assertThat(held.digest()).isEqualTo(models.files().digest());
        assertThat(held.contents())
                .containsKeys("bpmn/complaint.bpmn", "bpmn/sla-limits.dmn", "forms/verify-complaint.form");
        assertThat(models.isBehind()).isFalse();
    }
}
