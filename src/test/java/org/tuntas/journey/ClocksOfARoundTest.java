package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.lifecycle.RoundStarter;

/** From when each clock of a round counts, and when it stands still. Limits fall at 16.00 in Jakarta, 09.00 UTC. */
class ClocksOfARoundTest extends RunningTuntas {

    private static final String VERIFICATION = "boundaryTimer_VerificationEscalation";
    private static final String FOLLOW_UP = "boundaryTimer_FollowUpEscalation";
    private static final String RESOLUTION = "startTimer_ResolutionEscalation";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    RoundStarter starter;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void onMondayTheTwentiethOfApril() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void verificationCountsFromTheFilingHoweverLateTheEngineStarts() {
        ComplaintJourney journey = journeys.acknowledged(Report.aboutALamp());
        time.set("2026-04-22T09:00");
        starter.startWaiting();
        assertThat(journey.timers().get(VERIFICATION)).isEqualTo("2026-04-23T09:00:00Z");
    }

    @Test
    void theFirstFollowUpCountsFromForwardingHoweverLateAUnitIsAssigned() {
        ComplaintJourney journey = journeys.filed().forwardedTo("kota-tangerang");
        time.set("2026-04-22T09:00");
        journey.assignedTo("dishub");
        assertThat(journey.timers().get(FOLLOW_UP)).isEqualTo("2026-04-27T09:00:00Z");
    }

    @Test
    void aLaterFollowUpCountsFromTheReply() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        time.set("2026-04-27T10:00");
        journey.replied("Masih gelap.");
        // 1 May is a holiday.
        assertThat(journey.timers().get(FOLLOW_UP)).isEqualTo("2026-05-05T09:00:00Z");
    }

    @Test
    void theResolutionClockStandsStillWhileTheReporterHasTheBall() {
        ComplaintJourney working =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        assertThat(working.timers().get(RESOLUTION)).isEqualTo("2026-05-11T09:00:00Z");

        ComplaintJourney answered = journeys.filed().answeredAlongTheStraightRoad();
        time.set("2026-04-27T10:00");
        answered.replied("Masih gelap.");
        // 14 HK without 21 to 27 April, when the reporter had the ball, and without 14 and 15 May.
        assertThat(answered.timers().get(RESOLUTION)).isEqualTo("2026-05-20T09:00:00Z");
    }
}
