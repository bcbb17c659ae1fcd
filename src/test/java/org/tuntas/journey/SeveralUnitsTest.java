package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;

/** Several units work on one complaint: what the public sees is derived from all of them, whoever acted last. */
class SeveralUnitsTest extends RunningTuntas {

    private static final String SECOND_OFFICER = "siti.dpupr";
    private static final String RESOLUTION = "startTimer_ResolutionEscalation";

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
    void oneUnitsQuestionHidesNothingOfTheOthersWork() {
        ComplaintJourney journey = both().followedUp(SECOND_OFFICER, question());
        assertThat(journey.state()).as("dishub has not begun").isEqualTo(ComplaintState.FORWARDED);
        soundness.check(journey);
    }

    @Test
    void anAnswerToOneUnitsQuestionReachesItWhileTheOtherWorks() {
        ComplaintJourney journey = both().followedUp(SECOND_OFFICER, question());
        assertThat(journey.tasks("userTask_FollowUpComplaint")).hasSize(1);

        journey.replied("Tiang nomor 14.");

        assertThat(journey.tasks("userTask_FollowUpComplaint")).hasSize(2);
        assertThat(journey.timeline(EventKind.REPLY)).hasSize(1);
        soundness.check(journey);
    }

    @Test
    void whenTheLastUnitAtWorkHasFinishedThePublicSeesThatTheOtherWaitsForTheReporter() {
        ComplaintJourney journey = both().followedUp(SECOND_OFFICER, question()).answered("Lampu sudah diganti.");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        soundness.check(journey);
        journey.replied("Tiang nomor 14.");
        assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        soundness.check(journey);
    }

    @Test
    void aComplaintThatOneUnitHasDoneItsPartOfIsInProgress() {
        ComplaintJourney journey = both().answered("Lampu sudah diganti.");
        assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        soundness.check(journey);
    }

    @Test
    void theResolutionClockStandsOnlyWhileEveryUnitWaits() {
        ComplaintJourney journey = both();
        assertThat(journey.timers()).containsEntry(RESOLUTION, ComplaintJourney.closing("2026-05-11"));
        journey.followedUp(SECOND_OFFICER, question());
        assertThat(journey.timers())
                .as("dishub works")
                .containsEntry(RESOLUTION, ComplaintJourney.closing("2026-05-11"));
        journey.askedReporter("Tiang yang mana?");
        // 10 HK at most, until 5 May: the limit moves by as many, around 14 and 15 May.
        assertThat(journey.timers()).containsEntry(RESOLUTION, ComplaintJourney.closing("2026-05-29"));
        soundness.check(journey);

        time.set("2026-04-22T10:00");
        journey.replied("Tiang nomor 14, sejak Senin.");
        assertThat(journey.timers())
                .as("21 and 22 April did not count")
                .containsEntry(RESOLUTION, ComplaintJourney.closing("2026-05-13"));
        soundness.check(journey);
    }

    @Test
    void aComplaintIsNotAnotherAgencysOnceOneOfItsUnitsHasDoneItsPart() {
        ComplaintJourney journey = both().answered("Lampu sudah diganti.").returnedAsWrongUnit(SECOND_OFFICER);
        assertThatThrownBy(() -> journey.completed(
                        ComplaintJourney.AGENCY_ADMIN,
                        "userTask_ReassignUnit",
                        Map.of(
                                "dispositionOutcome", "NOT_OURS",
                                "owner", "kementerian-pu",
                                "explanation", "Jalan ini milik instansi lain.")))
                .hasMessageContaining("dari daftar");
        journey.reassignedTo("kota-tangerang");
        soundness.check(journey);
    }

    @Test
    void aWrongUnitsSuccessorLeadsInItsPlace() {
        ComplaintJourney journey = both().returnedAsWrongUnit(ComplaintJourney.OFFICER);
        soundness.check(journey);
        journey.reassignedTo("dlh");
        assertThat(journey.complaint().unit()).isEqualTo("dlh");
        journey.answeredBy("lina.dlh", "Pohon sudah dipangkas.").answeredBy(SECOND_OFFICER, "Kabel sudah diganti.");
        assertThat(journey.taskFor("lina.dlh", "userTask_GiveCombinedResponse").getName())
                .contains("Susun tanggapan gabungan");
        assertThatThrownBy(() -> journey.completed(
                        ComplaintJourney.OFFICER,
                        "userTask_GiveCombinedResponse",
                        Map.of("answer", "Semua sudah beres.", "resolution", "RESOLVED")))
                .hasMessageContaining("bukan untuk kelompok Anda");
        soundness.check(journey);
    }

    @Test
    void theLeadIsToldWhenAnotherUnitHasDoneItsPart() {
        ComplaintJourney journey = both().answeredBy(SECOND_OFFICER, "Kabel sudah diganti.");
        assertThat(journey.timeline(EventKind.UNIT_FINISHED))
                .singleElement()
                .satisfies(event -> assertThat(event.told()).containsExactly("dishub-officer"));
    }

    @Test
    void aReplyAfterTheCombinedResponseComesToTheLeadAloneAndIsAnsweredByItAlone() {
        ComplaintJourney journey = both().answered("Lampu sudah diganti.")
                .answeredBy(SECOND_OFFICER, "Kabel sudah diganti.")
                .completed(
                        ComplaintJourney.OFFICER,
                        "userTask_GiveCombinedResponse",
                        Map.of("answer", "Lampu dan kabel sudah diganti.", "resolution", "RESOLVED"))
                .replied("Masih gelap.");
        assertThat(journey.tasks("userTask_FollowUpComplaint")).hasSize(1);
        journey.answered("Sekering juga diganti.");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(journey.timeline(EventKind.FINAL_ANSWER)).hasSize(2);
        soundness.check(journey);
    }

    private ComplaintJourney both() {
        return journeys.filed().forwardedTo("kota-tangerang").assigned(List.of("dishub", "dpupr"), "dishub");
    }

    private static Map<String, Object> question() {
        return Map.of("followUpOutcome", "ASK_REPORTER", "question", "Tiang yang mana?");
    }
}
