package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tuntas.journey.ComplaintJourney.closing;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;

/** Scenario 1: a report that names no agency is handled as it should be, day by day, and the reporter rates it. */
class FromFilingToRatingTest extends RunningTuntas {

    private static final String RESOLUTION = "startTimer_ResolutionEscalation";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    Soundness soundness;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void aReportThatNamesNoAgencyIsVerifiedForwardedAssignedAnsweredAndRated() {
        ComplaintJourney journey = journeys.filed();
        assertThat(journey.state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(journey.openSteps()).containsExactly("userTask_VerifyComplaint");
        assertThat(journey.offeredTo("userTask_VerifyComplaint")).containsExactly("desk-admin");
        assertThat(journey.due("userTask_VerifyComplaint")).as("3 HK").isEqualTo(closing("2026-04-23"));

        time.set("2026-04-21T10:00");
        journey.forwardedTo("kota-tangerang");
        assertThat(journey.state()).isEqualTo(ComplaintState.FORWARDED);
        assertThat(journey.openSteps()).containsExactly("userTask_AssignUnit");
        assertThat(journey.offeredTo("userTask_AssignUnit")).containsExactly("kota-tangerang-admin");
        assertThat(journey.due("userTask_AssignUnit")).as("1 HK").isEqualTo(closing("2026-04-22"));
        assertThat(journey.timers())
                .as("14 HK from forwarding, without 1 May")
                .containsEntry(RESOLUTION, closing("2026-05-12"));

        time.set("2026-04-22T10:00");
        journey.assignedTo("dishub");
        assertThat(journey.state()).isEqualTo(ComplaintState.FORWARDED);
        assertThat(journey.openSteps()).containsExactly("userTask_FollowUpComplaint");
        assertThat(journey.offeredTo("userTask_FollowUpComplaint")).containsExactly("dishub-officer");
        assertThat(journey.due("userTask_FollowUpComplaint"))
                .as("5 HK from forwarding, not from here")
                .isEqualTo(closing("2026-04-28"));

        time.set("2026-04-27T10:00");
        journey.answeredForNow("Suku cadang dipesan.", LocalDate.of(2026, 4, 30));
        assertThat(journey.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        assertThat(journey.openSteps()).containsExactly("userTask_FollowUpComplaint");
        assertThat(journey.due("userTask_FollowUpComplaint")).as("as promised").isEqualTo(closing("2026-04-30"));
        assertThat(journey.timers()).containsEntry(RESOLUTION, closing("2026-05-12"));

        time.set("2026-04-29T10:00");
        journey.answered("Lampu sudah diganti.");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(journey.openSteps()).isEmpty();
        assertThat(journey.timers()).containsOnlyKeys("catchTimer_AwaitReporterFirstReminder");
        assertThat(journey.deadline("AWAITING_REPORTER").at())
                .as("10 HK without 1, 14 and 15 May")
                .isEqualTo(closing("2026-05-18"));
        soundness.check(journey);

        time.set("2026-04-30T10:00");
        journey.satisfied(4);
        assertThat(journey.state()).isEqualTo(ComplaintState.RESOLVED);
        assertThat(journey.complaint().rating()).isEqualTo(4);
        assertThat(journey.complaint().closeReason()).isEqualTo("RESOLVED");
        assertThat(journey.isRunning()).isFalse();
        soundness.check(journey);

        assertThat(journey.story())
                .containsExactly(
                        EventKind.FILED,
                        EventKind.FORWARDED,
                        EventKind.STATE_ENTERED,
                        EventKind.ASSIGNED,
                        EventKind.INTERIM_ANSWER,
                        EventKind.STATE_ENTERED,
                        EventKind.FINAL_ANSWER,
                        EventKind.STATE_ENTERED,
                        EventKind.SATISFIED,
                        EventKind.STATE_ENTERED);
        assertThat(journey.noticesToReporter())
                .containsExactly("RECEIVED", "FORWARDED", "INTERIM_ANSWER", "ANSWERED", "ENDED_BY_REPORTER");
        assertThat(journey.noticesTo(ComplaintJourney.AGENCY_ADMIN)).containsExactly("OFFICER_FORWARDED");
        assertThat(journey.noticesTo(ComplaintJourney.OFFICER)).containsExactly("OFFICER_ASSIGNED");
    }
}
