package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tuntas.journey.ComplaintJourney.closing;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;

/**
 * Scenarios 5 and 8: nobody acts over Lebaran 2026. Everything happens by itself, on working days at the end of office hours, and
 * once.
 *
 * <p>Day 0 is Monday, 16 March. SKB 1497/2025 takes 18 (joint leave) and 19 March (Nyepi), 20 (joint leave), 21, 22 (Idulfitri), 23 and
 * 24 March (joint leave) and 3 April (Good Friday). So the working days are counted:
 *
 * <pre>
 *        Mon     Tue     Wed     Thu     Fri
 * March  16 = 0  17 = 1  18 off  19 off  20 off
 *        23 off  24 off  25 = 2  26 = 3  27 = 4
 *        30 = 5  31 = 6
 * April                  1 = 7   2 = 8   3 off
 *        6 = 9   7 = 10  8 = 11  9 = 12  10 = 13
 *        13 = 14 14 = 15 15 = 16 16 = 17 17 = 18
 *        20 = 19
 * </pre>
 */
class OverLebaranTest extends RunningTuntas {

    private static final String WARNED_75 = "2026-04-07";
    private static final String WARNED_90 = "2026-04-09";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    Soundness soundness;

    /** A level of a ladder: on which day it is reached, and which groups it reaches. */
    private record Level(String day, String... told) {}

    /** Every stage in which an officer must act, with the days on which its holder is warned and its ladder climbs. */
    private enum Stage {
        /** 3 HK, warned after 2, L1 at 3, L2 at 5. */
        VERIFICATION(
                "VERIFICATION",
                "userTask_VerifyComplaint",
                journey -> journey,
                List.of("2026-03-25"),
                new Level("2026-03-26", "desk-coordinator"),
                new Level("2026-03-30", "desk-coordinator")),
        /** 1 HK, L1 at 2. */
        DISPOSITION(
                "DISPOSITION",
                "userTask_AssignUnit",
                journey -> journey.forwardedTo("kota-tangerang"),
                List.of(),
                new Level("2026-03-25", "kota-tangerang-head")),
        /** 1 HK, L1 at 2. */
        DETERMINATION(
                "DETERMINATION",
                "userTask_DetermineAuthority",
                journey -> journey.forwardedTo("kota-tangerang")
                        .saidToBelongTo("kementerian-pu", ComplaintJourney.AGENCY_ADMIN)
                        .saidToBelongTo("kota-tangerang", "galih.kemenpu")
                        .saidToBelongTo("kementerian-pu", ComplaintJourney.AGENCY_ADMIN),
                List.of(),
                new Level("2026-03-25", "desk-coordinator")),
        /** 5 HK, warned after 4, L1 at 5, L2 at 8, L3 at 10. */
        FOLLOW_UP(
                "FOLLOW_UP",
                "userTask_FollowUpComplaint",
                Stage::working,
                List.of("2026-03-27"),
                new Level("2026-03-30", "kota-tangerang-admin", "dishub-head"),
                new Level("2026-04-02", "kota-tangerang-head"),
                new Level("2026-04-07", "desk-admin")),
        /** A disposition like the first: 1 HK, L1 at 2. */
        REDISPOSITION(
                "DISPOSITION",
                "userTask_ReassignUnit",
                journey -> working(journey).returnedAsWrongUnit(ComplaintJourney.OFFICER),
                List.of(),
                new Level("2026-03-25", "kota-tangerang-head")),
        /** 1 HK, L1 at 2. */
        TIME_APPROVAL(
                "TIME_APPROVAL",
                "userTask_DecideMoreTime",
                journey -> working(journey)
                        .followedUp(
                                ComplaintJourney.OFFICER,
                                Map.of(
                                        "followUpOutcome", "EXTEND",
                                        "until", "2026-04-21",
                                        "explanation", "Suku cadang baru tiba sesudah Lebaran.")),
                List.of(),
                new Level("2026-03-25", "kota-tangerang-head")),
        /** 14 HK, warned after 75 and 90 per cent (10 and 12 whole days), L1 at 14, L2 at 19. */
        RESOLUTION(
                "RESOLUTION",
                "userTask_FollowUpComplaint",
                Stage::working,
                List.of(WARNED_75, WARNED_90),
                new Level("2026-04-13", "kota-tangerang-head"),
                new Level("2026-04-20", "desk-coordinator")),
        /** Only the resolution clock runs while the lead writes the answer of all units. */
        COMBINED_RESPONSE(
                "RESOLUTION",
                "userTask_GiveCombinedResponse",
                journey -> journey.forwardedTo("kota-tangerang")
                        .assigned(List.of("dishub", "dpupr"), "dishub")
                        .answered("Lampu sudah diganti.")
                        .answeredBy("siti.dpupr", "Kabel sudah ditanam ulang."),
                List.of(WARNED_75, WARNED_90),
                new Level("2026-04-13", "kota-tangerang-head"),
                new Level("2026-04-20", "desk-coordinator")),
        /** 14 HK, warned after 10, L1 at 14, L2 at 19. */
        APPEAL(
                "APPEAL",
                "userTask_DecideAppeal",
                journey -> working(journey)
                        .answered("Lampu sudah diganti.")
                        .dissatisfied("Masih gelap.")
                        .answered("Sudah diperiksa lagi.")
                        .dissatisfied("Tetap gelap."),
                List.of("2026-04-07"),
                new Level("2026-04-13", "kota-tangerang-head"),
                new Level("2026-04-20", "desk-coordinator"));

