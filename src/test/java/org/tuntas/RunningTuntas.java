package org.tuntas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestExecutionListeners;
import org.tuntas.bulk.BulkDone;
import org.tuntas.correspondence.MailServer;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.FlowRecorder;
import org.tuntas.journey.Soundness;
import org.tuntas.journey.StatementCount;

/**
 * The whole application on a real PostgreSQL and a real port, shared by all tests that extend this. Nothing runs by
 * itself: rounds are started, timers fired and letters sent by the test.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "tuntas.demo.story=off",
            "tuntas.lifecycle.start-rounds=false",
            "tuntas.lifecycle.renew-clocks=false",
            "tuntas.mail.send=false",
            "tuntas.merging.deliver=false",
            "tuntas.bulk.work=false",
            "tuntas.modelling.migrate=false",
            "tuntas.modelling.replay=false",
            "tuntas.decree.work=false",
            "tuntas.reporter.work=false",
            // Longer than the JDK's client holds a connection, which else sends into one that is being closed.
            "server.tomcat.keep-alive-timeout=30m",
            // All tests come from one address.
            "tuntas.filing.per-address-an-hour=5000",
            "tuntas.monitoring.remembered=0s",
            "tuntas.monitoring.digest=false",
            "tuntas.statistics.work=false",
            "tuntas.modelling.watch=false",
            "tuntas.statistics.remembered=0s",
            "tuntas.notary.work=false",
            "tuntas.operation.measure=false",
            "management.prometheus.metrics.export.enabled=true"
        })
@ActiveProfiles("demo")
@Import({
    TimeMachine.class,
    ComplaintJourneys.class,
    FlowRecorder.class,
    StatementCount.class,
    Soundness.class,
    BulkDone.class
})
@TestExecutionListeners(
        listeners = SweptAfterEachClass.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public abstract class RunningTuntas {

    private static final Path DATABASE = freshDirectory();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("tuntas.database.directory", DATABASE::toString);
        registry.add("tuntas.database.binaries", () -> Path.of("target", "postgres-binaries")
                .toString());
    }

    @DynamicPropertySource
    static void rehearsals(DynamicPropertyRegistry registry) {
        registry.add("tuntas.rehearsal.directory", () -> DATABASE.resolve("rehearsal")
                .toString());
    }

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MailServer.PORT);
        registry.add("tuntas.mail.from", () -> "Lapor Kota Tangerang <lapor@tangerang.example>");
        registry.add("tuntas.public-url", () -> "https://lapor.tangerang.example");
    }

    private static Path freshDirectory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "databases")), "tuntas-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
