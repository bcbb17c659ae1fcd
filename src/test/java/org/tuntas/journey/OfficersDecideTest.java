package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tuntas.journey.ComplaintJourney.AGENCY_ADMIN;
import static org.tuntas.journey.ComplaintJourney.DESK;
import static org.tuntas.journey.ComplaintJourney.OFFICER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys.Report;

/** What the server checks when an officer completes a task, whatever the browser checked before. */
class OfficersDecideTest extends RunningTuntas {

    private static final String VERIFY = "userTask_VerifyComplaint";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    RuntimeService runtime;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void anEmptyFormNamesEveryFieldThatIsNeeded() {
        ComplaintJourney journey = journeys.filed();
        assertThatThrownBy(() -> journey.completed(DESK, VERIFY, Map.of("verificationOutcome", "FORWARD")))
                .hasMessageContaining("Instansi")
                .hasMessageContaining("wajib diisi");
        assertThat(journey.openSteps()).containsExactly(VERIFY);
        assertThat(journey.state()).isEqualTo(ComplaintState.RECEIVED);
    }

    @ParameterizedTest
    @CsvSource({
        "verificationOutcome, MAYBE, dari daftar",
        "agency, nowhere, dari daftar",
        "supervisionClass, SECRETIVE, dari daftar",
        "publicTitle, abc, paling pendek",
        "resolutionVisit, 7, tidak ada pada formulir",
        "unitAssigned, true, tidak ada pada formulir"
    })
    void aValueThatTheFormDoesNotAllowIsRefused(String field, String value, String sentence) {
        ComplaintJourney journey = journeys.filed();
        Map<String, Object> form = new HashMap<>(Map.of(
                "verificationOutcome", "FORWARD",
                "type", "COMPLAINT",
                "agency", "kota-tangerang",
                "supervisionClass", "ORDINARY",
                "publicTitle", "Lampu jalan mati",
                "publicText", "Lampu jalan di depan sekolah mati."));
        form.put(field, value);
        assertThatThrownBy(() -> journey.completed(DESK, VERIFY, form)).hasMessageContaining(sentence);
        assertThat(journey.openSteps()).containsExactly(VERIFY);
    }

    @Test
    void aTextOfAMillionLettersIsRefusedWithItsLength() {
        ComplaintJourney journey = journeys.filed();
        assertThatThrownBy(() -> journey.archived("SPAM", "x".repeat(1_000_000)))
                .hasMessageContaining("paling panjang 2")
                .hasMessageContaining("1000000");
    }

    @Test
    void fieldsThatTheFormHidesAreNotTaken() {
        ComplaintJourney journey = journeys.filed();
        journey.completed(
                DESK,
                VERIFY,
                Map.of(
                        "verificationOutcome", "ARCHIVE",
                        "archiveReason", "SPAM",
                        "explanation", "Iklan, bukan laporan.",
                        "agency", "nowhere",
                        "publicTitle", "Judul yang tidak boleh terbit"));
        assertThat(journey.complaint().publicTitle()).isNull();
        assertThat(journey.state()).isEqualTo(ComplaintState.ARCHIVED);
    }