        final String clock;
        final String task;
        final UnaryOperator<ComplaintJourney> reach;
        final List<String> warned;
        final List<Level> ladder;

        Stage(String clock, String task, UnaryOperator<ComplaintJourney> reach, List<String> warned, Level... ladder) {
            this.clock = clock;
            this.task = task;
            this.reach = reach;
            this.warned = warned;
            this.ladder = List.of(ladder);
        }

        private static ComplaintJourney working(ComplaintJourney journey) {
            return journey.forwardedTo("kota-tangerang").assignedTo("dishub");
        }
    }

    @BeforeEach
    void onTheLastMondayBeforeLebaran() {
        time.set("2026-03-16T10:00");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aStageInWhichNobodyActsClimbsItsLadderOnTheseDays(Stage stage) {
        ComplaintJourney journey = stage.reach.apply(journeys.filed());
        ComplaintState state = journey.state();
        assertThat(journey.openSteps()).containsExactly(stage.task);

        journey.timePassesTo("2026-06-30T10:00");

        assertThat(journey.days(EventKind.LIMIT_WARNING, stage.clock)).isEqualTo(stage.warned);
        assertThat(journey.days(EventKind.ESCALATED, stage.clock))
                .isEqualTo(stage.ladder.stream().map(Level::day).toList());
        List<ComplaintEvent> climbed = journey.timeline(EventKind.ESCALATED).stream()
                .filter(event -> event.arguments().get(0).equals("@stage." + stage.clock))
                .toList();
        for (int i = 0; i < climbed.size(); i++) {
            assertThat(climbed.get(i).arguments().get(1)).isEqualTo(String.valueOf(i + 1));
            assertThat(climbed.get(i).told()).contains(stage.ladder.get(i).told());
            assertThat(LocalTime.ofInstant(climbed.get(i).at(), ZoneId.of("Asia/Jakarta")))
                    .as("end of office hours")
                    .isBetween(LocalTime.of(16, 0), LocalTime.of(16, 1));
        }
        assertThat(journey.state()).as("lateness closes nothing").isEqualTo(state);
        assertThat(journey.openSteps())
                .as("the work waits, and so does every manager")
                .containsExactlyInAnyOrder(stage.task, "userTask_HandleEscalation");
        assertThat(journey.tasks("userTask_HandleEscalation"))
                .hasSize(journey.timeline(EventKind.ESCALATED).size());
        soundness.check(journey);
    }

    @Test
    void theReporterOfALateComplaintIsToldOfEachLevelAndOnceOfTheOmbudsman() {
        ComplaintJourney journey = Stage.working(journeys.filed()).timePassesTo("2026-06-30T10:00");
        assertThat(journey.days(EventKind.OMBUDSMAN_RIGHT)).containsExactly("2026-04-13");
        assertThat(journey.noticesToReporter())
                .containsExactly(
                        "RECEIVED",
                        "FORWARDED",
                        "ESCALATED",
                        "ESCALATED",
                        "ESCALATED",
                        "OMBUDSMAN_RIGHT",
                        "ESCALATED",
                        "ESCALATED");
        assertThat(journey.noticesTo(ComplaintJourney.AGENCY_HEAD))
                .as("L2 of the follow-up, L1 of the resolution")
                .containsExactly("OFFICER_LIMIT_LONG_PASSED", "OFFICER_LIMIT_PASSED");
    }

    @Test
    void anAnswerThatNobodyReactsToIsClosedOnSevenAprilWithoutARating() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        assertThat(journey.deadline("AWAITING_REPORTER").at()).isEqualTo(closing("2026-04-07"));

        journey.timePassesTo("2026-06-30T10:00");

        assertThat(journey.days(EventKind.REMINDED))
                .as("5 HK and 2 HK before")
                .containsExactly("2026-03-30", "2026-04-02");
        assertThat(journey.complaint().closedAt())
                .isBetween(closing("2026-04-07"), closing("2026-04-07").plusSeconds(60));
        assertThat(journey.state()).isEqualTo(ComplaintState.AUTO_CLOSED);
        assertThat(journey.complaint().closeReason()).isEqualTo("NO_REPLY");
        assertThat(journey.complaint().rating())
                .as("silence is not satisfaction")
                .isNull();
        assertThat(journey.story()).doesNotContain(EventKind.SATISFIED, EventKind.ESCALATED, EventKind.LIMIT_WARNING);
        assertThat(journey.noticesToReporter())
                .containsExactly("RECEIVED", "FORWARDED", "ANSWERED", "CLOSING_REMINDER", "CLOSING_REMINDER", "CLOSED");
        soundness.check(journey);
    }

