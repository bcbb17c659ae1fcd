package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;

/** Scenario 15: a complaint that comes to a stage again is escalated there again; what runs once per round is not. */
class SecondVisitTest extends RunningTuntas {

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

    /**
     * The first visit counts from 20 April: 24 = 4, 27 = 5, 30 = 8. The second counts from 6 May: 12 = 4, 13 = 5, 20 = 8 (without 14 and 15
     * May), 22 = 10. The resolution clock, from 20 April, stood still after 4 May (day 9) up to 6 May: 7 May = 10, 11 = 12, 13 = 14, and 22 = 19.
     */
    @Test
    void aUnitThatIsLateTwiceIsEscalatedTwiceAndTheResolutionOnce() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        journey.timePassesTo("2026-04-30T17:00");
        assertThat(levels(journey, "FOLLOW_UP")).containsExactly("1", "2");

        time.set("2026-05-04T10:00");
        journey.answered("Lampu sudah diganti.");
        assertThat(journey.openSteps()).as("escalations vanish with the stage").isEmpty();

        time.set("2026-05-06T10:00");
        journey.replied("Masih gelap.").timePassesTo("2026-05-22T17:00");

        assertThat(journey.days(EventKind.LIMIT_WARNING, "FOLLOW_UP")).containsExactly("2026-04-24", "2026-05-12");
        assertThat(journey.days(EventKind.ESCALATED, "FOLLOW_UP"))
                .containsExactly("2026-04-27", "2026-04-30", "2026-05-13", "2026-05-20", "2026-05-22");
        assertThat(levels(journey, "FOLLOW_UP")).containsExactly("1", "2", "1", "2", "3");
        assertThat(journey.days(EventKind.LIMIT_WARNING, "RESOLUTION")).containsExactly("2026-05-07", "2026-05-11");
        assertThat(journey.days(EventKind.ESCALATED, "RESOLUTION")).containsExactly("2026-05-13", "2026-05-22");
        assertThat(journey.days(EventKind.OMBUDSMAN_RIGHT)).containsExactly("2026-05-13");
        assertThat(journey.tasks("userTask_HandleEscalation"))
                .as("three levels of the unit, two of the resolution")
                .hasSize(5);
        assertThat(journey.timeline(EventKind.ESCALATED).stream()
                        .filter(event -> event.told().contains("dishub-head"))
                        .map(event -> event.arguments().get(0) + " "
                                + event.arguments().get(1)))
                .as("the head of the unit is told at the first level of each visit")
                .filteredOn(told -> told.startsWith("@stage.FOLLOW_UP"))
                .containsExactly("@stage.FOLLOW_UP 1", "@stage.FOLLOW_UP 1");
        soundness.check(journey);
    }

    /** Asked and completed, it is verified anew: 23 April is day 3 of the first visit, 29 April and 4 May days 3 and 5 of the second. */
    @Test
    void aReportThatComesBackToTheDeskIsEscalatedThereAgain() {
        ComplaintJourney journey = journeys.filed().timePassesTo("2026-04-23T17:00");
        assertThat(levels(journey, "VERIFICATION")).containsExactly("1");

        time.set("2026-04-24T10:00");
        journey.askedToComplete("Sebutkan letak tiang lampunya.").completedReport("Tiang nomor 14.");
        journey.timePassesTo("2026-05-04T17:00");

        assertThat(journey.days(EventKind.LIMIT_WARNING, "VERIFICATION")).containsExactly("2026-04-22", "2026-04-28");
        assertThat(journey.days(EventKind.ESCALATED, "VERIFICATION"))
                .containsExactly("2026-04-23", "2026-04-29", "2026-05-04");
        assertThat(levels(journey, "VERIFICATION")).containsExactly("1", "1", "2");
        soundness.check(journey);
    }

    /** Reopened on 12 May, it has 14 HK again: without 14, 15, 27 and 28 May and 1 June they end on 8 June. */
    @Test
    void inTheNextRoundTheResolutionIsEscalatedAgainAsWell() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .timePassesTo("2026-05-11T17:00")
                .answered("Lampu sudah diganti.")
                .satisfied(4);
        assertThat(journey.days(EventKind.ESCALATED, "RESOLUTION")).containsExactly("2026-05-11");

        time.set("2026-05-12T10:00");
        journey.reopened("Mati lagi.").assignedTo("dishub").timePassesTo("2026-06-10T17:00");

        assertThat(journey.days(EventKind.ESCALATED, "RESOLUTION")).containsExactly("2026-05-11", "2026-06-08");
        assertThat(journey.days(EventKind.OMBUDSMAN_RIGHT)).containsExactly("2026-05-11", "2026-06-08");
        soundness.check(journey);
    }

    private static List<String> levels(ComplaintJourney journey, String stage) {
        return journey.timeline(EventKind.ESCALATED).stream()
                .filter(event -> event.arguments().get(0).equals("@stage." + stage))
                .map(event -> event.arguments().get(1))
                .toList();
    }
}
