package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.lifecycle.RoundStarter;

/** What each step costs the database, in statements. A step that needs more than today has to say why. */
class StatementsPerStepTest extends RunningTuntas {

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    StatementCount statements;

    @Autowired
    RoundStarter starter;

    @Autowired
    TaskService tasks;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void onAMondayMorningWithWarmCaches() {
        time.set("2026-04-20T09:00");
        journeys.filed().answeredAlongTheStraightRoad();
    }

    @Test
    void filingAReport() {
        List<String> filing = statements.during(() -> journeys.acknowledged(Report.aboutALamp()));
        // Complaint with its first event, the notice that it was received, the key that seals now, the sealed identity,
        // the round to
        // start.
        assertThat(filing).as(String.join("\n", filing)).hasSize(5);
    }

    @Test
    void startingItsProcess() {
        journeys.acknowledged(Report.aboutALamp());
        List<String> start = statements.during(starter::startWaiting);
        assertThat(start).as(String.join("\n", start)).hasSizeLessThanOrEqualTo(STARTING);
    }

    @Test
    void verifyingAndForwardingIt() {
        ComplaintJourney journey = journeys.filed();
        List<String> verification = completing(
                journey,
                ComplaintJourney.DESK,
                "userTask_VerifyComplaint",
                Map.of(
                        "verificationOutcome", "FORWARD",
                        "agency", "kota-tangerang",
                        "type", "COMPLAINT",
                        "supervisionClass", "ORDINARY",
                        "publicTitle", "Lampu jalan mati",
                        "publicText", "Lampu jalan di depan sekolah mati."));
        assertThat(verification).as(String.join("\n", verification)).hasSizeLessThanOrEqualTo(FORWARDING);
    }

    @Test
    void answeringIt() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        List<String> answer = completing(
                journey,
                ComplaintJourney.OFFICER,
                "userTask_FollowUpComplaint",
                Map.of(
                        "followUpOutcome", "FINAL",
                        "answer", "Lampu sudah diganti.",
                        "resolution", "RESOLVED"));
        assertThat(answer).as(String.join("\n", answer)).hasSizeLessThanOrEqualTo(ANSWERING);
    }

    @Test
    void lookingForDueTimersCanUseAnIndex() {
        List<String> plan = transaction.execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            return jdbc.sql("explain select * from act_ru_job where duedate_ is not null and duedate_ <= now()")
                    .query(String.class)
                    .list();
        });
        assertThat(String.join("\n", plan)).contains("tuntas_job_duedate");
    }

    // Since the dates of clocks are kept for lists, a pause also reads the clocks that it moves and writes their dates.
    private static final int STARTING = 27;
    private static final int FORWARDING = 69;
    private static final int ANSWERING = 88;

    private List<String> completing(ComplaintJourney journey, String officer, String step, Map<String, Object> form) {
        String task = journey.task(step).getId();
        return statements.during(() -> journey.as(officer, () -> tasks.complete(task, new HashMap<>(form))));
    }
}
