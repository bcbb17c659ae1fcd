package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Refused;
import org.tuntas.demo.TimeMachine;

/** Two things happen to one complaint at the same moment: one of them happens, and whoever comes second is told. */
class OneWinnerTest extends RunningTuntas {

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    TimeMachine time;

    @Autowired
    Soundness soundness;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @RepeatedTest(10)
    void aReplyAgainstTheSilenceThatClosesIt() throws Exception {
        ComplaintJourney journey = journeys.filed()
                .answeredAlongTheStraightRoad()
                .timeReaches("catchTimer_AwaitReporterFirstReminder")
                .timeReaches("catchTimer_AwaitReporterLastReminder");
        String timer = due(journey.timer("catchTimer_AwaitReporterLimit"));
        Outcome outcome = atOnce(() -> journey.replied("Masih gelap."), () -> fire(timer));
        if (outcome.first() == null) {
            assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
            assertThat(journey.openSteps()).containsExactly("userTask_FollowUpComplaint");
        } else {
            assertThat(outcome.first()).isInstanceOf(Refused.class);
            assertThat(journey.state()).isEqualTo(ComplaintState.AUTO_CLOSED);
            assertThat(journey.timeline(EventKind.REPLY)).isEmpty();
        }
    }

    @RepeatedTest(10)
    void aReplyAgainstAReminder() throws Exception {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        String timer = due(journey.timer("catchTimer_AwaitReporterFirstReminder"));
        Outcome outcome = atOnce(() -> journey.replied("Masih gelap."), () -> fire(timer));
        assertThat(outcome.first()).as("a reminder takes no reply away").isNull();
        assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
    }

    @RepeatedTest(10)
    void aWithdrawalAgainstAnAnswer() throws Exception {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        Map<String, Object> answer = new HashMap<>(
                Map.of("followUpOutcome", "FINAL", "answer", "Lampu sudah diganti.", "resolution", "RESOLVED"));
        String task = journey.task("userTask_FollowUpComplaint").getId();
        Outcome outcome = atOnce(
                journey::withdrawn, () -> journey.as(ComplaintJourney.OFFICER, () -> tasks.complete(task, answer)));
        assertThat(outcome.first())
                .as("a reporter may withdraw before and after an answer")
                .isNull();
        assertThat(journey.state()).isEqualTo(ComplaintState.WITHDRAWN);
        assertThat(journey.isRunning()).isFalse();
        if (outcome.second() != null) {
            assertThat(outcome.second()).hasMessageContaining("sudah selesai atau tidak ada lagi");
            assertThat(journey.timeline(EventKind.FINAL_ANSWER)).isEmpty();
        }
    }

    @RepeatedTest(10)
    void anApprovalAgainstAWithdrawal() throws Exception {
        ComplaintJourney journey = drafted();
        String task = journey.task("userTask_ApproveResponse").getId();
        Outcome outcome = atOnce(journey::withdrawn, () -> approve(journey, ComplaintJourney.UNIT_HEAD, task));
        assertThat(outcome.first())
                .as("a reporter may withdraw before and after an answer")
                .isNull();
        assertThat(journey.state()).isEqualTo(ComplaintState.WITHDRAWN);
        assertThat(journey.isRunning()).isFalse();
        assertThat(journey.timeline(EventKind.FINAL_ANSWER)).hasSize(outcome.second() == null ? 1 : 0);
        if (outcome.second() != null) {
            assertThat(outcome.second()).hasMessageContaining("sudah selesai atau tidak ada lagi");
        }
    }

    @RepeatedTest(10)
    void anApprovalAgainstAReturn() throws Exception {
        ComplaintJourney journey = drafted();
        String task = journey.task("userTask_ApproveResponse").getId();
        Outcome outcome = atOnce(
                () -> approve(journey, ComplaintJourney.UNIT_HEAD, task),
                () -> journey.as(
                        ComplaintJourney.UNIT_HEAD,
                        () -> tasks.complete(
                                task,
                                new HashMap<>(
                                        Map.of("approvalOutcome", "RETURN", "note", "Sebutkan pemilik jalannya.")))));
        assertThat(outcome.first() == null).as("one of the two decides").isNotEqualTo(outcome.second() == null);
        assertThat(journey.timeline(EventKind.FINAL_ANSWER)).hasSize(outcome.first() == null ? 1 : 0);
        assertThat(journey.timeline(EventKind.RESPONSE_RETURNED)).hasSize(outcome.first() == null ? 0 : 1);
    }

    private ComplaintJourney drafted() {
        return journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .drafted(ComplaintJourney.OFFICER, "Jalan ini milik provinsi.", "CANNOT_BE_DONE");
    }

