package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tuntas.journey.ComplaintJourney.closing;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.WrongMoment;
import org.tuntas.demo.TimeMachine;

/**
 * Scenarios 3 and 4: a report lacks something. Asked on Monday, 20 April, the reporter has 10 HK: 27 April is day 5, 30 April day 8, 4
 * May, after the holiday of 1 May, day 9, and 5 May day 10.
 */
class IncompleteReportTest extends RunningTuntas {

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    Soundness soundness;

    ComplaintJourney asked;

    @BeforeEach
    void theReporterIsAskedOnAMondayMorning() {
        time.set("2026-04-20T09:00");
        asked = journeys.filed().askedToComplete("Sebutkan letak tiang lampunya.");
        assertThat(asked.state()).isEqualTo(ComplaintState.AWAITING_COMPLETION);
        assertThat(asked.openSteps()).as("no officer has anything to do").isEmpty();
        assertThat(asked.complaint().reporterActions(time.now())).containsExactly("completion", "withdrawal");
        assertThat(asked.deadline("AWAITING_COMPLETION").at()).isEqualTo(closing("2026-05-05"));
    }

    @Test
    void completedOnTheNinthDayItIsVerifiedAsIfItHadJustCome() {
        asked.timePassesTo("2026-05-04T15:00");
        assertThat(asked.days(EventKind.REMINDED)).containsExactly("2026-04-27", "2026-04-30");
        assertThat(asked.timers()).containsOnlyKeys("catchTimer_CompletionLimit");
        assertThat(asked.timers()).containsEntry("catchTimer_CompletionLimit", closing("2026-05-05"));

        asked.completedReport("Tiang nomor 14, depan gerbang sekolah.");

        assertThat(asked.state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(asked.complaint().round()).isEqualTo(1);
        assertThat(asked.openSteps()).containsExactly("userTask_VerifyComplaint");
        assertThat(asked.due("userTask_VerifyComplaint")).as("3 HK from now").isEqualTo(closing("2026-05-07"));
        soundness.check(asked);

        asked.timePassesTo("2026-05-06T10:00");
        assertThat(asked.state()).as("the tenth day no longer matters").isEqualTo(ComplaintState.RECEIVED);
        assertThat(asked.story())
                .containsExactly(
                        EventKind.FILED,
                        EventKind.COMPLETION_ASKED,
                        EventKind.STATE_ENTERED,
                        EventKind.REMINDED,
                        EventKind.REMINDED,
                        EventKind.COMPLETED,
                        EventKind.STATE_ENTERED);
        assertThat(asked.noticesToReporter())
                .containsExactly(
                        "RECEIVED",
                        "COMPLETION_ASKED",
                        "COMPLETION_REMINDER",
                        "COMPLETION_REMINDER",
                        "COMPLETION_THANKS");
        assertThat(asked.noticesTo(ComplaintJourney.DESK)).containsExactly("OFFICER_REPORTER_SPOKE");
        asked.forwardedTo("kota-tangerang");
        // 14 HK from 6 May without 14, 15, 27 and 28 May and without 1 June.
        assertThat(asked.timers()).containsEntry("startTimer_ResolutionEscalation", closing("2026-06-02"));
    }

    @Test
    void expiredOnTheTenthItIsRevivedOnTheLastOfThirtyDaysAndEndsWell() {
        asked.timePassesTo("2026-05-20T10:00");
        assertThat(asked.state()).isEqualTo(ComplaintState.ARCHIVED);
        assertThat(asked.complaint().closeReason()).isEqualTo("INCOMPLETE");
        assertThat(asked.complaint().closedAt())
                .isBetween(closing("2026-05-05"), closing("2026-05-05").plusSeconds(60));
        assertThat(asked.isRunning()).isFalse();
        assertThat(asked.complaint().reporterActions(time.now())).containsExactly("completion", "contest");
        soundness.check(asked);

        time.set("2026-06-04T15:59");
        asked.completedReport("Tiang nomor 14, depan gerbang sekolah.");
        assertThat(asked.complaint().round()).isEqualTo(2);
        assertThat(asked.state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(asked.complaint().closeReason()).isNull();
        assertThat(asked.openSteps()).containsExactly("userTask_VerifyComplaint");
        assertThat(asked.due("userTask_VerifyComplaint"))
                .as("3 HK from Thursday")
                .isEqualTo(closing("2026-06-09"));
        soundness.check(asked);

        asked.answeredAlongTheStraightRoad().satisfied(5);
        assertThat(asked.state()).isEqualTo(ComplaintState.RESOLVED);
        assertThat(asked.noticesToReporter())
                .containsExactly(
                        "RECEIVED",
                        "COMPLETION_ASKED",
                        "COMPLETION_REMINDER",
                        "COMPLETION_REMINDER",
                        "CLOSED",
                        "COMPLETION_THANKS",
                        "FORWARDED",
                        "ANSWERED",
                        "ENDED_BY_REPORTER");
        soundness.check(asked);
    }

    @Test
    void thirtyDaysAfterItExpiredItIsTooLate() {
        asked.timePassesTo("2026-05-20T10:00");
        time.set(asked.complaint().closedAt().plus(Duration.ofDays(30)));
        assertThat(asked.complaint().reporterActions(time.now())).isEmpty();
        assertThatThrownBy(() -> asked.completedReport("Tiang nomor 14.")).isInstanceOf(WrongMoment.class);
        assertThat(asked.state()).isEqualTo(ComplaintState.ARCHIVED);
        assertThat(asked.timeline(EventKind.COMPLETED)).isEmpty();
    }

    @Test
    void itIsRevivedTwiceAndNoThirdTime() {
        asked.timePassesTo("2026-05-06T10:00").completedReport("Tiang nomor 14.");
        asked.askedToComplete("Sebutkan nama jalannya.")
                .timePassesTo("2026-06-01T10:00")
                .completedReport("Jalan Hasyim Ashari.");
        assertThat(asked.complaint().round()).isEqualTo(3);
        asked.askedToComplete("Sebutkan sejak kapan.").timePassesTo("2026-06-30T10:00");
        assertThat(asked.state()).isEqualTo(ComplaintState.ARCHIVED);
        assertThat(asked.days(EventKind.REMINDED)).as("twice in each round").hasSize(6);
        assertThatThrownBy(() -> asked.completedReport("Sejak Senin.")).isInstanceOf(WrongMoment.class);
        soundness.check(asked);
    }
}
