package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.demo.TimeMachine;
import org.tuntas.tracking.TrackingDesk;

/** Who has a complaint: the citizen reads it, and what the reporter says is told to them and to nobody else. */
class HolderOfAComplaintTest extends RunningTuntas {

    private static final String PUBLIC_WORKS_ADMIN = "galih.kemenpu";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TrackingDesk tracking;

    @Autowired
    TimeMachine time;

    @Autowired
    Soundness soundness;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void aComplaintThatWasPassedOnIsWithItsNewAgencyAndNoLongerWithTheUnitOfTheOldOne() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .returnedAsWrongUnit(ComplaintJourney.OFFICER)
                .completed(
                        ComplaintJourney.AGENCY_ADMIN,
                        "userTask_ReassignUnit",
                        Map.of(
                                "dispositionOutcome", "NOT_OURS",
                                "owner", "kementerian-pu",
                                "explanation", "Jalan ini jalan nasional."));
        assertThat(heldBy(journey)).isEqualTo("Kementerian Pekerjaan Umum");
        assertThat(toldOfAMessage(journey)).containsExactly("kementerian-pu-admin");
        soundness.check(journey);
    }

    @Test
    void aShareThatWasGivenBackIsWithTheAgencyUntilAnotherUnitHasIt() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assigned(List.of("dishub", "dpupr"), "dishub")
                .returnedAsWrongUnit(ComplaintJourney.OFFICER);
        assertThat(heldBy(journey)).isEqualTo("Kota Tangerang dan Dinas Pekerjaan Umum dan Penataan Ruang");
        assertThat(toldOfAMessage(journey)).containsExactly("kota-tangerang-admin", "dpupr-officer");
        journey.answeredBy("siti.dpupr", "Kabel sudah ditanam ulang.").reassignedTo("dlh");
        assertThat(heldBy(journey)).isEqualTo("Dinas Lingkungan Hidup");
        assertThat(journey.complaint().unit()).isEqualTo("dlh");
        soundness.check(journey);
    }

    @Test
    void whileTheDeskDecidesWhoseItIsTheDeskHasIt() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .saidToBelongTo("kementerian-pu", ComplaintJourney.AGENCY_ADMIN)
                .saidToBelongTo("kota-tangerang", PUBLIC_WORKS_ADMIN)
                .saidToBelongTo("kementerian-pu", ComplaintJourney.AGENCY_ADMIN);
        assertThat(heldBy(journey)).isEqualTo("Dinas Komunikasi dan Informatika");
        assertThat(toldOfAMessage(journey)).containsExactly("desk-admin");
        journey.determinedFor("kota-tangerang");
        assertThat(heldBy(journey)).isEqualTo("Kota Tangerang");
        soundness.check(journey);
    }

    @Test
    void anAppealIsWithTheInspectorAndWhatTheReporterAddsIsToldToThem() {
        ComplaintJourney journey = journeys.filed()
                .answeredAlongTheStraightRoad()
                .dissatisfied("Masih gelap.")
                .answered("Sudah diperiksa lagi.")
                .dissatisfied("Tetap gelap.");
        assertThat(heldBy(journey)).isEqualTo("Kota Tangerang");
        assertThat(toldOfAMessage(journey)).containsExactly("kota-tangerang-inspector");
    }

    @Test
    void aReopenedComplaintIsWithItsAgencyFromTheFirstMomentOn() {
        ComplaintJourney closed =
                journeys.filed().answeredAlongTheStraightRoad().satisfied(4);
        time.set("2026-04-22T10:00");
        closed.reopenedButNotStarted("Mati lagi.");
        assertThat(heldBy(closed)).isEqualTo("Kota Tangerang");
        assertThat(closed.timeline(EventKind.REOPENED)).singleElement().satisfies(event -> assertThat(event.told())
                .containsExactly("kota-tangerang-admin"));
        assertThat(closed.complaint().unit()).isNull();
    }

    @Test
    void aLateResolutionIsToldToTheHeadOfTheAgencyThatHasItNow() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .saidToBelongTo("kementerian-pu", ComplaintJourney.AGENCY_ADMIN)
                .timeReaches("startTimer_ResolutionEscalation");
        assertThat(journey.timeline(EventKind.ESCALATED).stream()
                        .filter(event -> event.arguments().get(0).equals("@stage.RESOLUTION")))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.told()).contains("kementerian-pu-head").doesNotContain("kota-tangerang-head"));
        journey.escalationHandledBy("wayan.kemenpu");
    }

    @Test
    void allegedMisconductGoesToTheInspectorOnlyAndNeverToAUnit() {
        ComplaintJourney journey = journeys.filed().forwardedAs(ComplaintJourney.DESK, "kota-tangerang", "SUPERVISORY");
        assertThatThrownBy(() -> journey.assignedTo("dishub"))
                .hasMessageContaining("Laporan berkadar pengawasan ditangani inspektur");
        assertThatThrownBy(() -> journey.assigned(List.of("kota-tangerang", "dishub"), "kota-tangerang"))
                .hasMessageContaining("Laporan berkadar pengawasan ditangani inspektur");
        journey.assignedTo("kota-tangerang");
        assertThatThrownBy(() -> journey.answeredBy(ComplaintJourney.AGENCY_ADMIN, "Tidak ada pelanggaran."))
                .hasMessageContaining("bukan untuk kelompok Anda");
        journey.timeReaches("boundaryTimer_FollowUpWarning")
                .timeReaches("boundaryTimer_FollowUpEscalation")
                .withdrawn();
        assertThat(journey.timeline())
                .flatExtracting("told")
                .doesNotContain("dishub-officer", "dishub-head", "kota-tangerang-officer")
                .contains("kota-tangerang-inspector");
    }

    @Test
    void theAgencyCorrectsAnAllegationThatIsNoneAndGivesItToAUnit() {
        ComplaintJourney journey = journeys.filed().forwardedAs(ComplaintJourney.DESK, "kota-tangerang", "SUPERVISORY");
        journey.assignedAs("ORDINARY", "dishub");
        assertThat(journey.complaint().supervisionClass()).isEqualTo(SupervisionClass.ORDINARY);
        assertThat(journey.timeline(EventKind.RECLASSIFIED)).hasSize(1);
        assertThat(journey.timers())
                .as("14 HK from forwarding, not 60")
                .containsEntry("startTimer_ResolutionEscalation", ComplaintJourney.closing("2026-05-11"));
        journey.answered("Lampu sudah diganti.");
    }

    @Test
    void aDeterminedAgencysInspectorWhoFindsNoMisconductGivesItBackAndAUnitGetsIt() {
        ComplaintJourney journey = journeys.filed()
                .forwardedAs(ComplaintJourney.DESK, "kota-tangerang", "SUPERVISORY")
                .assignedTo("kota-tangerang")
                .returnedAsWrongUnit("joko.inspektorat");
        assertThatThrownBy(() -> journey.reassignedAs("SUPERVISORY", "dishub"))
                .hasMessageContaining("Laporan berkadar pengawasan ditangani inspektur");
        journey.reassignedAs("ORDINARY", "dishub").answered("Lampu sudah diganti.");
        soundness.check(journey);
    }

    private String heldBy(ComplaintJourney journey) {
        return tracking.publicSight(journey.number()).holder();
    }

    private static List<String> toldOfAMessage(ComplaintJourney journey) {
        return journey.replied("Tolong segera.")
                .timeline(EventKind.MESSAGE)
                .get(0)
                .told();
    }
}
