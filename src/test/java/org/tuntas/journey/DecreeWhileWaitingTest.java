package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;
import org.tuntas.lifecycle.ClockRenewal;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.ExplainedDeadline;
import org.tuntas.sla.Holiday;
import org.tuntas.sla.SkippedDay;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.WorkingHours;

/**
 * Scenario 6: a day becomes a day off while complaints wait. Timers, due dates and explanations move, they move back when the day
 * is a working day again, and nothing is told twice. Limits fall at 16.00 in Jakarta, 09.00 UTC.
 */
class DecreeWhileWaitingTest extends RunningTuntas {

    private static final String VERIFY = "userTask_VerifyComplaint";
    private static final String FOLLOW_UP = "userTask_FollowUpComplaint";
    private static final String VERIFICATION_ESCALATION = "boundaryTimer_VerificationEscalation";
    private static final String FOLLOW_UP_ESCALATION = "boundaryTimer_FollowUpEscalation";
    private static final String RESOLUTION_ESCALATION = "startTimer_ResolutionEscalation";

    private static final Holiday LEAVE_OF_AUGUST_2025 = new Holiday(
            LocalDate.parse("2025-08-18"),
            Holiday.NATIONAL,
            Holiday.Kind.JOINT_LEAVE,
            "Proklamasi Kemerdekaan",
            "SKB 933/2025, 1/2025, 3/2025",
            LocalDate.parse("2025-08-07"));
    private static final Holiday LEAVE_OF_APRIL = new Holiday(
            LocalDate.parse("2026-04-22"), Holiday.NATIONAL, Holiday.Kind.JOINT_LEAVE, "Cuti", "SKB 9/2026", null);

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    CalendarBook calendars;

    @Autowired
    ClockRenewal renewal;

    @Autowired
    Timekeeper timekeeper;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void onMondayTheTwentiethOfApril() {
        renewal.renewWaiting();
        time.set("2026-04-20T09:00");
    }

    @AfterEach
    void theCalendarIsAsDelivered() {
        calendars.withdraw(LEAVE_OF_APRIL.day(), Holiday.NATIONAL);
        calendars.withdraw(LEAVE_OF_APRIL.day(), "kota-tangerang");
        calendars.withdraw(LEAVE_OF_APRIL.day(), "kota-bogor");
        calendars.declare(LEAVE_OF_AUGUST_2025);
        renewal.renewWaiting();
    }

    @Test
    void theDecreeOfTheSeventhOfAugustMovesEveryLimitThatSpansTheEighteenth() {
        calendars.withdraw(LEAVE_OF_AUGUST_2025.day(), Holiday.NATIONAL);
        time.set("2025-08-06T09:00");
        ComplaintJourney working =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        ComplaintJourney answered = journeys.filed().answeredAlongTheStraightRoad();
        assertThat(working.timers().get(RESOLUTION_ESCALATION)).isEqualTo(limit("2025-08-26"));
        assertThat(answered.timers().get("catchTimer_AwaitReporterFirstReminder"))
                .isEqualTo(limit("2025-08-13"));

        time.set("2025-08-07T15:00");
        calendars.declare(LEAVE_OF_AUGUST_2025);
        renewal.renewWaiting();

        assertThat(working.timers().get(RESOLUTION_ESCALATION)).isEqualTo(limit("2025-08-27"));
        assertThat(working.timers().get(FOLLOW_UP_ESCALATION))
                .as("five working days end before the eighteenth")
                .isEqualTo(limit("2025-08-13"));
        answered.timeReaches("catchTimer_AwaitReporterFirstReminder");
        assertThat(answered.timers().get("catchTimer_AwaitReporterLastReminder"))
                .isEqualTo(limit("2025-08-19"));
        answered.timeReaches("catchTimer_AwaitReporterLastReminder");
        assertThat(answered.timers().get("catchTimer_AwaitReporterLimit")).isEqualTo(limit("2025-08-21"));
        assertThat(explained(working, "RESOLUTION").skipped())
                .contains(new SkippedDay(
                        LEAVE_OF_AUGUST_2025.day(),
                        "JOINT_LEAVE",
                        LEAVE_OF_AUGUST_2025.name(),
                        LEAVE_OF_AUGUST_2025.decree()));
    }

    @Test
    void verificationMovesAndMovesBack() {
        ComplaintJourney journey = journeys.filed();
        assertThat(journey.timers().get(VERIFICATION_ESCALATION)).isEqualTo(limit("2026-04-23"));

        calendars.declare(LEAVE_OF_APRIL);
        assertThat(renewal.renewWaiting()).isPositive();

        assertThat(journey.timers().get(VERIFICATION_ESCALATION)).isEqualTo(limit("2026-04-24"));
        assertThat(due(journey, VERIFY)).isEqualTo(limit("2026-04-24"));
        assertThat(explained(journey, "VERIFICATION").at()).isEqualTo(limit("2026-04-24"));

        calendars.withdraw(LEAVE_OF_APRIL.day(), Holiday.NATIONAL);
        assertThat(renewal.renewWaiting()).isPositive();

        assertThat(journey.timers().get(VERIFICATION_ESCALATION)).isEqualTo(limit("2026-04-23"));
        assertThat(due(journey, VERIFY)).isEqualTo(limit("2026-04-23"));
    }

