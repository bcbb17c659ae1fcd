package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tuntas.journey.ComplaintJourney.closing;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;

/** Scenario 7: the reporter is dissatisfied twice; the second time somebody else than the unit looks at it. */
class TwoObjectionsTest extends RunningTuntas {

    private static final String RESOLUTION = "startTimer_ResolutionEscalation";
    private static final String INSPECTOR = "joko.inspektorat";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    Soundness soundness;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void theFirstObjectionGoesBackToTheUnitAndTheSecondToTheInspector() {
        ComplaintJourney journey = appealed();
        assertThat(journey.noticesToReporter())
                .containsExactly("RECEIVED", "FORWARDED", "ANSWERED", "ANSWERED", "APPEALED");
        assertThat(journey.noticesTo(ComplaintJourney.OFFICER))
                .containsExactly("OFFICER_ASSIGNED", "OFFICER_REPORTER_SPOKE", "OFFICER_NEWS");
        assertThat(journey.noticesTo(INSPECTOR)).containsExactly("OFFICER_APPEAL_OPENED");
    }

    @Test
    void anAppealThatIsUpheldIsTheUnitsAgainWithInstructionsAndTheClocksGoOn() {
        ComplaintJourney journey = appealed();
        time.set("2026-05-11T10:00");
        journey.completed(
                INSPECTOR,
                "userTask_DecideAppeal",
                Map.of(
                        "appealOutcome", "UPHELD",
                        "reasoning", "Foto pelapor menunjukkan lampu masih mati.",
                        "instruction", "Ganti lampu dan kirim foto malam hari."));
        assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        assertThat(journey.openSteps()).containsExactly("userTask_FollowUpComplaint");
        assertThat(journey.offeredTo("userTask_FollowUpComplaint")).containsExactly("dishub-officer");
        assertThat(journey.due("userTask_FollowUpComplaint"))
                .as("5 HK from 11 May without 14 and 15 May")
                .isEqualTo(closing("2026-05-20"));
        // 23 and 24 April were days 1 and 2, 28 April is day 3; 1, 14 and 15 May are days off.
        assertThat(journey.timers())
                .as("the days of the inspector count, those of the reporter do not")
                .containsEntry(RESOLUTION, closing("2026-05-18"));
        soundness.check(journey);
        assertThat(journey.noticesToReporter()).endsWith("APPEALED", "APPEAL_UPHELD");

        journey.answered("Lampu diganti malam ini.").satisfied(3);
        assertThat(journey.state()).isEqualTo(ComplaintState.RESOLVED);
        assertThat(journey.complaint().rating()).isEqualTo(3);
        soundness.check(journey);
    }

    @Test
    void anAppealThatIsRejectedEndsItWithoutARatingAndWithTheRightToTheOmbudsman() {
        ComplaintJourney journey = appealed();
        time.set("2026-05-11T10:00");
        journey.completed(
                INSPECTOR,
                "userTask_DecideAppeal",
                Map.of(
                        "appealOutcome", "REJECTED",
                        "reasoning", "Lampu sudah menyala sesuai standar penerangan jalan."));
        assertThat(journey.state()).isEqualTo(ComplaintState.RESOLVED);
        assertThat(journey.complaint().closeReason()).isEqualTo("APPEAL_REJECTED");
        assertThat(journey.complaint().rating()).isNull();
        assertThat(journey.isRunning()).isFalse();
        assertThat(journey.noticesToReporter()).contains("APPEAL_REJECTED");
        assertThat(journey.complaint().reporterActions(time.now())).containsExactly("reopening");
        soundness.check(journey);
    }

    @Test
    void inTheNextRoundObjectionsAreCountedAnew() {
        ComplaintJourney journey = journeys.filed()
                .answeredAlongTheStraightRoad()
                .dissatisfied("Masih gelap.")
                .answered("Lampu diperiksa dan menyala.")
                .satisfied(4)
                .reopened("Mati lagi.");
        assertThat(journey.complaint().objections()).isZero();
        journey.assignedTo("dishub").answered("Diganti lagi.").dissatisfied("Masih gelap.");
        assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        assertThat(journey.complaint().objections()).isEqualTo(1);
    }

    /** Answered on 20 April, objected to on the 22nd, answered again on Friday the 24th and objected to again on the 27th. */
    private ComplaintJourney appealed() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();

        time.set("2026-04-22T10:00");
        journey.dissatisfied("Masih gelap.");
        assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        assertThat(journey.complaint().objections()).isEqualTo(1);
        assertThat(journey.openSteps()).containsExactly("userTask_FollowUpComplaint");
        assertThat(journey.offeredTo("userTask_FollowUpComplaint")).containsExactly("dishub-officer");
        assertThat(journey.due("userTask_FollowUpComplaint"))
                .as("5 HK from the objection")
                .isEqualTo(closing("2026-04-29"));

        time.set("2026-04-24T10:00");
        journey.answered("Lampu diperiksa dan menyala.");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);

        time.set("2026-04-27T10:00");
        journey.dissatisfied("Tetap gelap.");
        assertThat(journey.state()).isEqualTo(ComplaintState.APPEALED);
        assertThat(journey.complaint().objections()).isEqualTo(2);
        assertThat(journey.complaint().rating()).isNull();
        assertThat(journey.openSteps()).containsExactly("userTask_DecideAppeal");
        assertThat(journey.offeredTo("userTask_DecideAppeal")).containsExactly("kota-tangerang-inspector");
        assertThatThrownBy(() -> journey.completed(
                        ComplaintJourney.OFFICER,
                        "userTask_DecideAppeal",
                        Map.of("appealOutcome", "REJECTED", "reasoning", "Jawaban kami sudah benar adanya.")))
                .as("never the unit that answered")
                .hasMessageContaining("bukan untuk kelompok Anda");
        assertThat(journey.due("userTask_DecideAppeal"))
                .as("14 HK without 1, 14 and 15 May")
                .isEqualTo(closing("2026-05-20"));
        assertThat(journey.timers())
                .as("nobody is warned of the resolution meanwhile")
                .containsOnlyKeys("boundaryTimer_AppealWarning", "boundaryTimer_AppealEscalation")
                .containsEntry("boundaryTimer_AppealWarning", closing("2026-05-12"));
        assertThat(journey.timeline(EventKind.DISSATISFIED))
                .extracting("told")
                .as("whoever hears the appeal is told when it opens")
                .containsExactly(List.of("dishub-officer"), List.of());
        assertThat(journey.timeline(EventKind.APPEAL_OPENED))
                .extracting("told")
                .containsOnly(List.of("kota-tangerang-inspector"));
        soundness.check(journey);
        return journey;
    }
}
