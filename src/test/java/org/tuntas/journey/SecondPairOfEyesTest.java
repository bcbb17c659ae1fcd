package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;
import org.tuntas.handling.CaseDesk;
import org.tuntas.procedure.Procedure;

/** What somebody else must approve stays between officers until they have, and nobody approves what they wrote. */
class SecondPairOfEyesTest extends RunningTuntas {

    private static final String CANNOT = "Jalan ini milik provinsi, jadi lampunya tidak dapat kami ganti.";
    private static final String INSPECTOR = "joko.inspektorat";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    TaskService tasks;

    @Autowired
    CaseDesk desk;

    @Autowired
    Procedure procedure;

    @Autowired
    Soundness soundness;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    private ComplaintJourney working() {
        return journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
    }

    @Test
    void theDailyAnswerNeedsNobodyElse() {
        assertThat(working().answered("Lampu sudah diganti.").state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    @Test
    void whoeverWasAskedToApproveIsToldThatTheReportIsWithdrawn() {
        ComplaintJourney journey = working().drafted(ComplaintJourney.OFFICER, CANNOT, "CANNOT_BE_DONE");
        journey.withdrawn();
        assertThat(journey.timeline(EventKind.WITHDRAWN)).singleElement().satisfies(event -> assertThat(event.told())
                .containsExactly("dishub-officer", "dishub-head"));
    }

    @Test
    void whoeverHasTakenAStepIsToldThatTheReportIsWithdrawn() {
        ComplaintJourney journey = journeys.filed().forwardedTo("kota-tangerang");
        tasks.setAssignee(journey.task("userTask_AssignUnit").getId(), ComplaintJourney.AGENCY_ADMIN);
        journey.withdrawn();
        assertThat(journey.timeline(EventKind.WITHDRAWN)).singleElement().satisfies(event -> assertThat(event.told())
                .contains("@" + ComplaintJourney.AGENCY_ADMIN));
    }

    @Test
    void whatCannotBeDoneIsApprovedByTheHeadBeforeTheReporterReadsIt() {
        ComplaintJourney journey = working().drafted(ComplaintJourney.OFFICER, CANNOT, "CANNOT_BE_DONE");
        assertThat(journey.openSteps()).containsExactly("userTask_ApproveResponse");
        assertThat(offeredTo(journey)).containsExactly("dishub-head");
        assertThat(journey.state()).as("the public sees what it saw before").isEqualTo(ComplaintState.FORWARDED);
        assertThat(journey.timeline()).extracting(ComplaintEvent::message).doesNotContain(CANNOT);
        assertThat(journey.timeline(EventKind.RESPONSE_DRAFTED)).singleElement().satisfies(event -> {
            assertThat(event.audience()).isEqualTo(Audience.OFFICERS);
            assertThat(event.told()).containsExactly("dishub-head");
        });
        soundness.check(journey);

        journey.approvedBy(ComplaintJourney.UNIT_HEAD, "Sudah saya cek ke provinsi.");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(journey.timeline(EventKind.FINAL_ANSWER)).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo(ComplaintJourney.OFFICER);
            assertThat(event.message()).isEqualTo(CANNOT);
        });
        assertThat(journey.timeline(EventKind.RESPONSE_APPROVED))
                .singleElement()
                .satisfies(event -> assertThat(event.told()).containsExactly("@" + ComplaintJourney.OFFICER));
        soundness.check(journey);
    }

