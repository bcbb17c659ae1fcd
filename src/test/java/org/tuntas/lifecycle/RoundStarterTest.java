package org.tuntas.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;

/** What becomes of acknowledged reports while the engine cannot start them. */
class RoundStarterTest extends RunningTuntas {

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    RoundStarter starter;

    @Autowired
    RepositoryService repository;

    @Autowired
    HealthIndicator rounds;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void mend() {
        repository.activateProcessDefinitionByKey(ComplaintProcess.KEY);
        retry();
        starter.startWaiting();
    }

    @Test
    void aModelThatCannotStartKeepsReportsUntilAnOperatorMendsIt() {
        starter.startWaiting();
        repository.suspendProcessDefinitionByKey(ComplaintProcess.KEY);
        ComplaintJourney journey = journeys.acknowledged(Report.aboutALamp());

        assertThat(starter.startWaiting()).isZero();
        assertThat(starter.startWaiting()).as("not again at once").isZero();
        assertThat(attempts(journey)).isEqualTo(1);
        for (int attempt = 2; attempt <= 6; attempt++) {
            jdbc.sql("update round_to_start set next_attempt = now()").update();
            starter.startWaiting();
        }
        assertThat(attempts(journey)).as("not for ever").isEqualTo(5);
        assertThat(rounds.health().getStatus().getCode()).isEqualTo("NEEDS_OPERATOR");
        assertThat(rounds.health().getDetails()).containsEntry("givenUp", 1L);
        assertThat(failure(journey)).contains("suspended");

        repository.activateProcessDefinitionByKey(ComplaintProcess.KEY);
        retry();
        assertThat(starter.startWaiting()).isEqualTo(1);
        assertThat(journey.openSteps()).containsExactly("userTask_VerifyComplaint");
        assertThat(rounds.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void oneReportThatCannotStartHoldsUpNoOther() {
        starter.startWaiting();
        ComplaintJourney broken = journeys.acknowledged(Report.aboutALamp());
        ComplaintJourney sound = journeys.acknowledged(Report.aboutALamp());
        jdbc.sql("update complaint set type = 'NO_SUCH_TYPE' where number = ?")
                .param(broken.number().value())
                .update();
        assertThat(starter.startWaiting()).isEqualTo(1);
        assertThat(sound.openSteps()).containsExactly("userTask_VerifyComplaint");
        assertThat(attempts(broken)).isEqualTo(1);
        jdbc.sql("update complaint set type = 'COMPLAINT' where number = ?")
                .param(broken.number().value())
                .update();
    }

    private void retry() {
        jdbc.sql("update round_to_start set attempts = 0, next_attempt = now()").update();
    }

    private int attempts(ComplaintJourney journey) {
        return jdbc.sql("select attempts from round_to_start where number = ?")
                .param(journey.number().value())
                .query(Integer.class)
                .single();
    }

    private String failure(ComplaintJourney journey) {
        return jdbc.sql("select failure from round_to_start where number = ?")
                .param(journey.number().value())
                .query(String.class)
                .single();
    }
}
