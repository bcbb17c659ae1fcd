package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
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
import org.tuntas.demo.TimeMachine;

/** Walks every node and every flow of every model, through the product's own desks, on real PostgreSQL. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryPathTest extends RunningTuntas {

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    FlowRecorder recorder;

    @Autowired
    HistoryService history;

    @Autowired
    RepositoryService repository;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void aComplaintIsVerifiedAssignedAnsweredAndRated() {
        ComplaintJourney journey = journeys.filed();
        assertThat(journey.state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(journey.openSteps()).containsExactly("userTask_VerifyComplaint");

        journey.forwardedTo("kota-tangerang");
        assertThat(journey.state()).isEqualTo(ComplaintState.FORWARDED);
        assertThat(journey.openSteps()).containsExactly("userTask_AssignUnit");

        journey.assignedTo("dishub");
        assertThat(journey.state()).isEqualTo(ComplaintState.FORWARDED);
        assertThat(journey.openSteps()).containsExactly("userTask_FollowUpComplaint");

        journey.answered("Lampu sudah diganti.");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(journey.openSteps()).isEmpty();

        journey.satisfied(4);
        assertThat(journey.state()).isEqualTo(ComplaintState.RESOLVED);
        assertThat(journey.complaint().rating()).isEqualTo(4);
        assertThat(journey.isRunning()).isFalse();
        assertThat(journey.timeline())
                .extracting("kind")
                .containsExactly(
                        EventKind.FILED,
                        EventKind.FORWARDED,
                        EventKind.STATE_ENTERED,
                        EventKind.ASSIGNED,
                        EventKind.FINAL_ANSWER,
                        EventKind.STATE_ENTERED,
                        EventKind.SATISFIED,
                        EventKind.STATE_ENTERED);
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
                .timeReaches("catchTimer_FirstReminder")
                .timeReaches("catchTimer_LastReminder");
        assertThat(journey.timeline(EventKind.REMINDED)).hasSize(2);
        journey.timeReaches("catchTimer_SilenceLimit");
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
    @Order(Integer.MAX_VALUE)
    void everyNodeAndEveryFlowWasWalked() throws Exception {
        Set<String> walked = history.createHistoricActivityInstanceQuery().list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
        Set<String> missed = new TreeSet<>();
        for (String key : List.of("complaint", "unit-follow-up", "escalation")) {
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
