package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.WrongMoment;
import org.tuntas.demo.TimeMachine;
import org.tuntas.handling.SupervisionDesk;
import org.tuntas.merging.MergeDesk;

/** Walks every node and every flow of every model, through the product's own desks, on real PostgreSQL. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryPathTest extends RunningTuntas {

    private static final String INSPECTOR = "joko.inspektorat";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    SupervisionDesk supervision;

    @Autowired
    FlowRecorder recorder;

    @Autowired
    MergeDesk merging;

    @Autowired
    HistoryService history;

    @Autowired
    RepositoryService repository;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void aReportIsArchivedWithAReasonThePublicReads() {
        ComplaintJourney journey = journeys.filed().archived("OUT_OF_SCOPE", "Perkara pengadilan: hubungi PTSP.");
        assertThat(journey.state()).isEqualTo(ComplaintState.ARCHIVED);
        assertThat(journey.complaint().closeReason()).isEqualTo("OUT_OF_SCOPE");
        assertThat(journey.isRunning()).isFalse();
    }

    @Test
    void anInterimAnswerKeepsTheUnitAtWorkUntilThePromisedDay() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .answeredForNow("Suku cadang dipesan.", LocalDate.of(2026, 4, 29));
        assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        assertThat(journey.timers().get("boundaryTimer_FollowUpEscalation")).isEqualTo("2026-04-29T09:00:00Z");
        assertThat(journey.timers().get("boundaryTimer_FollowUpWarning")).isEqualTo("2026-04-28T09:00:00Z");

        journey.answered("Lampu sudah diganti.");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    @Test
    void aReplySendsItBackToTheSameUnitWithoutDisposition() {
        ComplaintJourney journey =
                journeys.filed().answeredAlongTheStraightRoad().replied("Lampunya mati lagi.");
        assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        assertThat(journey.openSteps()).containsExactly("userTask_FollowUpComplaint");
        assertThat(journey.complaint().unit()).isEqualTo("dishub");
        assertThat(journey.complaint().objections()).isZero();
    }

    @Test
    void dissatisfactionIsCountedAndSendsItBack() {
        ComplaintJourney journey =
                journeys.filed().answeredAlongTheStraightRoad().dissatisfied("Masih gelap.");
        assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        assertThat(journey.complaint().objections()).isEqualTo(1);
        assertThat(journey.complaint().rating()).isNull();
    }

    @Test
    void silenceClosesItWithoutARating() {
        ComplaintJourney journey = journeys.filed()
                .answeredAlongTheStraightRoad()
                .timeReaches("catchTimer_AwaitReporterFirstReminder")
                .timeReaches("catchTimer_AwaitReporterLastReminder");
        assertThat(journey.timeline(EventKind.REMINDED)).hasSize(2);
        journey.timeReaches("catchTimer_AwaitReporterLimit");
        assertThat(journey.state()).isEqualTo(ComplaintState.AUTO_CLOSED);
        assertThat(journey.complaint().rating()).isNull();
        assertThat(journey.complaint().closeReason()).isEqualTo("NO_REPLY");
        assertThat(journey.isRunning()).isFalse();
    }

    @Test
    void theReporterWithdrawsAtAnyTime() {
        assertThat(journeys.filed().withdrawn().isRunning()).isFalse();
        ComplaintJourney working = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .withdrawn();
        assertThat(working.state()).isEqualTo(ComplaintState.WITHDRAWN);
        assertThat(working.isRunning()).isFalse();
        assertThat(working.openSteps()).isEmpty();
    }

    @Test
    void lateVerificationClimbsTheLadderOfTheDesk() {
        ComplaintJourney journey = journeys.filed().timeReaches("boundaryTimer_VerificationWarning");
        assertThat(journey.timeline(EventKind.LIMIT_WARNING)).hasSize(1);
        journey.timeReaches("boundaryTimer_VerificationEscalation");
        assertThat(journey.openSteps())
                .containsExactlyInAnyOrder("userTask_VerifyComplaint", "userTask_HandleEscalation");
        journey.escalationHandledBy(ComplaintJourney.COORDINATOR).timeReaches("catchTimer_NextLevelDue");
        assertThat(journey.tasks("userTask_HandleEscalation")).hasSize(1);
        assertThat(journey.task("userTask_HandleEscalation").getName()).contains("tingkat 2");
        assertThat(journey.timeline(EventKind.ESCALATED)).hasSize(2);

        journey.escalationHandledBy(ComplaintJourney.COORDINATOR);
        assertThat(journey.openSteps()).containsExactly("userTask_VerifyComplaint");
        journey.forwardedTo("kota-tangerang");
        assertThat(journey.openSteps()).containsExactly("userTask_AssignUnit");
    }

    @Test
    void openEscalationsOfAStageVanishWithIt() {
        ComplaintJourney journey = journeys.filed().timeReaches("boundaryTimer_VerificationEscalation");
        journey.forwardedTo("kota-tangerang");
        assertThat(journey.openSteps())
                .as("escalations of a stage vanish with it")
                .containsExactly("userTask_AssignUnit");
    }

    @Test
    void lateDispositionIsToldToTheHeadOfTheAgency() {
        ComplaintJourney journey = journeys.filed().forwardedTo("kota-tangerang");
        journey.timeReaches("boundaryTimer_DispositionEscalation");
        journey.escalationHandledBy(ComplaintJourney.AGENCY_HEAD);
        assertThat(journey.openSteps()).containsExactly("userTask_AssignUnit");
    }

    @Test
    void lateFollowUpIsHandledOnEachOfThreeLevels() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .timeReaches("boundaryTimer_FollowUpEscalation")
                .escalationHandledBy(ComplaintJourney.UNIT_HEAD)
                .timeReaches("catchTimer_NextLevelDue")
                .escalationHandledBy(ComplaintJourney.AGENCY_HEAD)
                .timeReaches("catchTimer_NextLevelDue")
                .escalationHandledBy(ComplaintJourney.DESK);
        assertThat(journey.openSteps()).containsExactly("userTask_FollowUpComplaint");
        assertThat(journey.timeline(EventKind.ESCALATION_HANDLED))
                .extracting("actor")
                .containsExactly(ComplaintJourney.UNIT_HEAD, ComplaintJourney.AGENCY_HEAD, ComplaintJourney.DESK);
    }

    @Test
    void lateFollowUpClimbsThreeLevelsAndAllVanishWithTheAnswer() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        journey.timeReaches("boundaryTimer_FollowUpWarning")
                .timeReaches("boundaryTimer_FollowUpEscalation")
                .timeReaches("catchTimer_NextLevelDue")
                .timeReaches("catchTimer_NextLevelDue");
        assertThat(journey.tasks("userTask_HandleEscalation"))
                .extracting("name")
                .allMatch(name -> name.toString().contains(journey.number().value()))
                .hasSize(3);
        journey.answered("Maaf terlambat: lampu sudah diganti.");
        assertThat(journey.openSteps()).isEmpty();
    }

    @Test
    void theResolutionClockWarnsTwiceAndTellsOfTheOmbudsmanOnce() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .answeredForNow("Suku cadang dipesan.", LocalDate.of(2026, 5, 8))
                .timeReaches("startTimer_Resolution75")
                .timeReaches("catchTimer_Resolution90");
        assertThat(journey.timeline(EventKind.LIMIT_WARNING)).hasSize(2);
        journey.timeReaches("startTimer_ResolutionEscalation");
        assertThat(journey.timeline(EventKind.OMBUDSMAN_RIGHT)).hasSize(1);
        journey.escalationHandledBy(ComplaintJourney.AGENCY_HEAD)
                .timeReaches("catchTimer_NextLevelDue")
                .escalationHandledBy(ComplaintJourney.COORDINATOR);

        // Answered late, sent back by a reply: its clock is over already, and nothing is told twice.
        journey.answered("Lampu sudah diganti.").replied("Belum.").timeReaches("startTimer_ResolutionEscalation");
        assertThat(journey.timeline(EventKind.OMBUDSMAN_RIGHT)).hasSize(1);
        assertThat(journey.timeline(EventKind.ESCALATED).stream()
                        .filter(event -> event.arguments().get(0).equals("@stage.RESOLUTION")))
                .hasSize(2);
    }

    @Test
    void anIncompleteReportIsCompletedAndVerifiedAgain() {
        ComplaintJourney journey = journeys.filed().askedToComplete("Sebutkan letak tiang lampunya.");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_COMPLETION);
        assertThat(journey.openSteps()).isEmpty();
        journey.timeReaches("catchTimer_CompletionFirstReminder").timeReaches("catchTimer_CompletionLastReminder");
        journey.completedReport("Tiang nomor 14, depan gerbang sekolah.");
        assertThat(journey.state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(journey.openSteps()).containsExactly("userTask_VerifyComplaint");
    }

    @Test
    void anIncompleteReportIsArchivedWhenNothingComesAndRevivedAsTheNextRound() {
        ComplaintJourney journey = journeys.filed()
                .askedToComplete("Sebutkan letak tiang lampunya.")
                .timeReaches("catchTimer_CompletionFirstReminder")
                .timeReaches("catchTimer_CompletionLastReminder")
                .timeReaches("catchTimer_CompletionLimit");
        assertThat(journey.state()).isEqualTo(ComplaintState.ARCHIVED);
        assertThat(journey.complaint().closeReason()).isEqualTo("INCOMPLETE");
        assertThat(journey.isRunning()).isFalse();

        journey.completedReport("Tiang nomor 14, depan gerbang sekolah.");
        assertThat(journey.state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(journey.complaint().round()).isEqualTo(2);
        assertThat(journey.openSteps()).containsExactly("userTask_VerifyComplaint");
    }

    @Test
    void verificationIsPostponedUntilADayOrUntilAnOfficerGoesOn() {
        ComplaintJourney postponed = journeys.filed().verificationPostponedUntil(LocalDate.of(2026, 5, 5));
        assertThat(postponed.state()).isEqualTo(ComplaintState.POSTPONED);
        assertThat(postponed.timers()).containsEntry("boundaryTimer_VerificationPostponedOver", instant("2026-05-05"));
        postponed.timeReaches("boundaryTimer_VerificationPostponedOver");
        assertThat(postponed.openSteps()).containsExactly("userTask_VerifyComplaint");

        time.set("2026-04-20T09:00");
        ComplaintJourney resumed = journeys.filed()
                .verificationPostponedUntil(LocalDate.of(2026, 5, 5))
                .completed(ComplaintJourney.DESK, "userTask_ResumeVerification", Map.of());
        assertThat(resumed.state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(resumed.timeline(EventKind.RESUMED)).hasSize(1);
    }

    @Test
    void theWrongAgencyPassesItOnUntilTheDeskDecides() {
        ComplaintJourney journey =
                journeys.filed(ComplaintJourneys.Report.aboutALamp().naming("kementerian-kesehatan"));
        journey.saidToBelongTo("kementerian-pu", "kartika.kemenkes");
        assertThat(journey.openSteps()).containsExactly("userTask_VerifyComplaint");
        journey.forwardedAs("galih.kemenpu", "kementerian-pu", "ORDINARY")
                .saidToBelongTo("kota-tangerang", "galih.kemenpu");
        assertThat(journey.openSteps()).containsExactly("userTask_AssignUnit");
        journey.saidToBelongTo("kementerian-pu", ComplaintJourney.AGENCY_ADMIN);
        assertThat(journey.openSteps()).containsExactly("userTask_DetermineAuthority");
        journey.timeReaches("boundaryTimer_DeterminationEscalation")
                .escalationHandledBy(ComplaintJourney.COORDINATOR)
                .determinedFor("kota-tangerang");
        assertThat(journey.openSteps()).containsExactly("userTask_AssignUnit");
        assertThatThrownBy(() -> journey.saidToBelongTo("kementerian-pu", ComplaintJourney.AGENCY_ADMIN))
                .hasMessageContaining("dari daftar");
        journey.assignedTo("dishub");
    }

    @Test
    void theDeskDecidesAlsoBeforeVerification() {
        ComplaintJourney journey = journeys.filed(
                        ComplaintJourneys.Report.aboutALamp().naming("kementerian-kesehatan"))
                .saidToBelongTo("kementerian-pu", "kartika.kemenkes")
                .saidToBelongTo("kementerian-kesehatan", "galih.kemenpu")
                .saidToBelongTo("kementerian-pu", "kartika.kemenkes")
                .determinedFor("kementerian-pu");
        assertThat(journey.openSteps()).containsExactly("userTask_VerifyComplaint");
        assertThatThrownBy(() -> journey.saidToBelongTo("kementerian-kesehatan", "galih.kemenpu"))
                .hasMessageContaining("dari daftar");
        journey.forwardedAs("galih.kemenpu", "kementerian-pu", "ORDINARY");
    }

    @Test
    void anAgencyAsksForCompletionAndVerifiesItself() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .completed(
                        ComplaintJourney.AGENCY_ADMIN,
                        "userTask_AssignUnit",
                        Map.of("dispositionOutcome", "NEEDS_COMPLETION", "explanation", "Sebutkan nama jalannya."))
                .completedReport("Jalan HOS Cokroaminoto.");
        journey.forwardedAs(ComplaintJourney.AGENCY_ADMIN, "kota-tangerang", "ORDINARY");
        assertThat(journey.openSteps()).containsExactly("userTask_AssignUnit");
    }

    @Test
    void aWrongUnitIsReplacedWhileTheOthersGoOnAndTheLeadCombinesTheAnswers() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assigned(List.of("dishub", "dpupr"), "dishub")
                .returnedAsWrongUnit("siti.dpupr");
        assertThat(journey.openSteps())
                .containsExactlyInAnyOrder("userTask_FollowUpComplaint", "userTask_ReassignUnit");
        journey.timeReaches("boundaryTimer_RedispositionEscalation")
                .escalationHandledBy(ComplaintJourney.AGENCY_HEAD)
                .reassignedTo("dlh")
                .answered("Lampu sudah diganti.");
        assertThat(journey.state()).isNotEqualTo(ComplaintState.AWAITING_REPORTER);
        journey.answeredBy("lina.dlh", "Pohon yang menutupi lampu sudah dipangkas.");
        assertThat(journey.openSteps()).containsExactly("userTask_GiveCombinedResponse");
        journey.completed(
                ComplaintJourney.OFFICER,
                "userTask_GiveCombinedResponse",
                Map.of("answer", "Lampu diganti dan pohon dipangkas.", "resolution", "RESOLVED"));
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        journey.replied("Masih gelap.");
        assertThat(journey.tasks("userTask_FollowUpComplaint")).hasSize(1);
        journey.answered("Lampu kedua juga diganti.");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    @Test
    void aSingleWrongUnitMayTurnOutToBeAnotherAgencys() {
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
                                "explanation", "Jalan nasional."));
        assertThat(journey.complaint().agency()).isEqualTo("kementerian-pu");
        assertThat(journey.openSteps()).containsExactly("userTask_AssignUnit");
    }

    @Test
    void aUnitAsksTheReporterAndGoesOnWithOrWithoutAnAnswer() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .askedReporter("Tiang yang mana?");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(journey.complaint().reporterActions(time.now())).containsExactly("reply", "withdrawal");
        journey.replied("Tiang nomor 14.");
        assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        journey.askedReporter("Sejak kapan?")
                .timeReaches("catchTimer_AskReporterFirstReminder")
                .timeReaches("catchTimer_AskReporterLastReminder")
                .timeReaches("catchTimer_AskReporterLimit");
        assertThat(journey.timeline(EventKind.QUESTION_EXPIRED)).hasSize(1);
        assertThat(journey.openSteps()).containsExactly("userTask_FollowUpComplaint");
    }

    @Test
    void theHeadGrantsOrRefusesMoreTime() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .followedUp(ComplaintJourney.OFFICER, moreTime("EXTEND", "2026-05-21"));
        assertThat(journey.openSteps()).containsExactly("userTask_DecideMoreTime");
        journey.timeReaches("boundaryTimer_TimeApprovalEscalation").escalationHandledBy(ComplaintJourney.AGENCY_HEAD);
        journey.completed(
                        ComplaintJourney.UNIT_HEAD,
                        "userTask_DecideMoreTime",
                        Map.of("moreTimeOutcome", "REFUSE", "note", "Kerjakan dahulu."))
                .followedUp(ComplaintJourney.OFFICER, moreTime("EXTEND", "2026-05-21"))
                .completed(
                        ComplaintJourney.UNIT_HEAD,
                        "userTask_DecideMoreTime",
                        Map.of("moreTimeOutcome", "GRANT", "note", "Disetujui."));
        assertThat(journey.timers()).containsEntry("startTimer_ResolutionEscalation", instant("2026-05-21"));
        assertThat(journey.timers())
                .as("the first answer stays due")
                .containsEntry("boundaryTimer_FollowUpEscalation", instant("2026-04-27"));
        assertThatThrownBy(() -> journey.followedUp(ComplaintJourney.OFFICER, moreTime("EXTEND", "2026-05-22")))
                .hasMessageContaining("dari daftar");

        journey.followedUp(ComplaintJourney.OFFICER, moreTime("POSTPONE", "2026-05-11"))
                .completed(
                        ComplaintJourney.UNIT_HEAD,
                        "userTask_DecideMoreTime",
                        Map.of("moreTimeOutcome", "GRANT", "note", "Disetujui."));
        assertThat(journey.state()).isEqualTo(ComplaintState.POSTPONED);
        journey.timeReaches("boundaryTimer_FollowUpPostponedOver");
        assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        journey.followedUp(ComplaintJourney.OFFICER, moreTime("POSTPONE", "2026-05-18"))
                .completed(
                        ComplaintJourney.UNIT_HEAD,
                        "userTask_DecideMoreTime",
                        Map.of("moreTimeOutcome", "GRANT", "note", "Disetujui."))
                .completed(ComplaintJourney.OFFICER, "userTask_ResumeFollowUp", Map.of());
        assertThat(journey.openSteps()).containsExactly("userTask_FollowUpComplaint");
    }

    @Test
    void theSecondObjectionIsHeardByTheInspector() {
        ComplaintJourney journey = journeys.filed()
                .answeredAlongTheStraightRoad()
                .dissatisfied("Masih gelap.")
                .answered("Lampu diperiksa dan menyala.")
                .dissatisfied("Tetap gelap.");
        assertThat(journey.state()).isEqualTo(ComplaintState.APPEALED);
        assertThat(journey.openSteps()).containsExactly("userTask_DecideAppeal");
        journey.timeReaches("boundaryTimer_AppealWarning")
                .timeReaches("boundaryTimer_AppealEscalation")
                .escalationHandledBy(ComplaintJourney.AGENCY_HEAD)
                .timeReaches("catchTimer_NextLevelDue")
                .escalationHandledBy(ComplaintJourney.COORDINATOR)
                .completed(
                        INSPECTOR,
                        "userTask_DecideAppeal",
                        Map.of(
                                "appealOutcome", "UPHELD",
                                "reasoning", "Foto pelapor menunjukkan lampu masih mati.",
                                "instruction", "Ganti lampu dan kirim foto malam hari."));
        assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        journey.answered("Lampu diganti malam ini.")
                .dissatisfied("Masih kurang terang.")
                .completed(
                        INSPECTOR,
                        "userTask_DecideAppeal",
                        Map.of(
                                "appealOutcome", "REJECTED",
                                "reasoning", "Lampu sudah menyala sesuai standar penerangan jalan."));
        assertThat(journey.state()).isEqualTo(ComplaintState.RESOLVED);
        assertThat(journey.complaint().closeReason()).isEqualTo("APPEAL_REJECTED");
        assertThat(journey.complaint().rating()).isNull();
    }

    @Test
    void anAppealIsReferredToAnotherBodyAndComesBackWhenThatIsNotCompetent() {
        ComplaintJourney journey = journeys.filed()
                .answeredAlongTheStraightRoad()
                .dissatisfied("Masih gelap.")
                .answered("Lampu diperiksa dan menyala.")
                .dissatisfied("Tetap gelap.")
                .completed(
                        INSPECTOR,
                        "userTask_DecideAppeal",
                        Map.of(
                                "appealOutcome", "REFERRED",
                                "body", "OMBUDSMAN",
                                "reference", "0117/LM/IV/2026/JKT",
                                "reasoning", "Laporan menyangkut maladministrasi lintas instansi."));
        assertThat(journey.state()).isEqualTo(ComplaintState.REFERRED);
        assertThat(journey.complaint().closeReason()).isEqualTo("REFERRED");
        assertThat(journey.isRunning()).isFalse();
        assertThat(journey.timeline(EventKind.REFERRED)).singleElement().satisfies(event -> assertThat(
                        event.arguments())
                .containsExactly("@body.OMBUDSMAN", "0117/LM/IV/2026/JKT"));
        journey.reopened("Ombudsman menyatakan tidak berwenang.");
        assertThat(journey.openSteps()).containsExactly("userTask_AssignUnit");
        assertThat(journey.complaint().heardBy()).isNull();
    }

    @Test
    void theDeskRefersWhatNoAgencyOfThisChannelCanHandle() {
        ComplaintJourney journey = journeys.filed()
                .completed(
                        ComplaintJourney.DESK,
                        "userTask_VerifyComplaint",
                        Map.of(
                                "verificationOutcome", "REFER",
                                "body", "OTHER",
                                "otherBody", "Dewan Pers, www.dewanpers.or.id",
                                "explanation", "Sengketa pemberitaan diperiksa Dewan Pers."));
        assertThat(journey.state()).isEqualTo(ComplaintState.REFERRED);
        assertThat(journey.complaint().reporterActions(time.now())).containsExactly("contest");
        journey.contested("Ini bukan sengketa pemberitaan.");
        assertThat(journey.openSteps()).containsExactly("userTask_VerifyComplaint");
    }

    @Test
    void anAnswerIsReturnedEscalatedAndApproved() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .drafted(ComplaintJourney.OFFICER, "Jalan ini bukan milik kota.", "CANNOT_BE_DONE")
                .returnedBy(ComplaintJourney.UNIT_HEAD, "Sebutkan pemilik jalannya.")
                .drafted(ComplaintJourney.OFFICER, "Jalan ini milik provinsi.", "CANNOT_BE_DONE")
                .timeReaches("boundaryTimer_ResponseApprovalEscalation")
                .escalationHandledBy(ComplaintJourney.AGENCY_HEAD)
                .timeReaches("catchTimer_NextLevelDue")
                .escalationHandledBy(ComplaintJourney.COORDINATOR)
                .approvedBy(ComplaintJourney.UNIT_HEAD, "");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    @Test
    void aCombinedAnswerIsReturnedAndApproved() {
        Map<String, Object> answer =
                Map.of("answer", "Sebagian tidak dapat dilaksanakan.", "resolution", "CANNOT_BE_DONE");
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assigned(List.of("dishub", "dpupr"), "dishub")
                .answered("Lampu sudah diganti.")
                .answeredBy("siti.dpupr", "Kabel tidak dapat ditanam.")
                .completed(ComplaintJourney.OFFICER, "userTask_GiveCombinedResponse", answer)
                .returnedBy(ComplaintJourney.UNIT_HEAD, "Jelaskan sebabnya kepada pelapor.")
                .completed(ComplaintJourney.OFFICER, "userTask_GiveCombinedResponse", answer)
                .approvedBy(ComplaintJourney.UNIT_HEAD, "");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    @Test
    void allegedMisconductGoesToTheInspectorWhateverUnitsWorkOnIt() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        supervision.allege(journey.number(), ComplaintJourney.AGENCY_ADMIN, "Pelapor menyebut pungutan liar.");
        assertThat(journey.openSteps()).containsExactly("userTask_FollowUpComplaint");
        journey.answeredBy(INSPECTOR, "Petugas sudah ditegur.");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    @Test
    void aClosedReportIsReopenedTwiceWithinThirtyDaysAtTheAgency() {
        ComplaintJourney journey =
                journeys.filed().answeredAlongTheStraightRoad().satisfied(5).reopened("Mati lagi.");
        assertThat(journey.complaint().round()).isEqualTo(2);
        assertThat(journey.complaint().rating()).isNull();
        assertThat(journey.state()).isEqualTo(ComplaintState.FORWARDED);
        assertThat(journey.openSteps()).containsExactly("userTask_AssignUnit");
        journey.assignedTo("dishub").answered("Diganti lagi.").satisfied(3).reopened("Mati untuk ketiga kali.");
        journey.assignedTo("dishub").answered("Kabel diganti.").satisfied(3);
        assertThatThrownBy(() -> journey.reopened("Lagi.")).isInstanceOf(WrongMoment.class);
    }

    @Test
    void aManagerExtendsTheLimitAndIsToldWhenThatPassesToo() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .timeReaches("boundaryTimer_FollowUpEscalation")
                .completed(
                        ComplaintJourney.UNIT_HEAD,
                        "userTask_HandleEscalation",
                        Map.of(
                                "escalationOutcome", "EXTEND",
                                "until", "2026-04-30",
                                "explanation", "Suku cadang baru tiba hari Rabu.",
                                "note", "Disetujui."));
        assertThat(journey.tasks("userTask_HandleEscalation")).isEmpty();
        assertThat(journey.task("userTask_FollowUpComplaint").getDueDate().toInstant())
                .isEqualTo(instant("2026-04-30"));
        journey.timeReaches("catchTimer_ExtendedLimitPassed");
        assertThat(journey.tasks("userTask_HandleEscalation")).hasSize(1);
    }

    @Test
    void aManagerHandsLateWorkToSomebodyOrDoesIt() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .timeReaches("boundaryTimer_FollowUpEscalation")
                .completed(
                        ComplaintJourney.UNIT_HEAD,
                        "userTask_HandleEscalation",
                        Map.of(
                                "escalationOutcome", "REASSIGN",
                                "colleague", ComplaintJourney.OFFICER,
                                "note", "Kerjakan hari ini."));
        assertThat(journey.task("userTask_FollowUpComplaint").getAssignee()).isEqualTo(ComplaintJourney.OFFICER);
        journey.timeReaches("catchTimer_NextLevelDue")
                .completed(
                        ComplaintJourney.AGENCY_HEAD,
                        "userTask_HandleEscalation",
                        Map.of("escalationOutcome", "TAKE_OVER", "note", "Saya tangani sendiri."));
        journey.answeredBy(ComplaintJourney.AGENCY_HEAD, "Lampu sudah diganti hari ini.");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    @Test
    void aReportThatIsMergedWaitsForItsParentOrIsTakenOut() {
        ComplaintJourney parent = journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        ComplaintJourney first = journeys.filed().mergedInto(parent);
        ComplaintJourney second = journeys.filed().forwardedTo("kota-tangerang").mergedInto(parent);
        merging.unmerge(second.number(), ComplaintJourney.AGENCY_ADMIN);
        assertThat(second.openSteps()).containsExactly("userTask_AssignUnit");
        parent.answered("Lampu sudah diganti.").familyHeard();
        assertThat(first.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        ComplaintJourney late = journeys.filed().mergedInto(parent);
        assertThat(late.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    @Test
    void whoeverIsHandedLateWorkOfSeveralUnitsGetsThatOfTheirOwn() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assigned(List.of("dishub", "dpupr"), "dishub")
                .timeReaches("startTimer_ResolutionEscalation")
                .completed(
                        ComplaintJourney.AGENCY_HEAD,
                        "userTask_HandleEscalation",
                        Map.of(
                                "escalationOutcome", "REASSIGN",
                                "colleague", "siti.dpupr",
                                "note", "Kerjakan hari ini."));
        assertThat(journey.tasks("userTask_FollowUpComplaint"))
                .extracting(Task::getAssignee)
                .containsExactlyInAnyOrder("siti.dpupr", null);
        assertThat(journey.taskFor("siti.dpupr", "userTask_FollowUpComplaint").getAssignee())
                .isEqualTo("siti.dpupr");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyNodeAndEveryFlowWasWalked() throws Exception {
        Set<String> walked = history.createHistoricActivityInstanceQuery().list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
        Set<String> missed = new TreeSet<>();
        for (String key : List.of("complaint", "unit-follow-up", "response-approval", "appeal", "escalation")) {
            BpmnModelInstance model = model(key);
            model.getModelElementsByType(FlowNode.class).stream()
                    .map(FlowNode::getId)
                    .filter(id -> !walked.contains(id))
                    .forEach(missed::add);
            model.getModelElementsByType(SequenceFlow.class).stream()
                    .map(SequenceFlow::getId)
                    .filter(id -> !recorder.taken().contains(id))
                    .forEach(missed::add);
        }
        assertThat(missed).as("nodes and flows that no test walks").isEmpty();
    }

    private static Map<String, Object> moreTime(String kind, String until) {
        Map<String, Object> form = new HashMap<>(
                Map.of("followUpOutcome", kind, "until", until, "explanation", "Anggaran belum tersedia tahun ini."));
        if (kind.equals("POSTPONE")) {
            form.put("postponeReason", "BUDGET_YEAR");
        }
        return form;
    }

    /** Closing time of a day in Jakarta. */
    private static Instant instant(String day) {
        return Instant.parse(day + "T09:00:00Z");
    }

    private BpmnModelInstance model(String key) throws Exception {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
        try (InputStream xml = repository.getProcessModel(definition)) {
            return Bpmn.readModelFromStream(xml);
        }
    }
}