    @Test
    void aReportThatNobodyCompletesIsArchivedOnSevenApril() {
        ComplaintJourney journey = journeys.filed()
                .askedToComplete("Sebutkan letak tiang lampunya.")
                .timePassesTo("2026-06-30T10:00");
        assertThat(journey.days(EventKind.REMINDED)).containsExactly("2026-03-30", "2026-04-02");
        assertThat(journey.complaint().closedAt())
                .isBetween(closing("2026-04-07"), closing("2026-04-07").plusSeconds(60));
        assertThat(journey.state()).isEqualTo(ComplaintState.ARCHIVED);
        assertThat(journey.complaint().closeReason()).isEqualTo("INCOMPLETE");
        soundness.check(journey);
    }

    /** The clocks stood still from 16 March to 7 April: 8 April is day 1, 14 April day 5, 27 April day 14. */
    @Test
    void aQuestionThatNobodyAnswersGoesBackToTheUnitOnSevenAprilAndItsClocksGoOn() {
        ComplaintJourney journey = Stage.working(journeys.filed())
                .askedReporter("Tiang yang mana?")
                .timePassesTo("2026-06-30T10:00");
        assertThat(journey.days(EventKind.REMINDED)).containsExactly("2026-03-30", "2026-04-02");
        assertThat(journey.days(EventKind.QUESTION_EXPIRED)).containsExactly("2026-04-07");
        assertThat(journey.days(EventKind.LIMIT_WARNING, "FOLLOW_UP")).containsExactly("2026-04-13");
        assertThat(journey.days(EventKind.ESCALATED, "FOLLOW_UP"))
                .containsExactly("2026-04-14", "2026-04-17", "2026-04-21");
        assertThat(journey.days(EventKind.LIMIT_WARNING, "RESOLUTION")).containsExactly("2026-04-21", "2026-04-23");
        // 5 HK after 27 April without 1 May.
        assertThat(journey.days(EventKind.ESCALATED, "RESOLUTION")).containsExactly("2026-04-27", "2026-05-05");
        soundness.check(journey);
    }
}
