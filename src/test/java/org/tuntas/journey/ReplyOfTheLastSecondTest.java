package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tuntas.journey.ComplaintJourney.closing;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;

/** Scenario 14: a unit asks on 20 April, the wait ends with 5 May, 16.00, and the reporter answers a second before or after. */
class ReplyOfTheLastSecondTest extends RunningTuntas {

    private static final String RESOLUTION = "startTimer_ResolutionEscalation";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    Soundness soundness;

    ComplaintJourney asked;

    @BeforeEach
    void aUnitAsksOnAMondayMorning() {
        time.set("2026-04-20T09:00");
        asked = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .askedReporter("Tiang yang mana?");
        assertThat(asked.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(asked.deadline("ASKING_REPORTER").at()).isEqualTo(closing("2026-05-05"));
        assertThat(asked.openSteps()).isEmpty();
    }

    @Test
    void aSecondBeforeTheEndTheAnswerCountsAndTheWaitNeverEnds() {
        asked.timePassesTo("2026-05-05T15:59:59").replied("Tiang nomor 14.");

        assertThat(asked.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        assertThat(asked.tasks("userTask_FollowUpComplaint")).hasSize(1);
        assertThat(asked.timers()).doesNotContainKey("catchTimer_AskReporterLimit");
        clocksStoodStillUntilTheFifthOfMay();
        soundness.check(asked);

        asked.timePassesTo("2026-05-06T10:00");
        assertThat(asked.timeline(EventKind.QUESTION_EXPIRED)).isEmpty();
        assertThat(asked.timeline(EventKind.REPLY)).singleElement().satisfies(reply -> assertThat(reply.told())
                .containsExactly("dishub-officer"));
        assertThat(asked.days(EventKind.REMINDED)).containsExactly("2026-04-27", "2026-04-30");
        assertThat(asked.noticesTo(ComplaintJourney.OFFICER))
                .containsExactly("OFFICER_ASSIGNED", "OFFICER_REPORTER_SPOKE");
    }

    @Test
    void aSecondAfterTheEndTheUnitIsAtWorkAlreadyAndReadsItAsAMessage() {
        asked.timePassesTo("2026-05-05T16:00:01");
        assertThat(asked.timeline(EventKind.QUESTION_EXPIRED)).hasSize(1);
        asked.replied("Tiang nomor 14.");

        assertThat(asked.state()).isEqualTo(ComplaintState.IN_PROGRESS);
        assertThat(asked.tasks("userTask_FollowUpComplaint")).hasSize(1);
        assertThat(asked.timeline(EventKind.REPLY)).isEmpty();
        assertThat(asked.timeline(EventKind.MESSAGE)).singleElement().satisfies(message -> assertThat(message.told())
                .containsExactly("dishub-officer"));
        clocksStoodStillUntilTheFifthOfMay();
        soundness.check(asked);
        asked.answered("Lampu sudah diganti.");
        assertThat(asked.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    /** 6 May is day 1, 12 May day 5; 14, 15, 27 and 28 May are days off, so that day 14 is 29 May. */
    private void clocksStoodStillUntilTheFifthOfMay() {
        assertThat(asked.due("userTask_FollowUpComplaint")).isEqualTo(closing("2026-05-12"));
        assertThat(asked.timers()).containsEntry(RESOLUTION, closing("2026-05-29"));
        assertThat(List.of("FOLLOW_UP", "RESOLUTION"))
                .allSatisfy(stage -> assertThat(asked.deadline(stage).pauses())
                        .as("why %s moved", stage)
                        .singleElement()
                        .satisfies(pause -> assertThat(pause.reason()).isEqualTo("AWAITING_REPORTER")));
    }
}
