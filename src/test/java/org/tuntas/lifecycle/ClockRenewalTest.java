package org.tuntas.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.StatementCount;
import org.tuntas.procedure.Clockwork;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;
import org.tuntas.sla.RenewalBacklog;

/** How clocks are renewed after a change: all of them, soon, and in nobody's way. */
class ClockRenewalTest extends RunningTuntas {

    private static final String ESCALATION = "boundaryTimer_VerificationEscalation";
    private static final String WARNING = "boundaryTimer_VerificationWarning";
    private static final Instant LIMIT = Instant.parse("2026-04-23T09:00:00Z");
    private static final Instant A_DAY_LATER = Instant.parse("2026-04-24T09:00:00Z");
    private static final Holiday LEAVE = new Holiday(
            LocalDate.parse("2026-04-22"), Holiday.NATIONAL, Holiday.Kind.JOINT_LEAVE, "Cuti", "SKB 9/2026", null);

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    CalendarBook calendars;

    @Autowired
    RenewalBacklog backlog;

    @Autowired
    ClockRenewal renewal;

    @Autowired
    Clockwork clockwork;

    @Autowired
    Complaints complaints;

    @Autowired
    ManagementService management;

    @Autowired
    HealthIndicator clocks;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StatementCount statements;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void nothingWaits() {
        jdbc.sql("delete from clock_change").update();
        jdbc.sql("delete from clock_renewal").update();
        time.set("2026-04-20T09:00");
    }

    @AfterEach
    void theCalendarIsAsDelivered() {
        calendars.withdraw(LEAVE.day(), LEAVE.agency());
        jdbc.sql("update clock_renewal set due_at = now()").update();
        renewal.renewWaiting();
        nothingWaits();
    }

    // What is renewed, and what that costs

    @Test
    void whatDidNotMoveIsNotWritten() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");

        List<String> renewal = statements.during(() -> clockwork.renew(journey.number()));