    private void approve(ComplaintJourney journey, String officer, String task) {
        journey.as(officer, () -> tasks.complete(task, new HashMap<>(Map.of("approvalOutcome", "APPROVE"))));
    }

    @RepeatedTest(10)
    void anAnswerAgainstTheLimit() throws Exception {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        Map<String, Object> answer = new HashMap<>(
                Map.of("followUpOutcome", "FINAL", "answer", "Lampu sudah diganti.", "resolution", "RESOLVED"));
        String task = journey.task("userTask_FollowUpComplaint").getId();
        String timer = due(journey.timer("boundaryTimer_FollowUpEscalation"));
        Outcome outcome = atOnce(
                () -> journey.as(ComplaintJourney.OFFICER, () -> tasks.complete(task, answer)), () -> fire(timer));
        assertThat(outcome.first())
                .as("an officer's work is not lost to a timer")
                .isNull();
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(journey.openSteps()).isEmpty();
    }

    @RepeatedTest(10)
    void twoUnitsThatFinishInTheSameSecondHaveBothFinished() throws Exception {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assigned(List.of("dishub", "dpupr"), "dishub");
        Outcome outcome = atOnce(
                () -> journey.answered("Lampu sudah diganti."),
                () -> journey.answeredBy("siti.dpupr", "Kabel sudah ditanam ulang."));
        assertThat(outcome.first()).as("no officer is told to try again").isNull();
        assertThat(outcome.second()).isNull();
        assertThat(journey.openSteps()).containsExactly("userTask_GiveCombinedResponse");
        assertThat(journey.tasks("userTask_GiveCombinedResponse"))
                .as("the lead is asked once")
                .hasSize(1);
        assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        assertThat(journey.timeline(EventKind.UNIT_FINISHED))
                .extracting("actor")
                .containsExactlyInAnyOrder(ComplaintJourney.OFFICER, "siti.dpupr");
        soundness.check(journey);
    }

    @RepeatedTest(10)
    void aUnitThatFinishesInTheSameSecondInWhichTheOtherGivesItBack() throws Exception {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assigned(List.of("dishub", "dpupr"), "dishub");
        Outcome outcome =
                atOnce(() -> journey.answered("Lampu sudah diganti."), () -> journey.returnedAsWrongUnit("siti.dpupr"));
        assertThat(outcome.first()).isNull();
        assertThat(outcome.second()).isNull();
        assertThat(journey.openSteps()).containsExactly("userTask_ReassignUnit");
        soundness.check(journey);
    }

    @RepeatedTest(10)
    void aReplyToAUnitsQuestionAgainstTheEndOfItsWait() throws Exception {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .askedReporter("Tiang yang mana?")
                .timeReaches("catchTimer_AskReporterFirstReminder")
                .timeReaches("catchTimer_AskReporterLastReminder");
        String timer = due(journey.timer("catchTimer_AskReporterLimit"));
        Outcome outcome = atOnce(() -> journey.replied("Tiang nomor 14."), () -> fire(timer));
        assertThat(outcome.first())
                .as("whoever wins, what the reporter says is heard")
                .isNull();
        assertThat(journey.tasks("userTask_FollowUpComplaint")).hasSize(1);
        assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        assertThat(journey.timeline(EventKind.REPLY).size()
                        + journey.timeline(EventKind.QUESTION_EXPIRED).size())
                .as("answered, or not in time")
                .isEqualTo(1);
        assertThat(journey.timeline(EventKind.MESSAGE)).hasSameSizeAs(journey.timeline(EventKind.QUESTION_EXPIRED));
        soundness.check(journey);
    }

    /** Moves the clock to the moment of a timer: before that, it would not fire. */
    private String due(String timer) {
        time.set(management
                .createJobQuery()
                .jobId(timer)
                .singleResult()
                .getDuedate()
                .toInstant());
        return timer;
    }

    private record Outcome(@Nullable Throwable first, @Nullable Throwable second) {}

    /** Fires a timer as the job executor does: a lost race is its own business, it looks again later. */
    private void fire(String timer) {
        management.executeJob(timer);
    }

    private static Outcome atOnce(Runnable first, Runnable second) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<Throwable>> outcomes =
                    both.invokeAll(List.of(failureOf(first, start), failureOf(second, start)));
            return new Outcome(outcomes.get(0).get(), outcomes.get(1).get());
        } finally {
            both.shutdownNow();
        }
    }

    private static Callable<Throwable> failureOf(Runnable deed, CyclicBarrier start) {
        return () -> {
            start.await();
            try {
                deed.run();
                return null;
            } catch (RuntimeException failure) {
                return failure;
            }
        };
    }
}
