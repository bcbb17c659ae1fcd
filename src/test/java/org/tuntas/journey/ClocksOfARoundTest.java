package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.lifecycle.RoundStarter;

/** From when each clock of a round counts, and when it stands still. Limits fall at 16.00 in Jakarta, 09.00 UTC. */
class ClocksOfARoundTest extends RunningTuntas {

    private static final String VERIFICATION = "boundaryTimer_VerificationEscalation";
    private static final String FOLLOW_UP = "boundaryTimer_FollowUpEscalation";
    private static final String RESOLUTION = "startTimer_ResolutionEscalation";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    RoundStarter starter;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void onMondayTheTwentiethOfApril() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void verificationCountsFromTheFilingHoweverLateTheEngineStarts() {
        ComplaintJourney journey = journeys.acknowledged(Report.aboutALamp());
        time.set("2026-04-22T09:00");
        starter.startWaiting();
        assertThat(journey.timers().get(VERIFICATION)).isEqualTo("2026-04-23T09:00:00Z");
    }

    @Test
    void theFirstFollowUpCountsFromForwardingHoweverLateAUnitIsAssigned() {
        ComplaintJourney journey = journeys.filed().forwardedTo("kota-tangerang");
        time.set("2026-04-22T09:00");
        journey.assignedTo("dishub");
        assertThat(journey.timers().get(FOLLOW_UP)).isEqualTo("2026-04-27T09:00:00Z");
    }

    @Test
    void aLaterFollowUpCountsFromTheReply() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        time.set("2026-04-27T10:00");
        journey.replied("Masih gelap.");
        // 1 May is a holiday.
        assertThat(journey.timers().get(FOLLOW_UP)).isEqualTo("2026-05-05T09:00:00Z");
    }

    @Test
    void theResolutionClockStandsStillWhileTheReporterHasTheBall() {
        ComplaintJourney working =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        assertThat(working.timers().get(RESOLUTION)).isEqualTo("2026-05-11T09:00:00Z");

        ComplaintJourney answered = journeys.filed().answeredAlongTheStraightRoad();
        time.set("2026-04-27T10:00");
        answered.replied("Masih gelap.");
        // 14 HK without 21 to 27 April, when the reporter had the ball, and without 14 and 15 May.
        assertThat(answered.timers().get(RESOLUTION)).isEqualTo("2026-05-20T09:00:00Z");
    }

    @Test
    void verificationCountsFromTheCompletionWhenAReopenedReportLackedSomething() {
        ComplaintJourney journey =
                journeys.filed().answeredAlongTheStraightRoad().satisfied(4).reopened("Mati lagi.");
        journey.completed(
                ComplaintJourney.AGENCY_ADMIN,
                "userTask_AssignUnit",
                Map.of("dispositionOutcome", "NEEDS_COMPLETION", "explanation", "Tiang nomor berapa yang mati?"));
        time.set("2026-04-23T10:00");
        journey.completedReport("Tiang nomor 4.");
        assertThat(journey.timers().get(VERIFICATION)).isEqualTo("2026-04-28T09:00:00Z");
    }

    @Test
    void aPromisedDayStaysTheLimitAfterAQuestionToTheReporter() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        journey.answeredForNow("Bola lampu sedang dipesan.", LocalDate.parse("2026-04-29"));
        journey.askedReporter("Tiang nomor berapa yang mati?");
        time.set("2026-04-21T10:00");
        journey.replied("Tiang nomor 4.");
        assertThat(journey.timers().get(FOLLOW_UP)).isEqualTo("2026-04-29T09:00:00Z");
    }

    @Test
    void aClassThatIsCorrectedAtDispositionIsToldAndMovesTheResolutionClock() {
        ComplaintJourney journey = journeys.filed().forwardedTo("kota-tangerang");
        journey.assignedAs("SUPERVISORY", "kota-tangerang");
        assertThat(journey.timeline(EventKind.RECLASSIFIED)).singleElement().satisfies(entry -> assertThat(
                        entry.arguments())
                .containsExactly("@type.COMPLAINT", "@class.SUPERVISORY"));
        // 60 HK from 20 April without 1, 14, 15, 27 and 28 May, 1 and 16 June.
        assertThat(journey.timers().get(RESOLUTION)).isEqualTo("2026-07-22T09:00:00Z");
    }

    @Test
    void aUnitCannotHaveALimitExtendedThatHasPassed() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        Map<String, Object> extension = Map.of(
                "followUpOutcome", "EXTEND", "until", "2026-05-21", "explanation", "Tiang harus dipesan dari pabrik.");
        journey.followedUp(ComplaintJourney.OFFICER, extension);
        journey.timePassesTo("2026-05-11T17:00");
        assertThat(journey.timeline(EventKind.ESCALATED))
                .anyMatch(entry -> entry.arguments().get(0).equals("@stage.RESOLUTION"));
        assertThatThrownBy(() -> decided(journey, "GRANT"))
                .as("nobody would be told when the later limit passes")
                .hasMessageContaining("sudah terlewati");
        decided(journey, "REFUSE");
        assertThatThrownBy(() -> journey.followedUp(ComplaintJourney.OFFICER, extension))
                .hasMessageContaining("dari daftar");
    }

    private static void decided(ComplaintJourney journey, String outcome) {
        journey.completed(
                ComplaintJourney.UNIT_HEAD,
                "userTask_DecideMoreTime",
                Map.of("moreTimeOutcome", outcome, "note", "Sudah dibahas."));
    }

    @Test
    void theResolutionClockRunsOnDuringAnAppeal() {
        ComplaintJourney journey = journeys.filed()
                .answeredAlongTheStraightRoad()
                .dissatisfied("Masih gelap.")
                .answered("Kabel juga sudah diganti.")
                .dissatisfied("Tetap gelap.");
        time.set("2026-04-27T10:00");
        journey.completed(
                "joko.inspektorat",
                "userTask_DecideAppeal",
                Map.of(
                        "appealOutcome", "UPHELD",
                        "reasoning", "Foto menunjukkan lampu mati.",
                        "instruction", "Ganti tiangnya."));
        assertThat(journey.timers().get(RESOLUTION)).isEqualTo("2026-05-11T09:00:00Z");
    }
}