        // The dates of visits are compared where they lie: that statement writes only what is distinct.
        assertThat(renewal)
                .noneMatch(sql -> (sql.startsWith("update") || sql.startsWith("insert"))
                        && !sql.contains("(v.limit_at, v.near_at) is distinct from"));
        // executions, variables, timers, tasks, visits and their dates, pauses; once for a whole batch: two processes
        // and their kinds
        // of timers
        assertThat(renewal).as(String.join("\n", renewal)).hasSizeLessThanOrEqualTo(14);
    }

    @Test
    void onlyWhatMovedIsWritten() {
        ComplaintJourney journey = journeys.filed();
        int warningBefore = revision(journey, WARNING);
        int escalationBefore = revision(journey, ESCALATION);

        calendars.declare(new Holiday(
                LocalDate.parse("2026-04-23"), Holiday.NATIONAL, Holiday.Kind.JOINT_LEAVE, "Cuti", null, null));
        try {
            clockwork.renew(journey.number());

            assertThat(journey.timers().get(ESCALATION)).isEqualTo(A_DAY_LATER);
            assertThat(revision(journey, ESCALATION)).isEqualTo(escalationBefore + 1);
            assertThat(revision(journey, WARNING)).isEqualTo(warningBefore);
        } finally {
            calendars.withdraw(LocalDate.parse("2026-04-23"), Holiday.NATIONAL);
        }
    }

    @Test
    void anOfficerWithoutRightsOnTimersRenewsThemAsPartOfAnotherDeed() {
        ComplaintJourney journey = journeys.filed();
        calendars.declare(LEAVE);

        journey.as(ComplaintJourney.OFFICER, () -> clockwork.renew(journey.number()));

        assertThat(journey.timers().get(ESCALATION)).isEqualTo(A_DAY_LATER);
        assertThat(journey.task("userTask_VerifyComplaint").getDueDate()).isEqualTo(Timestamp.from(A_DAY_LATER));
    }

    @Test
    void whatIsRolledBackWasNotRenewed() {
        ComplaintJourney journey = journeys.filed();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            calendars.declare(LEAVE);
            clockwork.renew(journey.number());
            status.setRollbackOnly();
        });

        assertThat(journey.timers().get(ESCALATION)).isEqualTo(LIMIT);
        assertThat(backlog.newestChange()).isZero();
    }

    @Test
    void aComplaintWhoseRoundDoesNotRunHasNothingToRenew() {
        ComplaintJourney journey = journeys.filed().withdrawn();

        clockwork.renew(journey.number());

        assertThat(journey.timers()).isEmpty();
    }

    // The backlog

    @Test
    void aChangeRenewsEveryComplaintWithAnOpenClockOnce() {
        ComplaintJourney journey = journeys.filed();
        renewal.renewWaiting();

        calendars.declare(LEAVE);
        assertThat(journey.timers().get(ESCALATION))
                .as("later, and not by the desk that declares it")
                .isEqualTo(LIMIT);
        assertThat(renewal.renewWaiting()).isEqualTo(complaintsWithOpenClocks());
        assertThat(journey.timers().get(ESCALATION)).isEqualTo(A_DAY_LATER);
        assertThat(renewal.renewWaiting()).isZero();
    }

    @Test
    void declaringWhatIsKnownAlreadyRenewsNothing() {
        journeys.filed();
        calendars.declare(LEAVE);
        renewal.renewWaiting();
        nothingWaits();

        calendars.declare(LEAVE);
        calendars.withdraw(LocalDate.parse("2026-04-29"), Holiday.NATIONAL);

        assertThat(backlog.newestChange()).isZero();
        assertThat(renewal.renewWaiting()).isZero();
    }

    @Test
    void aTimerThatAnotherNodeSetWithTheCalendarOfBeforeIsRenewedByTheEcho() {
        ComplaintJourney journey = journeys.filed();
        calendars.declare(LEAVE);
        renewal.renewWaiting();
        jdbc.sql("update act_ru_job set duedate_ = ? where id_ = ?")
                .params(Timestamp.from(LIMIT), journey.timer(ESCALATION))
                .update();
        assertThat(renewal.renewWaiting()).as("not before it is time").isZero();

        jdbc.sql("update clock_change set due_at = now()").update();
        assertThat(renewal.renewWaiting()).isPositive();

        assertThat(journey.timers().get(ESCALATION)).isEqualTo(A_DAY_LATER);
        assertThat(backlog.newestChange()).as("two times are enough").isZero();
    }

    @Test
    void aDayOffThatAnotherNodeDeclaredIsSeenByTheWorkerAtOnce() {
        ComplaintJourney journey = journeys.filed();
        calendars.calendars();
        jdbc.sql("insert into holiday (day, kind, name) values ('2026-04-22', 'JOINT_LEAVE', 'Cuti') "
                        + "on conflict (day, agency) do update set withdrawn = false")
                .update();
        jdbc.sql("insert into clock_change (agency, due_at) values ('', now())").update();

        renewal.renewWaiting();

        assertThat(journey.timers().get(ESCALATION)).isEqualTo(A_DAY_LATER);
    }

    @Test
    void aComplaintThatSomebodyWorksOnIsRenewedAfterwardsAndHoldsUpNoOther() {
        ComplaintJourney busy = journeys.filed();
        ComplaintJourney free = journeys.filed();
        calendars.declare(LEAVE);

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            complaints.lock(busy.number());
            CompletableFuture.supplyAsync(renewal::renewWaiting).join();
        });

        assertThat(free.timers().get(ESCALATION)).isEqualTo(A_DAY_LATER);
        assertThat(busy.timers().get(ESCALATION)).isEqualTo(LIMIT);
        assertThat(backlog.count().waiting()).isEqualTo(1);
        jdbc.sql("update clock_renewal set due_at = now()").update();
        assertThat(renewal.renewWaiting()).isEqualTo(1);
        assertThat(busy.timers().get(ESCALATION)).isEqualTo(A_DAY_LATER);
    }

    @Test
    void aChangeThatComesWhileAComplaintIsRenewedPutsItOnTheListOnceMore() {
        ComplaintJourney journey = journeys.filed();
        calendars.declare(LEAVE);
        renewal.spread();

        CompletableFuture<Integer> spread = new TransactionTemplate(transactions).execute(status -> {
            assertThat(backlog.take(journey.number().value())).isTrue();
            jdbc.sql("select 1").query().singleRow();
            CompletableFuture<Integer> meanwhile = CompletableFuture.supplyAsync(() -> {
                calendars.withdraw(LEAVE.day(), LEAVE.agency());
                return backlog.spread();
            });
            backlog.renewed(List.of(journey.number().value()));
            return meanwhile;
        });

        assertThat(spread).isNotNull();
        spread.join();
        assertThat(waits(journey)).isTrue();
    }

    @Test
    void oneThatCannotBeRenewedHoldsUpNoOtherAndIsShownToTheOperator() {
        ComplaintJourney broken = journeys.filed();
        ComplaintJourney sound = journeys.filed();
        jdbc.sql("update act_ru_variable set long_ = -long_ where name_ = 'visit' and proc_inst_id_ = ?")
                .param(broken.task("userTask_VerifyComplaint").getProcessInstanceId())
                .update();
        calendars.declare(LEAVE);
        renewal.renewWaiting();

        assertThat(sound.timers().get(ESCALATION)).isEqualTo(A_DAY_LATER);
        assertThat(broken.timers().get(ESCALATION)).isEqualTo(LIMIT);
        assertThat(clocks.health().getStatus().getCode()).isEqualTo("UP");
        for (int more = 2; more <= 5; more++) {
            assertThat(renewal.renewWaiting()).as("not again at once").isZero();
            jdbc.sql("update clock_renewal set due_at = now()").update();
            renewal.renewWaiting();
        }
        assertThat(clocks.health().getStatus().getCode()).isEqualTo("NEEDS_OPERATOR");
        assertThat(clocks.health().getDetails()).containsEntry("failing", 1L);
        assertThat(jdbc.sql("select failure from clock_renewal")
                        .query(String.class)
                        .single())
                .contains("visit");

        jdbc.sql("update act_ru_variable set long_ = -long_ where name_ = 'visit' and proc_inst_id_ = ?")
                .param(broken.task("userTask_VerifyComplaint").getProcessInstanceId())
                .update();
        jdbc.sql("update clock_renewal set due_at = now()").update();
        assertThat(renewal.renewWaiting()).isEqualTo(1);
        assertThat(broken.timers().get(ESCALATION)).isEqualTo(A_DAY_LATER);
        assertThat(clocks.health().getStatus().getCode()).isEqualTo("UP");
    }

    // Timers that fire too early

    @Test
    void aTimerThatIsFiredByHandBeforeItsTimeWaitsOn() {
        ComplaintJourney journey = journeys.filed();
        String timer = journey.timer(ESCALATION);

        management.executeJob(timer);

        assertThat(journey.timers().get(ESCALATION)).isEqualTo(LIMIT);
        assertThat(journey.timeline(EventKind.ESCALATED)).isEmpty();
        journey.timeReaches(ESCALATION);
        assertThat(journey.timeline(EventKind.ESCALATED)).hasSize(1);
    }

    @Test
    void aTimerThatWasMovedByAnOperatorGoesBackToItsClock() {
        ComplaintJourney journey = journeys.filed();
        management.setJobDuedate(
                journey.timer(ESCALATION), Timestamp.from(time.now().minusSeconds(60)));

        management.executeJob(journey.timer(ESCALATION));

        assertThat(journey.timers().get(ESCALATION)).isEqualTo(LIMIT);
        assertThat(journey.timeline(EventKind.ESCALATED)).isEmpty();
    }

    @Test
    void aTimerThatWasTakenUpBeforeADecreeCameDoesNotFireAndIsFreeAgain() {
        ComplaintJourney journey = journeys.filed();
        String timer = journey.timer(ESCALATION);
        calendars.declare(LEAVE);
        time.set("2026-04-23T16:00");
        jdbc.sql(
                        "update act_ru_job set lock_owner_ = 'executor', lock_exp_time_ = duedate_ + interval '5 min' where id_ = ?")
                .param(timer)
                .update();

        management.executeJob(timer);

        assertThat(journey.timeline(EventKind.ESCALATED)).isEmpty();
        assertThat(journey.timers().get(ESCALATION)).isEqualTo(A_DAY_LATER);
        assertThat(jdbc.sql(
                                "select count(*) from act_ru_job where id_ = ? and lock_owner_ is null and lock_exp_time_ is null")
                        .param(timer)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aTimerFiresAtItsVeryMoment() {
        ComplaintJourney journey = journeys.filed();
        time.set(LIMIT);

        management.executeJob(journey.timer(ESCALATION));

        assertThat(journey.timeline(EventKind.ESCALATED)).hasSize(1);
    }

    private boolean waits(ComplaintJourney journey) {
        return jdbc.sql("select exists (select from clock_renewal where number = ?)")
                .param(journey.number().value())
                .query(Boolean.class)
                .single();
    }

    private int complaintsWithOpenClocks() {
        return jdbc.sql("select count(distinct number) from stage_visit where ended_at is null")
                .query(Integer.class)
                .single();
    }

    private int revision(ComplaintJourney journey, String timer) {
        return jdbc.sql("select rev_ from act_ru_job where id_ = ?")
                .param(journey.timer(timer))
                .query(Integer.class)
                .single();
    }
}
