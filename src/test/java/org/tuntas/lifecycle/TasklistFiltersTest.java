package org.tuntas.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;

/** The officers' lists, day by day. */
class TasklistFiltersTest extends RunningTuntas {

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    FilterService filters;

    @Autowired
    TaskService tasks;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aTaskMovesThroughTheListsAsItsLimitComesAndPasses() {
        time.set("2026-04-20T09:00");
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("disdukcapil");
        String officer = "dian.disdukcapil";

        assertThat(in("Antrean saya", officer, journey)).isTrue();
        assertThat(in("Mendekati batas waktu", officer, journey)).isFalse();

        // The limit falls on Monday, 27 April, 16.00; the working day before it is Friday.
        time.set("2026-04-23T17:00");
        assertThat(in("Mendekati batas waktu", officer, journey)).isFalse();
        time.set("2026-04-24T08:00");
        assertThat(in("Mendekati batas waktu", officer, journey)).isTrue();
        assertThat(in("Terlambat", officer, journey)).isFalse();

        time.set("2026-04-27T16:01");
        assertThat(in("Mendekati batas waktu", officer, journey)).isFalse();
        assertThat(in("Terlambat", officer, journey)).isTrue();

        assertThat(in("Tugas saya", officer, journey)).isFalse();
        journey.as(
                officer,
                () -> tasks.claim(journey.task("userTask_FollowUpComplaint").getId(), officer));
        assertThat(in("Tugas saya", officer, journey)).isTrue();
        assertThat(in("Antrean saya", officer, journey)).isFalse();
        assertThat(in("Terlambat", officer, journey))
                .as("late, also when somebody has it")
                .isTrue();
        assertThat(in("Terlambat", ComplaintJourney.OFFICER, journey))
                .as("of another unit")
                .isFalse();
    }

    @Test
    void whoIsInNoGroupHasEmptyLists() {
        ComplaintJourney journey = journeys.filed();
        jdbc.sql("insert into staff (login, name) values ('nobodys.officer', 'Tanpa Kelompok') on conflict do nothing")
                .update();
        for (String list : List.of("Antrean saya", "Mendekati batas waktu", "Terlambat", "Eskalasi")) {
            assertThat(in(list, "nobodys.officer", journey)).as(list).isFalse();
        }
    }

    private boolean in(String list, String officer, ComplaintJourney journey) {
        String filter =
                filters.createTaskFilterQuery().filterName(list).singleResult().getId();
        AtomicReference<Long> count = new AtomicReference<>(0L);
        journey.as(
                officer,
                () -> count.set(filters.count(
                        filter,
                        tasks.createTaskQuery()
                                .processInstanceBusinessKey(journey.number().value()))));
        return count.get() > 0;
    }
}
