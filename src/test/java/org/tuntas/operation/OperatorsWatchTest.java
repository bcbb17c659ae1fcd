package org.tuntas.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.backlog.BacklogWorker;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.monitoring.OpenClocks;

/** What operators fetch and are alarmed by. */
class OperatorsWatchTest extends RunningTuntas {

    private static final Pattern METRIC = Pattern.compile("\\b([a-z]+(?:_[a-z]+)+)\\b(?=[{\\[)]|$)");
    private static final Pattern EXPORTED = Pattern.compile("(?m)^([a-z_]+)[{ ]");

    @LocalServerPort
    int port;

    @Autowired
    MeterRegistry meters;

    @Autowired
    StandingBook book;

    @Autowired
    OpenClocks clocks;

    @Autowired
    Gauges gauges;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    private String scrape() {
        return OfficersSession.of("doni.operator", port)
                .send("GET", "/actuator/prometheus", "")
                .body();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    /** A worker that is there, and never starts. */
    private static final class Idler extends BacklogWorker {
        private Idler() {
            super("idler", Duration.ofSeconds(1));
        }

        @Override
        protected void work() {}
    }

    @Test
    void everyFigureOfTheDashboardIsExported() throws IOException {
        journeys.filed(Report.aboutALamp())
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .timeReaches("boundaryTimer_FollowUpEscalation");
        gauges.measure();
        // Workers do not run in tests; one that is shown by other gauges has the same figures.
        new Gauges(meters, book, clocks, only(new Idler()), clock);
        JsonNode dashboard = new ObjectMapper()
                .readTree(Path.of("docs/operations/grafana.json").toFile());
        Set<String> asked = new TreeSet<>();
        dashboard.findValuesAsText("expr").forEach(expression -> asked.addAll(found(METRIC, expression)));
        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(found(EXPORTED, scrape())).containsAll(asked);
    }

    @Test
    void figuresAreForOperators() {
        assertThat(OfficersSession.of("hendra.dishub", port)
                        .send("GET", "/actuator/prometheus", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(scrape())
                .contains("tuntas_reports_filed_total{channel=\"WEB\"}")
                .doesNotContain("LP-26-");
    }

    @Test
    void workThatStandsStillIsNamedAndAlarms() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("delete from digest").update();
            jdbc.sql(
                            """
                            insert into digest (manager, day, letter, due, moved_at)
                            values ('seseorang', date '2026-04-20', gen_random_uuid(), ?, now())
                            """)
                    .param(time.now().minus(Duration.ofMinutes(20)).atOffset(ZoneOffset.UTC))
                    .update();
            Health health = health(Duration.ofMinutes(15)).health();
            assertThat(health.getStatus()).isEqualTo(WorkHealth.NEEDS_OPERATOR);
            assertThat(health.getDetails()).containsEntry("digests", "1 wait, the oldest for 20 min");
            assertThat(health(Duration.ofMinutes(25)).health().getDetails()).doesNotContainKey("digests");
        });
    }

    @Test
    void aTimerThatIsDueAndNotDoneIsLate() {
        journeys.filed(Report.aboutALamp()).forwardedTo("kota-tangerang").assignedTo("dishub");
        time.set("2026-05-20T09:00");
        StandingBook.Waiting jobs = book.jobs(clock.instant());
        assertThat(jobs.waiting()).isPositive();
        assertThat(jobs.oldest()).isGreaterThan(Duration.ofDays(10));
        assertThat(health(Duration.ofMinutes(15)).health().getDetails()).containsKey("jobs");
    }

    @Test
    void aNodeIsReadyWhateverStandsStill() {
        for (String group : Set.of("liveness", "readiness")) {
            assertThat(OfficersSession.of("doni.operator", port)
                            .send("GET", "/actuator/health/" + group, "")
                            .body())
                    .contains("\"status\":\"" + Status.UP.getCode() + "\"");
        }
        assertThat(OfficersSession.of("doni.operator", port)
                        .send("GET", "/actuator/health/standstill", "")
                        .body())
                .contains("\"work\"", "\"rounds\"");
    }

    private WorkHealth health(Duration patience) {
        return new WorkHealth(book, List.of(), new Patience(patience, patience, patience), clock);
    }

    private static ObjectProvider<BacklogWorker> only(BacklogWorker worker) {
        return new ObjectProvider<>() {
            @Override
            public Stream<BacklogWorker> orderedStream() {
                return Stream.of(worker);
            }
        };
    }
}
