package org.tuntas.modelling.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.Soundness;
import org.tuntas.lifecycle.Relocation;
import org.tuntas.lifecycle.Relocation.Moved;
import org.tuntas.lifecycle.Relocation.Note;
import org.tuntas.lifecycle.Relocation.Obstacle;
import org.tuntas.procedure.CaseMap;
import org.tuntas.procedure.ProcessMap;
import org.tuntas.sla.Timekeeper;

/** Reports that are under way change over to models that a designer has edited, with their clocks running. */
class MovingReportsTest extends RunningTuntas {

    private static final String MAIN = "complaint.bpmn";
    private static final String UNIT = "unit-follow-up.bpmn";
    private static final String ESCALATION = "boundaryTimer_FollowUpEscalation";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    Relocation relocation;

    @Autowired
    RepositoryService repository;

    @Autowired
    Complaints complaints;

    @Autowired
    Timekeeper timekeeper;

    @Autowired
    ProcessMap maps;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TimeMachine time;

    @Autowired
    Soundness soundness;

    private final List<String> published = new ArrayList<>();
    private String today = "";

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        today = latest();
    }

    /** What was published here goes, with what still runs in it, so that new reports of other tests start as before. */
    @AfterEach
    void forgetWhatWasPublished() {
        for (int at = published.size() - 1; at >= 0; at--) {
            repository.deleteDeployment(published.get(at), true);
        }
    }

    @Test
    void aRenamedStepKeepsItsTaskItsHolderItsClockAndItsTimersAndIsFinishedInTheNewModel() {
        ComplaintJourney journey = journeys.filed().claimed(ComplaintJourney.DESK, "userTask_VerifyComplaint");
        journey.timeReaches("boundaryTimer_VerificationWarning");
        String task = journey.task("userTask_VerifyComplaint").getId();
        Instant due = journey.due("userTask_VerifyComplaint");
        Instant escalation = journey.timers().get("boundaryTimer_VerificationEscalation");
        String edited = publish(EditedModels.ofToday()
                .renaming(MAIN, "userTask_VerifyComplaint", "userTask_ReadReport")
                .with(MAIN, "name=\"Verifikasi laporan\"", "name=\"Baca laporan\""));

        Moved moved = move(journey, today, edited, Map.of());

        assertThat(moved.notes()).isEmpty();
        assertThat(journey.task("userTask_ReadReport")).satisfies(same -> {
            assertThat(same.getId()).isEqualTo(task);
            assertThat(same.getAssignee()).isEqualTo(ComplaintJourney.DESK);
            assertThat(same.getName()).startsWith("Baca laporan");
        });
        assertThat(journey.due("userTask_ReadReport")).isEqualTo(due);
        assertThat(journey.timers())
                .containsEntry("boundaryTimer_VerificationEscalation", escalation)
                .doesNotContainKey("boundaryTimer_VerificationWarning");
        soundness.check(journey);
        journey.timeReaches("boundaryTimer_VerificationEscalation");
        assertThat(journey.timeline(EventKind.ESCALATED)).hasSize(1);
        journey.completed(
                ComplaintJourney.DESK,
                "userTask_ReadReport",
                Map.of("verificationOutcome", "ARCHIVE", "archiveReason", "SPAM", "explanation", "Sudah pernah."));
        assertThat(journey.state()).isEqualTo(ComplaintState.ARCHIVED);
    }

    @Test
    void whatHasFiredNeverFiresAgainAndALadderGoesOnFromItsRung() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        journey.timePassesTo("2026-06-15T09:00");
        int escalated = journey.timeline(EventKind.ESCALATED).size();
        int warned = journey.timeline(EventKind.LIMIT_WARNING).size();
        int told = journey.timeline(EventKind.OMBUDSMAN_RIGHT).size();
        Map<String, Instant> timers = journey.timers();
        assertThat(escalated).isPositive();
        assertThat(timers).doesNotContainKeys("startTimer_ResolutionEscalation", "startTimer_Resolution75", ESCALATION);
        String edited = publish(EditedModels.ofToday()
                .renaming(MAIN, "startTimer_ResolutionEscalation", "startTimer_ResolutionLate")
                .renaming(UNIT, ESCALATION, "boundaryTimer_UnitIsLate"));

        Moved moved = move(journey, today, edited, Map.of());

        assertThat(moved.notes())
                .filteredOn(note -> note.kind() == Note.Kind.STAYS_FIRED)
                .extracting(Note::name)
                .containsExactlyInAnyOrder("Batas penyelesaian terlewati", "75% waktu penyelesaian terpakai");
        assertThat(journey.timers()).isEqualTo(timers);
        journey.timePassesTo("2026-09-15T09:00");
        assertThat(journey.timeline(EventKind.LIMIT_WARNING)).hasSize(warned);
        assertThat(journey.timeline(EventKind.OMBUDSMAN_RIGHT)).hasSize(told);
        assertThat(journey.timeline(EventKind.ESCALATED)).hasSize(escalated);
        soundness.check(journey);
        journey.answered("Lampu sudah diganti.").satisfied(4);
        assertThat(journey.state()).isEqualTo(ComplaintState.RESOLVED);
        soundness.check(journey);
    }

    @Test
    void aTimerThatIsDrawnAnewDoesNotStartALadderThatTheVisitHasClimbed() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        journey.timeReaches(ESCALATION);
        assertThat(journey.timeline(EventKind.ESCALATED)).hasSize(1);
        // A second timer beside the first, so that none of them can be taken for the other.
        String edited = publish(EditedModels.ofToday()
                .renaming(UNIT, ESCALATION, "boundaryTimer_Late")
                .with(UNIT, "${sla.warning(visit)}", "${sla.rung(visit, 1)}")
                .renaming(UNIT, "boundaryTimer_FollowUpWarning", "boundaryTimer_LateToo"));
        Moved moved = move(journey, today, edited, Map.of());
        assertThat(moved.notes()).extracting(Note::kind).contains(Note.Kind.TOLD_ALREADY);
        assertThat(journey.timers()).doesNotContainKeys("boundaryTimer_Late", "boundaryTimer_LateToo");
    }

    @Test
    void datesMoveOnlyWhereTheModelGivesAnother() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        Map<String, Instant> before = new HashMap<>(journey.timers());
        Instant due = journey.due("userTask_FollowUpComplaint");
        String edited = publish(EditedModels.ofToday().with(UNIT, "${sla.warning(visit)}", "${sla.share(visit, 60)}"));
        move(journey, today, edited, Map.of());
        Map<String, Instant> after = new HashMap<>(journey.timers());
        Instant warning = after.remove("boundaryTimer_FollowUpWarning");
        assertThat(warning).isNotEqualTo(before.remove("boundaryTimer_FollowUpWarning"));
        assertThat(after).isEqualTo(before);
        assertThat(journey.due("userTask_FollowUpComplaint")).isEqualTo(due);
        soundness.check(journey);
    }

    @Test
    void aStageUnderAnotherNameIsBoundToItsLimitFromItsOwnStartAndToldWhatItHasTold() {
        ComplaintJourney journey = journeys.filed().forwardedTo("kota-tangerang");
        journey.timeReaches("boundaryTimer_DispositionEscalation");
        var before =
                timekeeper.latest(journey.number().value(), 1, "DISPOSITION").orElseThrow();
        String edited = publish(EditedModels.ofToday()
                .with(
                        MAIN,
                        "<camunda:property name=\"slaStage\" value=\"DISPOSITION\" />",
                        "<camunda:property name=\"slaStage\" value=\"DETERMINATION\" />"));
        Moved moved = move(journey, today, edited, Map.of());
        assertThat(moved.notes()).extracting(Note::kind).contains(Note.Kind.OTHER_STAGE);
        var after = timekeeper.visit(before.id());
        assertThat(after.stage()).isEqualTo("DETERMINATION");
        assertThat(after.startedAt()).isEqualTo(before.startedAt());
        assertThat(journey.due("userTask_AssignUnit")).isEqualTo(timekeeper.limit(after.id()));
        assertThat(journey.timeline(EventKind.ESCALATED)).hasSize(1);
        soundness.check(journey);
    }

    @Test
    void aRemovedStepHoldsItsReportsUntilSomebodySaysWhereTheyGo() {
        ComplaintJourney journey = journeys.filed().verificationPostponedUntil(LocalDate.of(2026, 4, 22));
        assertThat(journey.state()).isEqualTo(ComplaintState.POSTPONED);
        String edited = publish(EditedModels.ofToday().without(MAIN, "subProcess_VerificationPostponed"));

        List<Obstacle> obstacles = refusal(journey, today, edited, Map.of());

        assertThat(obstacles).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.kind()).isEqualTo(Obstacle.Kind.STEP_GONE);
            assertThat(obstacle.name()).isEqualTo("Lanjutkan laporan yang ditunda");
        });
        assertThat(journey.openSteps()).containsExactly("userTask_ResumeVerification");
        soundness.check(journey);

        move(journey, today, edited, Map.of("complaint/userTask_ResumeVerification", "userTask_VerifyComplaint"));

        assertThat(journey.state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(journey.openSteps()).containsExactly("userTask_VerifyComplaint");
        assertThat(journey.timers())
                .containsKeys("boundaryTimer_VerificationWarning", "boundaryTimer_VerificationEscalation");
        assertThat(journey.due("userTask_VerifyComplaint"))
                .isEqualTo(timekeeper.limit(timekeeper
                        .latest(journey.number().value(), 1, "VERIFICATION")
                        .orElseThrow()));
        soundness.check(journey);
        journey.answeredAlongTheStraightRoad().satisfied(5);
        soundness.check(journey);
    }

    @Test
    void aStageWithAnotherClockIsLeftAndEnteredUnlessSomethingElseIsOpenInIt() {
        ComplaintJourney onTime = journeys.filed().forwardedTo("kota-tangerang");
        ComplaintJourney late = journeys.filed().forwardedTo("kota-tangerang");
        late.timeReaches("boundaryTimer_DispositionEscalation");
        String edited = publish(EditedModels.ofToday()
                .with(
                        MAIN,
                        "<camunda:property name=\"slaStage\" value=\"DISPOSITION\" />",
                        "<camunda:property name=\"slaStage\" value=\"DISPOSITION\" />"
                                + "<camunda:property name=\"pauseReason\" value=\"AWAITING_REPORTER\" />"));
        assertThat(refusal(late, today, edited, Map.of()))
                .extracting(Obstacle::kind)
                .contains(Obstacle.Kind.SEVERAL_AT_ONCE);
        soundness.check(late);
        long visit = timekeeper
                .latest(onTime.number().value(), 1, "DISPOSITION")
                .orElseThrow()
                .id();
        move(onTime, today, edited, Map.of());
        assertThat(timekeeper.visit(visit).open()).isFalse();
        assertThat(onTime.timers()).containsKey("boundaryTimer_DispositionEscalation");
        soundness.check(onTime);
        onTime.assignedTo("dishub");
        soundness.check(onTime);
    }

    @Test
    void severalUnitsMoveTogetherOrNotAtAll() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assigned(List.of("dishub", "dpupr"), "dishub")
                .askedReporter("Lampu yang mana?");
        String without = publish(EditedModels.ofToday().without(UNIT, "subProcess_AskReporter"));
        assertThat(refusal(journey, today, without, Map.of()))
                .extracting(Obstacle::kind)
                .containsOnly(Obstacle.Kind.STEP_GONE);
        assertThat(journey.deployments()).containsOnly(today);
        soundness.check(journey);

        String edited = publish(EditedModels.ofToday()
                .renaming(UNIT, "subProcess_AskReporter", "subProcess_QuestionReporter")
                .renaming(UNIT, "userTask_FollowUpComplaint", "userTask_RepairThings"));
        move(journey, today, edited, Map.of());
        assertThat(journey.deployments()).containsOnly(edited);
        soundness.check(journey);
        journey.replied("Yang di depan sekolah.");
        assertThat(journey.tasks("userTask_RepairThings")).hasSize(2);
        soundness.check(journey);
        journey.completed(
                        ComplaintJourney.OFFICER,
                        "userTask_RepairThings",
                        Map.of(
                                "followUpOutcome",
                                "FINAL",
                                "answer",
                                "Sudah diganti hari ini.",
                                "resolution",
                                "RESOLVED"))
                .approvedIfDue()
                .completed(
                        "siti.dpupr",
                        "userTask_RepairThings",
                        Map.of("followUpOutcome", "FINAL", "answer", "Kabel sudah ditanam.", "resolution", "RESOLVED"))
                .approvedIfDue();
        assertThat(journey.openSteps()).containsExactly("userTask_GiveCombinedResponse");
        soundness.check(journey);
    }

    @Test
    void theReporterIsHeardAfterTheMoveAndSilenceStillClosesTheReport() {
        ComplaintJourney silent = journeys.filed().answeredAlongTheStraightRoad();
        ComplaintJourney objecting = journeys.filed().answeredAlongTheStraightRoad();
        ComplaintJourney withdrawing =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        String edited = publish(EditedModels.ofToday()
                .renaming(MAIN, "subProcess_AwaitReporter", "subProcess_HearReporter")
                .renaming(MAIN, "boundaryMessage_ReporterDissatisfied", "boundaryMessage_ReporterObjects"));
        for (ComplaintJourney journey : List.of(silent, objecting, withdrawing)) {
            move(journey, today, edited, Map.of());
            soundness.check(journey);
        }
        withdrawing.withdrawn();
        assertThat(withdrawing.state()).isEqualTo(ComplaintState.WITHDRAWN);
        objecting.dissatisfied("Masih gelap.").answered("Sudah diperiksa lagi.").satisfied(3);
        assertThat(objecting.state()).isEqualTo(ComplaintState.RESOLVED);
        silent.timePassesTo("2026-06-15T09:00");
        assertThat(silent.state()).isEqualTo(ComplaintState.AUTO_CLOSED);
        for (ComplaintJourney journey : List.of(silent, objecting, withdrawing)) {
            soundness.check(journey);
        }
    }

    @Test
    void itMovesBackTheSameWay() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        Map<String, Instant> timers = journey.timers();
        String edited = publish(EditedModels.ofToday().renaming(UNIT, "userTask_FollowUpComplaint", "userTask_Repair"));
        move(journey, today, edited, Map.of());
        move(journey, edited, today, Map.of());
        assertThat(journey.deployments()).containsOnly(today);
        assertThat(journey.timers()).isEqualTo(timers);
        journey.answered("Lampu sudah diganti.").satisfied(5);
        soundness.check(journey);
    }

    @Test
    void reportsOfTheReleasedModelsOfLastYearGoOnInThoseOfToday() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> old = Files.list(Path.of("src/test/resources/models/1.1.0"))) {
            for (Path file : old.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        String earlier = publish(files);
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        Moved moved = move(journey, earlier, today, Map.of());
        assertThat(moved.notes())
                .filteredOn(note -> note.kind() == Note.Kind.VALUE_GIVEN)
                .extracting(Note::detail)
                .contains("approvalDue");
        soundness.check(journey);
        journey.drafted(ComplaintJourney.OFFICER, "Tidak dapat diganti tahun ini.", "CANNOT_BE_DONE");
        assertThat(journey.openSteps()).contains("userTask_ApproveResponse");
        journey.approvedIfDue().satisfied(2);
        soundness.check(journey);
    }

    @Test
    void theMapIsThatOfTheNewModelAndTellsTheWayThatWasGone() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        String edited = publish(EditedModels.ofToday()
                .renaming(MAIN, "userTask_AssignUnit", "userTask_ChooseUnit")
                .renaming(UNIT, "userTask_FollowUpComplaint", "userTask_Repair")
                .with(UNIT, "name=\"Tindak lanjut\"", "name=\"Perbaikan\""));
        move(journey, today, edited, Map.of());
        CaseMap map = maps.of(journey.number(), "id");
        assertThat(map.now()).extracting(now -> now.step().name()).containsExactly("Perbaikan");
        assertThat(map.passed()).extracting(over -> over.step().name()).containsExactly("Verifikasi", "Disposisi");
        assertThat(map.drawings())
                .filteredOn(drawing -> drawing.key().equals("unit-follow-up"))
                .singleElement()
                .satisfies(drawing -> assertThat(drawing.now()).containsExactly("userTask_Repair"));
    }

    private String publish(EditedModels models) {
        return publish(models.files());
    }

    private String publish(SortedMap<String, byte[]> files) {
        DeploymentBuilder deployment = repository.createDeployment().name("edited");
        files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        published.add(deployment.deploy().getId());
        return published.get(published.size() - 1);
    }

    private String latest() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("complaint")
                .latestVersion()
                .singleResult()
                .getDeploymentId();
    }

    private Relocation.Passage passage(String from, String to, Map<String, String> choices) {
        return relocation.prepare(
                MappingProposal.between(blueprint(from), blueprint(to), choices).route(from, to));
    }

    private Blueprint blueprint(String deployment) {
        return Blueprint.of(repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .map(ProcessDefinition::getId)
                .map(repository::getBpmnModelInstance)
                .toList());
    }

    private Moved move(ComplaintJourney journey, String from, String to, Map<String, String> choices) {
        Relocation.Passage passage = passage(from, to, choices);
        assertThat(passage.refused()).isEmpty();
        return transaction.execute(status -> {
            complaints.lock(journey.number());
            return relocation.move(journey.number(), passage);
        });
    }

    private List<Obstacle> refusal(ComplaintJourney journey, String from, String to, Map<String, String> choices) {
        Relocation.Unmovable refused =
                catchThrowableOfType(Relocation.Unmovable.class, () -> move(journey, from, to, choices));
        assertThat(refused).isNotNull();
        return refused.obstacles();
    }
}