    @Test
    void followUpInItsCalledProcessMovesAndMovesBack() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");

        calendars.declare(LEAVE_OF_APRIL);
        renewal.renewWaiting();

        assertThat(journey.timers().get(FOLLOW_UP_ESCALATION)).isEqualTo(limit("2026-04-28"));
        assertThat(journey.timers().get(RESOLUTION_ESCALATION)).isEqualTo(limit("2026-05-12"));
        assertThat(due(journey, FOLLOW_UP)).isEqualTo(limit("2026-04-28"));

        calendars.withdraw(LEAVE_OF_APRIL.day(), Holiday.NATIONAL);
        renewal.renewWaiting();

        assertThat(journey.timers().get(FOLLOW_UP_ESCALATION)).isEqualTo(limit("2026-04-27"));
        assertThat(journey.timers().get(RESOLUTION_ESCALATION)).isEqualTo(limit("2026-05-11"));
        assertThat(due(journey, FOLLOW_UP)).isEqualTo(limit("2026-04-27"));
    }

    @Test
    void theReportersTurnMovesWithTheEndOfThePauseThatGoesWithIt() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        assertThat(explained(journey, "AWAITING_REPORTER").at()).isEqualTo(limit("2026-05-05"));

        calendars.declare(LEAVE_OF_APRIL);
        renewal.renewWaiting();

        assertThat(journey.timers().get("catchTimer_AwaitReporterFirstReminder"))
                .isEqualTo(limit("2026-04-28"));
        assertThat(explained(journey, "AWAITING_REPORTER").at()).isEqualTo(limit("2026-05-06"));
        // 14 HK after the pause, among them no 14, 15, 27 and 28 May and no 1 June.
        assertThat(explained(journey, "RESOLUTION").at()).isEqualTo(limit("2026-06-02"));
        assertThat(explained(journey, "RESOLUTION").pauses().get(0).until()).isEqualTo(limit("2026-05-06"));
    }

    @Test
    void aHolidayOfOneAgencyMovesItsClocksOnly() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");

        calendars.declare(localHoliday("kota-bogor"));
        assertThat(renewal.renewWaiting()).isZero();
        assertThat(journey.timers().get(FOLLOW_UP_ESCALATION)).isEqualTo(limit("2026-04-27"));

        calendars.declare(localHoliday("kota-tangerang"));
        assertThat(renewal.renewWaiting()).isPositive();
        assertThat(journey.timers().get(FOLLOW_UP_ESCALATION)).isEqualTo(limit("2026-04-28"));
    }

    @Test
    void otherOfficeHoursMoveTheLimitWithinItsDay() {
        ComplaintJourney journey = journeys.filed();
        WorkingHours shorter =
                new WorkingHours(Holiday.NATIONAL, ZoneId.of("Asia/Jakarta"), LocalTime.of(15, 0), false);
        WorkingHours usual = new WorkingHours(Holiday.NATIONAL, ZoneId.of("Asia/Jakarta"), LocalTime.of(16, 0), false);
        try {
            calendars.keep(shorter);
            renewal.renewWaiting();
            assertThat(journey.timers().get(VERIFICATION_ESCALATION)).isEqualTo("2026-04-23T08:00:00Z");
        } finally {
            calendars.keep(usual);
            renewal.renewWaiting();
        }
        assertThat(journey.timers().get(VERIFICATION_ESCALATION)).isEqualTo(limit("2026-04-23"));
    }

    @Test
    void whatWasToldIsNotToldAgainWhateverBecomesOfTheDay() {
        ComplaintJourney journey = journeys.filed();
        journey.timePassesTo("2026-04-23T17:00");
        assertThat(journey.timeline(EventKind.LIMIT_WARNING)).hasSize(1);
        assertThat(journey.timeline(EventKind.ESCALATED)).hasSize(1);

        // A decree with effect for a day that is over: what was late yesterday is not late today, and was told all the
        // same.
        calendars.declare(LEAVE_OF_APRIL);
        renewal.renewWaiting();
        journey.timePassesTo("2026-04-27T17:00");
        assertThat(journey.timeline(EventKind.LIMIT_WARNING)).hasSize(1);
        assertThat(journey.timeline(EventKind.ESCALATED))
                .as("the second level is due on the 28th")
                .hasSize(1);

        calendars.withdraw(LEAVE_OF_APRIL.day(), Holiday.NATIONAL);
        renewal.renewWaiting();
        journey.timePassesTo("2026-05-04T17:00");
        assertThat(journey.timeline(EventKind.LIMIT_WARNING)).hasSize(1);
        assertThat(journey.timeline(EventKind.ESCALATED)).hasSize(2);
    }

    private static Holiday localHoliday(String agency) {
        return new Holiday(LEAVE_OF_APRIL.day(), agency, Holiday.Kind.LOCAL_HOLIDAY, "Hari Jadi", null, null);
    }

    private ExplainedDeadline explained(ComplaintJourney journey, String stage) {
        return timekeeper.explain(timekeeper
                .latest(journey.number().value(), journey.complaint().round(), stage)
                .orElseThrow());
    }

    private static Instant due(ComplaintJourney journey, String step) {
        return journey.task(step).getDueDate().toInstant();
    }

    private static Instant limit(String day) {
        return Instant.parse(day + "T09:00:00Z");
    }
}
