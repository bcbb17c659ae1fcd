package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.WrongMoment;
import org.tuntas.demo.TimeMachine;

/** The reporter takes the complaint back, wherever it is: everything about it ends. */
class WithdrawalTest extends RunningTuntas {

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    Soundness soundness;

    /** Places where a complaint can be, and whose officers must hear that it is gone. */
    enum Place {
        VERIFICATION(journey -> journey, "desk-admin"),
        VERIFICATION_ESCALATED(
                journey -> journey.timeReaches("boundaryTimer_VerificationEscalation"),
                "desk-admin",
                "desk-coordinator"),
        COMPLETION(journey -> journey.askedToComplete("Sebutkan letak tiang lampunya."), "desk-admin"),
        POSTPONED_VERIFICATION(journey -> journey.verificationPostponedUntil(LocalDate.of(2026, 5, 5)), "desk-admin"),
        DISPOSITION(journey -> journey.forwardedTo("kota-tangerang"), "kota-tangerang-admin"),
        DETERMINATION(
                journey -> journey.forwardedTo("kota-tangerang")
                        .saidToBelongTo("kementerian-pu", ComplaintJourney.AGENCY_ADMIN)
                        .saidToBelongTo("kota-tangerang", "galih.kemenpu")
                        .saidToBelongTo("kementerian-pu", ComplaintJourney.AGENCY_ADMIN),
                "desk-admin"),
        FOLLOW_UP(Place::working, "dishub-officer"),
        FOLLOW_UP_ESCALATED_THRICE(
                journey -> working(journey)
                        .timeReaches("boundaryTimer_FollowUpEscalation")
                        .timeReaches("catchTimer_NextLevelDue")
                        .timeReaches("catchTimer_NextLevelDue"),
                "dishub-officer",
                "dishub-head",
                "kota-tangerang-admin",
                "kota-tangerang-head",
                "desk-admin"),
        ESCALATION_EXTENDED(
                journey -> working(journey)
                        .timeReaches("boundaryTimer_FollowUpEscalation")
                        .completed(
                                ComplaintJourney.UNIT_HEAD,
                                "userTask_HandleEscalation",
                                Map.of(
                                        "escalationOutcome", "EXTEND",
                                        "until", "2026-04-30",
                                        "explanation", "Suku cadang baru tiba hari Rabu.",
                                        "note", "Disetujui.")),
                "dishub-officer"),
        RESOLUTION_OVERDUE(
                journey -> working(journey).timeReaches("startTimer_ResolutionEscalation"),
                "dishub-officer",
                "kota-tangerang-head"),
        QUESTION(journey -> working(journey).askedReporter("Tiang yang mana?"), "dishub-officer"),
        TIME_APPROVAL(
                journey -> working(journey)
                        .followedUp(
                                ComplaintJourney.OFFICER,
                                Map.of(
                                        "followUpOutcome", "POSTPONE",
                                        "until", "2026-05-11",
                                        "postponeReason", "BUDGET_YEAR",
                                        "explanation", "Anggaran belum tersedia.")),
                "dishub-officer",
                "dishub-head"),
        POSTPONED_WORK(
                journey -> TIME_APPROVAL
                        .reach
                        .apply(journey)
                        .completed(
                                ComplaintJourney.UNIT_HEAD,
                                "userTask_DecideMoreTime",
                                Map.of("moreTimeOutcome", "GRANT", "note", "Disetujui.")),
                "dishub-officer"),
        REDISPOSITION(
                journey -> working(journey).returnedAsWrongUnit(ComplaintJourney.OFFICER), "kota-tangerang-admin"),
        RESPONSE_APPROVAL(
                journey -> working(journey)
                        .drafted(ComplaintJourney.OFFICER, "Jalan ini bukan milik kota.", "CANNOT_BE_DONE"),
                "dishub-officer",
                "dishub-head"),
        RESPONSE_APPROVAL_ESCALATED(
                journey ->
                        RESPONSE_APPROVAL.reach.apply(journey).timeReaches("boundaryTimer_ResponseApprovalEscalation"),
                "dishub-officer",
                "dishub-head",
                "kota-tangerang-head"),
        TWO_UNITS_BOTH_WAITING(
                journey -> both(journey)
                        .askedReporter("Tiang yang mana?")
                        .followedUp(
                                "siti.dpupr", Map.of("followUpOutcome", "ASK_REPORTER", "question", "Sejak kapan?")),
                "dishub-officer",
                "dpupr-officer"),
        COMBINED_RESPONSE(
                journey -> both(journey)
                        .answered("Lampu sudah diganti.")
                        .answeredBy("siti.dpupr", "Kabel sudah ditanam ulang."),
                "dishub-officer"),
        AWAITING_REPORTER(journey -> working(journey).answered("Lampu sudah diganti."), "dishub-officer"),
        APPEAL(
                journey -> working(journey)
                        .answered("Lampu sudah diganti.")
                        .dissatisfied("Masih gelap.")
                        .answered("Sudah diperiksa lagi.")
                        .dissatisfied("Tetap gelap."),
                "kota-tangerang-inspector");

        final UnaryOperator<ComplaintJourney> reach;
        final List<String> told;

        Place(UnaryOperator<ComplaintJourney> reach, String... told) {
            this.reach = reach;
            this.told = List.of(told);
        }

        private static ComplaintJourney working(ComplaintJourney journey) {
            return journey.forwardedTo("kota-tangerang").assignedTo("dishub");
        }

        private static ComplaintJourney both(ComplaintJourney journey) {
            return journey.forwardedTo("kota-tangerang").assigned(List.of("dishub", "dpupr"), "dishub");
        }
    }

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void nothingOfAWithdrawnComplaintGoesOn(Place place) {
        ComplaintJourney journey = place.reach.apply(journeys.filed());
        soundness.check(journey);

        journey.withdrawn();

        assertThat(journey.state()).isEqualTo(ComplaintState.WITHDRAWN);
        assertThat(journey.complaint().closeReason()).isEqualTo("WITHDRAWN");
        assertThat(journey.complaint().rating()).isNull();
        assertThat(journey.openSteps()).isEmpty();
        assertThat(journey.timeline(EventKind.WITHDRAWN)).singleElement().satisfies(event -> assertThat(event.told())
                .containsExactlyInAnyOrderElementsOf(place.told));
        soundness.check(journey);
        assertThatThrownBy(journey::withdrawn).isInstanceOf(WrongMoment.class);
        assertThatThrownBy(() -> journey.replied("Saya berubah pikiran.")).isInstanceOf(WrongMoment.class);
    }
}
