package org.tuntas.modelling.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.StatementCount;

/**
 * Measures a move of many reports, by hand: {@code mvn test -Dtest=MigrationBench -Dtuntas.bench.reports=10000}. Every tenth report
 * is with a unit, and every hundredth of those is late.
 */
class MigrationBench extends RunningTuntas {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationBench.class);

    @Autowired
    MigrationDesk desk;

    @Autowired
    MigrationRun run;

    @Autowired
    MigrationBook book;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    RepositoryService repository;

    @Autowired
    StatementCount statements;

    @Autowired
    TimeMachine time;

    @Test
    void manyReportsMove() {
        int reports = Integer.getInteger("tuntas.bench.reports", 200);
        time.set("2026-04-20T09:00");
        String old = publish(EditedModels.ofToday());
        long began = System.nanoTime();
        for (int i = 0; i < reports; i++) {
            var journey = i % 10 == 0
                    ? journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub")
                    : journeys.acknowledged(ComplaintJourneys.Report.aboutALamp());
            if (i % 1000 == 0) {
                journeys.startWaiting();
                LOG.info("{} reports, last {}", i, journey.number());
            }
        }
        journeys.startWaiting();
        LOG.info("{} reports made in {}", reports, since(began));
        String young = publish(EditedModels.ofToday()
                .renaming("complaint.bpmn", "userTask_VerifyComplaint", "userTask_Read")
                .renaming("unit-follow-up.bpmn", "userTask_FollowUpComplaint", "userTask_Repair"));
        long order = desk.propose(
                "bayu.designer", old, young, Map.of(), UUID.randomUUID().toString());
        measure("dry run", reports);
        desk.approve("ayu.approver", order);
        desk.move("bayu.designer", order, null);
        measure("move", reports);
        assertThat(book.progress(order).moved()).isEqualTo(reports);
        long back = desk.propose(
                "bayu.designer", young, old, Map.of(), UUID.randomUUID().toString());
        run.workOne();
        List<String> ofOne = statements.during(run::workOne);
        LOG.info("a dry run of one report: {} statements", ofOne.size());
        desk.end("bayu.designer", back);
        repository.deleteDeployment(young, true);
        repository.deleteDeployment(old, true);
    }

    private void measure(String what, int reports) {
        long began = System.nanoTime();
        long worked = processors();
        while (run.workOne()) {
            // Until nothing waits.
        }
        Duration took = since(began);
        LOG.info(
                "{} of {} reports: {}, {} ms each; processors worked {} ms for each",
                what,
                reports,
                took,
                took.toMillis() / Math.max(1, reports),
                (processors() - worked) / Math.max(1, reports));
    }

    /** Milliseconds that processors have worked for us and for the database: others on the machine do not count. */
    private static long processors() {
        return Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toMillis)
                .sum();
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private String publish(EditedModels models) {
        DeploymentBuilder deployment = repository.createDeployment().name("edited");
        models.files().forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        return deployment.deploy().getId();
    }
}