    @Test
    void onlyTheGroupsOfATaskCanTakeIt() {
        ComplaintJourney journey = journeys.filed();
        String task = journey.task(VERIFY).getId();
        assertThatThrownBy(() -> journey.as(OFFICER, () -> tasks.complete(task, Map.of())))
                .hasMessageContaining("bukan untuk kelompok Anda");
        assertThatThrownBy(() -> journey.as(OFFICER, () -> tasks.claim(task, OFFICER)))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.complete(task, Map.of())).hasMessageContaining("Masuk dahulu");
    }

    @Test
    void aTaskThatAColleagueHoldsIsTheirs() {
        ComplaintJourney journey = journeys.filed().forwardedTo("kota-tangerang");
        String task = journey.task("userTask_AssignUnit").getId();
        journey.as(AGENCY_ADMIN, () -> tasks.claim(task, AGENCY_ADMIN));
        assertThatThrownBy(() -> journey.as(
                        DESK,
                        () -> tasks.complete(
                                task,
                                Map.of(
                                        "dispositionOutcome", "ASSIGN",
                                        "units", List.of("dishub"),
                                        "type", "COMPLAINT",
                                        "supervisionClass", "ORDINARY"))))
                .hasMessageContaining("sedang dikerjakan Sari Kusumawati");
    }

    @Test
    void onlyWhoHoldsATaskGivesItBack() {
        ComplaintJourney journey = journeys.filed();
        String task = journey.task(VERIFY).getId();
        tasks.setAssignee(task, ComplaintJourney.COORDINATOR);
        assertThatThrownBy(() -> journey.as(DESK, () -> tasks.setAssignee(task, null)))
                .isInstanceOf(AuthorizationException.class);
        assertThat(journey.task(VERIFY).getAssignee()).isEqualTo(ComplaintJourney.COORDINATOR);
        journey.as(ComplaintJourney.COORDINATOR, () -> tasks.setAssignee(task, null));
        assertThat(journey.task(VERIFY).getAssignee()).isNull();
    }

    @Test
    void whoReachesForATaskSecondReadsWhoWasFaster() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        String late = journey.task("userTask_FollowUpComplaint").getId();
        tasks.setAssignee(late, ComplaintJourney.UNIT_HEAD);
        assertThatThrownBy(() -> journey.as(OFFICER, () -> tasks.claim(late, OFFICER)))
                .hasMessageContaining("sedang dikerjakan Hendra Gunawan");
    }

    @Test
    void everyWayToCompleteATaskIsChecked() {
        ComplaintJourney journey = journeys.filed();
        String task = journey.task(VERIFY).getId();
        Map<String, Object> nothing = Map.of();
        journey.as(DESK, () -> {
            assertThatThrownBy(() -> tasks.complete(task)).hasMessageContaining("wajib");
            assertThatThrownBy(() -> tasks.completeWithVariablesInReturn(task, nothing, false))
                    .hasMessageContaining("wajib");
            assertThatThrownBy(() -> forms.submitTaskForm(task, nothing)).hasMessageContaining("wajib");
            assertThatThrownBy(() -> forms.submitTaskFormWithVariablesInReturn(task, nothing, false))
                    .hasMessageContaining("wajib");
            assertThatThrownBy(() -> tasks.resolveTask(task)).isInstanceOf(ProcessEngineException.class);
            assertThatThrownBy(() -> tasks.handleBpmnError(task, "X")).isInstanceOf(ProcessEngineException.class);
            assertThatThrownBy(() -> tasks.handleEscalation(task, "X")).isInstanceOf(ProcessEngineException.class);
            assertThatThrownBy(() -> tasks.setVariable(task, "agency", "x")).isInstanceOf(AuthorizationException.class);
        });
        assertThat(journey.openSteps()).containsExactly(VERIFY);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01, hari libur",
        "2026-04-25, bukan hari kerja",
        "2026-04-20, sesudah hari ini",
        "2027-01-04, melewati batas penyelesaian",
        "31 April, harus tanggal"
    })
    void aPromiseMustBeAWorkingDayWithinTheResolutionLimit(String promisedOn, String sentence) {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        assertThatThrownBy(() -> journey.completed(
                        OFFICER,
                        "userTask_FollowUpComplaint",
                        Map.of(
                                "followUpOutcome", "INTERIM",
                                "answer", "Suku cadang dipesan.",
                                "promisedOn", promisedOn)))
                .hasMessageContaining(sentence);
        assertThat(journey.timeline()).extracting("message").doesNotContain("Suku cadang dipesan.");
    }

    @Test
    void ofTwoOfficersAtTheSameMomentOneDecidesAndTheOtherReadsWhatHappened() throws Exception {
        for (int round = 0; round < 10; round++) {
            ComplaintJourney journey = journeys.filed();
            String task = journey.task(VERIFY).getId();
            CountDownLatch both = new CountDownLatch(2);
            ExecutorService officers = Executors.newFixedThreadPool(2);
            try {
                List<Future<Throwable>> outcomes = List.of("ARCHIVE", "ARCHIVE").stream()
                        .map(outcome -> officers.submit(() -> {
                            both.countDown();
                            both.await();
                            try {
                                journey.as(
                                        DESK,
                                        () -> tasks.complete(
                                                task,
                                                Map.of(
                                                        "verificationOutcome", outcome,
                                                        "archiveReason", "TEST",
                                                        "explanation", "Hanya percobaan.")));
                                return null;
                            } catch (RuntimeException lost) {
                                return (Throwable) lost;
                            }
                        }))
                        .toList();
                List<Throwable> failures = new java.util.ArrayList<>();
                for (Future<Throwable> outcome : outcomes) {
                    failures.add(outcome.get());
                }
                assertThat(failures).filteredOn(failure -> failure == null).hasSize(1);
                assertThat(failures)
                        .filteredOn(failure -> failure != null)
                        .singleElement()
                        .satisfies(lost -> assertThat(lost).hasMessageContaining("sudah selesai"));
            } finally {
                officers.shutdownNow();
            }
            assertThat(journey.state()).isEqualTo(ComplaintState.ARCHIVED);
        }
    }

    @Test
    void theEngineKnowsIdsEnumsAndDatesOnly() {
        ComplaintJourney journey = journeys.filed(Report.aboutALamp().hidden())
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub");
        List<VariableInstance> variables = runtime.createVariableInstanceQuery()
                .processInstanceIdIn(
                        runtime
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(journey.number().value())
                                .list()
                                .stream()
                                .map(instance -> instance.getId())
                                .toArray(String[]::new))
                .list();
        assertThat(variables)
                .extracting(VariableInstance::getName)
                .containsOnly(
                        "namedAgency",
                        "round",
                        "startsAt",
                        "verified",
                        "unitAssigned",
                        "merged",
                        "approvalDue",
                        "severalUnits",
                        "verificationOutcome",
                        "dispositionOutcome",
                        "unitOutcome",
                        "agency",
                        "share",
                        "resolutionVisit",
                        "visit",
                        "nrOfInstances",
                        "nrOfCompletedInstances",
                        "nrOfActiveInstances",
                        "loopCounter");
    }
}
