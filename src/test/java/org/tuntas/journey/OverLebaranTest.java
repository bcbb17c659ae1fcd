package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;

/** Nobody acts over Lebaran 2026: everything happens by itself, on working days, and once. */
class OverLebaranTest extends RunningTuntas {

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void beforeLebaran() {
        time.set("2026-03-16T10:00");
    }

    @Test
    void anIdleUnitIsEscalatedOnThirtyMarchAndTwoAndSevenApril() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        journey.timePassesTo("2026-04-30T10:00");

        // Follow-up: limit 5 HK after 16 March; then 3 and 5 HK more. Good Friday, 3 April, does not count.
        assertThat(days(journey, EventKind.ESCALATED, "@stage.FOLLOW_UP"))
                .containsExactly("2026-03-30", "2026-04-02", "2026-04-07");
        // Resolution: 14 HK, warned at 75 and 90 per cent, then its own ladder.
        assertThat(days(journey, EventKind.LIMIT_WARNING, "@stage.RESOLUTION"))
                .containsExactly("2026-04-07", "2026-04-09");
        assertThat(days(journey, EventKind.ESCALATED, "@stage.RESOLUTION")).containsExactly("2026-04-13", "2026-04-20");
        assertThat(journey.timeline(EventKind.OMBUDSMAN_RIGHT)).hasSize(1);
        assertThat(journey.state()).as("lateness closes nothing").isEqualTo(ComplaintState.FORWARDED);
    }

    @Test
    void anIdleDeskIsEscalatedOnTwentySixAndThirtyMarch() {
        ComplaintJourney journey = journeys.filed().timePassesTo("2026-04-30T10:00");
        assertThat(days(journey, EventKind.LIMIT_WARNING, "@stage.VERIFICATION"))
                .containsExactly("2026-03-25");
        assertThat(days(journey, EventKind.ESCALATED, "@stage.VERIFICATION"))
                .containsExactly("2026-03-26", "2026-03-30");
    }

    @Test
    void aSilentReporterIsRemindedTwiceAndClosedOnSevenApril() {
        ComplaintJourney journey =
                journeys.filed().answeredAlongTheStraightRoad().timePassesTo("2026-04-30T10:00");
        assertThat(days(journey, EventKind.REMINDED, null)).containsExactly("2026-03-30", "2026-04-02");
        assertThat(journey.complaint().closedAt()).isBetween("2026-04-07T09:00:00Z", "2026-04-07T09:01:00Z");
        assertThat(journey.state()).isEqualTo(ComplaintState.AUTO_CLOSED);
    }

    private static List<String> days(ComplaintJourney journey, EventKind kind, String stage) {
        Stream<ComplaintEvent> events = journey.timeline(kind).stream();
        return events.filter(event -> stage == null || event.arguments().get(0).equals(stage))
                .map(event -> LocalDate.ofInstant(event.at(), ZoneId.of("Asia/Jakarta")))
                .map(LocalDate::toString)
                .toList();
    }
}
