package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.demo.TimeMachine;
import org.tuntas.handling.SupervisionDesk;
import org.tuntas.tracking.TrackingDesk;

/** A complaint that turns out to accuse those who work on it leaves their eyes and hands. */
class AllegedMisconductTest extends RunningTuntas {

    private static final String INSPECTOR = "joko.inspektorat";
    private static final String WHY = "Pelapor menyebut petugas meminta uang.";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    SupervisionDesk supervision;

    @Autowired
    TrackingDesk tracking;

    @Autowired
    TaskService tasks;

    @Autowired
    TimeMachine time;

    @Autowired
    Soundness soundness;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    private ComplaintJourney working() {
        return journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
    }

    private void alleged(ComplaintJourney journey) {
        supervision.allege(journey.number(), ComplaintJourney.AGENCY_ADMIN, WHY);
    }

    @Test
    void itIsTakenFromTheUnitAndGivenToTheInspector() {
        ComplaintJourney journey = working();
        String before = journey.task("userTask_FollowUpComplaint").getId();
        alleged(journey);
        assertThat(journey.complaint().supervisionClass()).isEqualTo(SupervisionClass.SUPERVISORY);
        assertThat(journey.complaint().unit()).isEqualTo("kota-tangerang");
        assertThat(tasks.createTaskQuery().taskId(before).count()).isZero();
        assertThat(seenBy(ComplaintJourney.OFFICER, journey)).isEmpty();
        assertThat(seenBy(ComplaintJourney.UNIT_HEAD, journey)).isEmpty();
        assertThat(seenBy(INSPECTOR, journey)).hasSize(1);
        assertThat(tracking.publicSight(journey.number()).holder()).isEqualTo("Kota Tangerang");
        assertThat(journey.replied("Ada rekamannya.")
                        .timeline(EventKind.MESSAGE)
                        .get(0)
                        .told())
                .containsExactly("kota-tangerang-inspector");
        soundness.check(journey);
        journey.answeredBy(INSPECTOR, "Petugas sudah ditegur.");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        soundness.check(journey);
    }

    @Test
    void alsoFromSeveralUnitsThatWaitAndFromAnAnswerThatIsNotApprovedYet() {
        ComplaintJourney several = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assigned(List.of("dishub", "dpupr"), "dishub")
                .askedReporter("Tiang yang mana?")
                .followedUp("siti.dpupr", Map.of("followUpOutcome", "ASK_REPORTER", "question", "Sejak kapan ya?"));
        alleged(several);
        assertThat(several.openSteps()).containsExactly("userTask_FollowUpComplaint");
        assertThat(several.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        soundness.check(several);

        ComplaintJourney drafted =
                working().drafted(ComplaintJourney.OFFICER, "Tidak ada pungutan apa pun.", "CANNOT_BE_DONE");
        alleged(drafted);
        assertThat(drafted.openSteps()).containsExactly("userTask_FollowUpComplaint");
        assertThat(seenBy(ComplaintJourney.UNIT_HEAD, drafted)).isEmpty();
        soundness.check(drafted);

        ComplaintJourney undisposed = journeys.filed().forwardedTo("kota-tangerang");
        alleged(undisposed);
        assertThat(seenBy(INSPECTOR, undisposed)).hasSize(1);
        soundness.check(undisposed);
    }

    @Test
    void whatWaitsForTheReporterComesBackToTheInspector() {
        ComplaintJourney journey = working().answered("Lampu sudah diganti.");
        alleged(journey);
        journey.dissatisfied("Petugas meminta uang.");
        assertThat(seenBy(INSPECTOR, journey)).hasSize(1);
        assertThat(seenBy(ComplaintJourney.OFFICER, journey)).isEmpty();
        soundness.check(journey);
    }

    @Test
    void whoeverIsAccusedOrHasNothingToDoWithItMayNot() {
        ComplaintJourney journey = working();
        for (String stranger : List.of(ComplaintJourney.OFFICER, ComplaintJourney.UNIT_HEAD, "galih.kemenpu")) {
            assertThatThrownBy(() -> supervision.allege(journey.number(), stranger, WHY))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("supervision.notYours");
        }
        alleged(journey);
        assertThatThrownBy(() -> alleged(journey)).hasMessageContaining("supervision.already");
        assertThat(journey.timeline(EventKind.RECLASSIFIED)).singleElement().satisfies(event -> {
            assertThat(event.internalNote()).isEqualTo(WHY);
            assertThat(event.messageAudience()).isNotEqualTo(Audience.OFFICERS);
            assertThat(event.told()).contains("kota-tangerang-inspector");
        });
    }

    private List<Task> seenBy(String officer, ComplaintJourney journey) {
        List<Task> seen = new java.util.ArrayList<>();
        journey.as(
                officer,
                () -> seen.addAll(tasks.createTaskQuery()
                        .processInstanceBusinessKey(journey.number().value())
                        .list()));
        return seen;
    }
}