    @Test
    void whatIsReturnedGoesBackToTheUnitWithTheNoteAndTheSameClock() {
        ComplaintJourney journey = working();
        Object due = journey.task("userTask_FollowUpComplaint").getDueDate();
        journey.drafted(ComplaintJourney.OFFICER, CANNOT, "CANNOT_BE_DONE");
        time.set("2026-04-21T10:00");
        journey.returnedBy(ComplaintJourney.UNIT_HEAD, "Sebutkan dinas provinsi yang berwenang.");
        assertThat(journey.openSteps()).containsExactly("userTask_FollowUpComplaint");
        assertThat(journey.task("userTask_FollowUpComplaint").getDueDate()).isEqualTo(due);
        assertThat(journey.timeline(EventKind.FINAL_ANSWER)).isEmpty();
        assertThat(journey.timeline(EventKind.RESPONSE_RETURNED))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.audience()).isEqualTo(Audience.OFFICERS);
                    assertThat(event.internalNote()).isEqualTo("Sebutkan dinas provinsi yang berwenang.");
                    assertThat(event.told()).containsExactly("@" + ComplaintJourney.OFFICER, "dishub-officer");
                });
        var station = procedure
                .stationOf(journey.task("userTask_FollowUpComplaint").getId(), ComplaintJourney.OFFICER)
                .orElseThrow();
        assertThat(desk.prefilled("follow-up-complaint", station))
                .as("the officer goes on with what was written")
                .containsEntry("answer", CANNOT)
                .containsEntry("resolution", "CANNOT_BE_DONE");
        soundness.check(journey);
        journey.answered("Lampu sudah diganti oleh provinsi.");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    @Test
    void aHeadWhoTookTheWorkOverDoesNotApproveTheirOwnAnswer() {
        ComplaintJourney journey = working()
                .timeReaches("boundaryTimer_FollowUpEscalation")
                .completed(
                        ComplaintJourney.UNIT_HEAD,
                        "userTask_HandleEscalation",
                        Map.of("escalationOutcome", "TAKE_OVER", "note", "Saya kerjakan sendiri."))
                .drafted(ComplaintJourney.UNIT_HEAD, CANNOT, "CANNOT_BE_DONE");
        assertThat(offeredTo(journey)).containsExactly("kota-tangerang-head");
        String task = journey.task("userTask_ApproveResponse").getId();
        tasks.setAssignee(task, ComplaintJourney.UNIT_HEAD);
        assertThatThrownBy(() -> journey.approvedBy(ComplaintJourney.UNIT_HEAD, ""))
                .hasMessageContaining("Anda susun sendiri");
        tasks.setAssignee(task, null);
        journey.approvedBy(ComplaintJourney.AGENCY_HEAD, "");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    @Test
    void timeThatRunsOutPublishesNothing() {
        ComplaintJourney journey = working()
                .drafted(ComplaintJourney.OFFICER, CANNOT, "CANNOT_BE_DONE")
                .timeReaches("boundaryTimer_ResponseApprovalEscalation")
                .escalationHandledBy(ComplaintJourney.AGENCY_HEAD)
                .timeReaches("catchTimer_NextLevelDue")
                .escalationHandledBy(ComplaintJourney.COORDINATOR);
        assertThat(journey.openSteps()).containsExactly("userTask_ApproveResponse");
        assertThat(journey.timeline(EventKind.FINAL_ANSWER)).isEmpty();
        assertThat(journey.timeline(EventKind.ESCALATED).get(0).told()).contains("dishub-head", "kota-tangerang-head");
    }

    @Test
    void answersAfterAnObjectionOrAReopeningAreApproved() {
        ComplaintJourney objected = working()
                .answered("Lampu sudah diganti.")
                .dissatisfied("Masih gelap.")
                .drafted(ComplaintJourney.OFFICER, "Sudah diperiksa lagi.", "RESOLVED");
        assertThat(objected.openSteps()).containsExactly("userTask_ApproveResponse");

        ComplaintJourney reopened =
                working().answered("Lampu sudah diganti.").satisfied(4).reopened("Mati lagi.");
        reopened.assignedTo("dishub").drafted(ComplaintJourney.OFFICER, "Lampu diganti lagi.", "RESOLVED");
        assertThat(reopened.openSteps()).containsExactly("userTask_ApproveResponse");
    }

    @Test
    void theCombinedAnswerIsReturnedAndApprovedAsAWhole() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assigned(List.of("dishub", "dpupr"), "dishub")
                .answered("Lampu sudah diganti.")
                .answeredBy("siti.dpupr", "Kabel tidak dapat kami tanam.");
        combined(journey).returnedBy(ComplaintJourney.UNIT_HEAD, "Jelaskan mengapa kabelnya tidak dapat ditanam.");
        assertThat(journey.openSteps()).containsExactly("userTask_GiveCombinedResponse");
        var station = procedure
                .stationOf(journey.task("userTask_GiveCombinedResponse").getId(), ComplaintJourney.OFFICER)
                .orElseThrow();
        assertThat(desk.prefilled("combined-response", station)).containsEntry("answer", CANNOT);
        soundness.check(journey);
        combined(journey).approvedBy(ComplaintJourney.UNIT_HEAD, "");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(journey.timeline(EventKind.FINAL_ANSWER)).hasSize(1);
        soundness.check(journey);
    }

    @Test
    void whatWaitsIsDroppedWithTheComplaintAndNoEngineTableHoldsIt() {
        ComplaintJourney journey = working().drafted(ComplaintJourney.OFFICER, CANNOT, "CANNOT_BE_DONE");
        assertThat(jdbc.sql("select count(*) from act_hi_varinst where text_ like 'Jalan ini milik provinsi%'")
                        .query(Long.class)
                        .single())
                .isZero();
        journey.withdrawn();
        assertThat(jdbc.sql("select outcome from answer_draft where number = ?")
                        .param(journey.number().value())
                        .query(String.class)
                        .single())
                .isEqualTo("DROPPED");
    }

    @Test
    void anInspectorsAnswerIsApprovedBySomebodyElseAndHeardOnAppealByTheDesk() {
        ComplaintJourney journey = journeys.filed()
                .forwardedAs(ComplaintJourney.DESK, "kota-tangerang", "SUPERVISORY")
                .assignedTo("kota-tangerang")
                .drafted(INSPECTOR, "Petugas yang bersangkutan sudah ditegur.", "RESOLVED");
        assertThat(offeredTo(journey)).containsExactly("kota-tangerang-head");
        journey.approvedBy(ComplaintJourney.AGENCY_HEAD, "")
                .dissatisfied("Pungutan masih terjadi.")
                .answeredBy(INSPECTOR, "Petugas sudah dipindahkan.")
                .dissatisfied("Yang baru sama saja.");
        assertThat(journey.complaint().heardBy()).isEqualTo("desk-coordinator");
        assertThat(journey.timeline(EventKind.APPEAL_OPENED))
                .singleElement()
                .satisfies(event -> assertThat(event.told()).containsExactly("desk-coordinator"));
        tasks.setAssignee(journey.task("userTask_DecideAppeal").getId(), INSPECTOR);
        assertThatThrownBy(() -> journey.completed(INSPECTOR, "userTask_DecideAppeal", rejected()))
                .hasMessageContaining("tidak dapat memutuskan banding");
        tasks.setAssignee(journey.task("userTask_DecideAppeal").getId(), null);
        journey.completed(ComplaintJourney.COORDINATOR, "userTask_DecideAppeal", rejected());
        assertThat(journey.complaint().closeReason()).isEqualTo("APPEAL_REJECTED");
        soundness.check(journey);
    }

    private static Map<String, Object> rejected() {
        return Map.of("appealOutcome", "REJECTED", "reasoning", "Pemeriksaan inspektur sudah lengkap dan benar.");
    }

    private static ComplaintJourney combined(ComplaintJourney journey) {
        return journey.completed(
                ComplaintJourney.OFFICER,
                "userTask_GiveCombinedResponse",
                Map.of("answer", CANNOT, "resolution", "CANNOT_BE_DONE"));
    }

    private List<String> offeredTo(ComplaintJourney journey) {
        return tasks
                .getIdentityLinksForTask(
                        journey.task("userTask_ApproveResponse").getId())
                .stream()
                .map(IdentityLink::getGroupId)
                .flatMap(group -> Optional.ofNullable(group).stream())
                .toList();
    }
}
