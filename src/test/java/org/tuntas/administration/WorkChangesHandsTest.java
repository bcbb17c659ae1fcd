package org.tuntas.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tuntas.administration.Kota.AGENCY_ADMIN;
import static org.tuntas.administration.Kota.OPERATOR;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.administration.DeputyDesk.Appointment;
import org.tuntas.administration.StaffDesk.NewPerson;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.organisation.Staff;
import org.tuntas.procedure.OpenTask;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.Station;

/** Open tasks go to a colleague, back to the queue, to a deputy, and never to nobody. */
class WorkChangesHandsTest extends RunningTuntas {

    private static final String FOLLOW_UP = "userTask_FollowUpComplaint";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    StaffDesk people;

    @Autowired
    WorkDesk work;

    @Autowired
    DeputyDesk deputies;

    @Autowired
    OfficeDesk offices;

    @Autowired
    TaskService tasks;

    @Autowired
    Procedure procedure;

    @Autowired
    Staff staff;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    private String unit;
    private String otherUnit;
    private String ani;
    private String beni;

    @BeforeEach
    void aUnitWithTwoOfficers() {
        time.set("2026-04-20T09:00");
        unit = offices.add(AGENCY_ADMIN, Kota.unused("unit"), Kota.unused("Dinas Uji "), "UNIT", Kota.AGENCY);
        otherUnit = offices.add(AGENCY_ADMIN, Kota.unused("unit"), Kota.unused("Dinas Lain "), "UNIT", Kota.AGENCY);
        ani = person("Ani Lestari");
        beni = person("Beni Saputra");
    }

    @Test
    void movesToAColleagueAndBackToTheQueueEachWithAnEntryForOfficers() {
        ComplaintJourney first = taken(ani);
        ComplaintJourney second = taken(ani);
        ComplaintJourney third = taken(ani);

        List<Moved> toBeni = work.move(AGENCY_ADMIN, ani, List.of(task(first), task(second)), beni);
        List<Moved> toQueue = work.move(AGENCY_ADMIN, ani, List.of(task(third)), null);

        assertThat(toBeni).allSatisfy(moved -> {
            assertThat(moved.step()).isEqualTo("Tindak lanjuti laporan");
            assertThat(moved.problem()).isNull();
            assertThat(moved.to()).isEqualTo("Beni Saputra");
        });
        assertThat(toQueue)
                .extracting(Moved::to)
                .containsExactly(staff.group(unit + "-officer").orElseThrow().name());
        assertThat(work.heldBy(AGENCY_ADMIN, ani)).isEmpty();
        assertThat(work.heldBy(AGENCY_ADMIN, beni))
                .extracting(OpenTask::number)
                .containsExactlyInAnyOrder(first.number(), second.number());
        assertThat(first.timeline(EventKind.REASSIGNED)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(AGENCY_ADMIN);
            assertThat(entry.arguments()).containsExactly("Beni Saputra");
            assertThat(entry.audience()).isEqualTo(Audience.OFFICERS);
            assertThat(entry.told()).containsExactly("@" + beni);
        });
        assertThat(third.timeline(EventKind.REASSIGNED)).singleElement().satisfies(entry -> assertThat(entry.told())
                .containsExactly(unit + "-officer"));
        assertThat(third.task(FOLLOW_UP).getAssignee()).isNull();

        answered(first, beni);
        assertThat(first.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    @Test
    void eachTaskSucceedsOrFailsForItself() {
        ComplaintJourney moved = taken(ani);
        ComplaintJourney done = taken(ani);
        String doneTask = task(done);
        answered(done, ani);
        ComplaintJourney elsewhere = taken(beni);

        List<Moved> results = work.move(AGENCY_ADMIN, ani, List.of(doneTask, task(elsewhere), task(moved)), beni);

        assertThat(results)
                .extracting(one -> one.problem() == null ? "" : one.problem().key())
                .containsExactly("task.gone", "admin.refused.heldBy", "");
        assertThat(moved.task(FOLLOW_UP).getAssignee()).isEqualTo(beni);
    }

    @Test
    void nobodyGetsATaskOfAGroupTheyAreNotIn() {
        ComplaintJourney journey = taken(ani);

        assertThat(work.move(AGENCY_ADMIN, ani, List.of(task(journey)), "lina.dlh"))
                .singleElement()
                .satisfies(result -> assertThat(result.problem().key()).isEqualTo("admin.refused.notInGroup"));
        assertThat(journey.task(FOLLOW_UP).getAssignee()).isEqualTo(ani);
        assertThat(journey.timeline(EventKind.REASSIGNED)).isEmpty();
    }

    @Test
    void anotherAgencysAdministratorMovesNothing() {
        ComplaintJourney journey = taken(ani);

        assertThat(work.heldBy(Kota.OTHER_AGENCY_ADMIN, ani)).isEmpty();
        assertThat(work.move(Kota.OTHER_AGENCY_ADMIN, ani, List.of(task(journey)), null))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.problem().key()).isEqualTo("admin.forbidden.task");
                    assertThat(result.number()).as("not even the number").isEmpty();
                });
        assertThat(journey.task(FOLLOW_UP).getAssignee()).isEqualTo(ani);
    }

    @Test
    void whoLeavesAGroupSeesItsTaskNoLongerOnceItHasMoved() {
        ComplaintJourney journey = taken(ani);
        people.join(AGENCY_ADMIN, ani, otherUnit + "-officer");
        people.leave(AGENCY_ADMIN, ani, unit + "-officer");
        assertThat(work.heldBy(AGENCY_ADMIN, ani)).as("offered for moving").hasSize(1);

        String task = task(journey);
        work.move(AGENCY_ADMIN, ani, List.of(task), null);

        assertThat(procedure.stationOf(task, ani)).isEmpty();
        assertThatThrownBy(() -> journey.as(ani, () -> tasks.claim(task, ani)))
                .hasMessageContaining("bukan untuk kelompok Anda");
        assertThat(procedure.stationOf(task, beni)).map(Station::number).contains(journey.number());
    }

    @Test
    void whoHoldsOpenTasksIsDeactivatedOnlyWhenItIsKnownWhereTheyGo() {
        ComplaintJourney journey = taken(ani);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> people.deactivate(AGENCY_ADMIN, ani, null, false))
                .satisfies(invalid ->
                        assertThat(invalid.problems()).extracting("field").containsExactly("work"));
        assertThat(staff.find(ani))
                .hasValueSatisfying(member -> assertThat(member.active()).isTrue());

        List<Moved> moved = people.deactivate(AGENCY_ADMIN, ani, beni, true);

        assertThat(moved)
                .extracting(Moved::number)
                .containsExactly(journey.number().value());
        assertThat(staff.groupIdsOf(ani)).isEmpty();
        assertThat(journey.task(FOLLOW_UP).getAssignee()).isEqualTo(beni);
        answered(journey, beni);
    }

    @Test
    void whatTheColleagueOfOneWhoLeavesMayNotHaveGoesBackToItsQueue() {
        people.join(AGENCY_ADMIN, ani, otherUnit + "-officer");
        ComplaintJourney ours = taken(ani);
        ComplaintJourney other = journeys.filed().forwardedTo(Kota.AGENCY).assignedTo(otherUnit);
        String otherTask = task(other);
        other.as(ani, () -> tasks.claim(otherTask, ani));

        people.deactivate(AGENCY_ADMIN, ani, beni, true);

        assertThat(ours.task(FOLLOW_UP).getAssignee()).isEqualTo(beni);
        assertThat(other.task(FOLLOW_UP).getAssignee()).isNull();
    }

    @Test
    void aDeputySeesAndDoesTheTasksFromTheFirstToTheLastDayAndNotAfter() {
        String deputy = people.add(
                AGENCY_ADMIN, new NewPerson(Kota.unused("citra"), "Citra Dewi", null, null, otherUnit + "-officer"));
        ComplaintJourney journey = journeys.filed().forwardedTo(Kota.AGENCY).assignedTo(unit);
        deputies.appoint(AGENCY_ADMIN, new Appointment(deputy, ani, null, "PLH", "2026-04-21", "2026-04-22"));

        assertThat(seenBy(deputy, journey)).as("the day before").isFalse();
        time.set("2026-04-21T00:00");
        assertThat(seenBy(deputy, journey)).as("the first day").isTrue();
        time.set("2026-04-22T23:59:59");
        assertThat(seenBy(deputy, journey)).as("the last day").isTrue();
        String task = task(journey);
        journey.as(deputy, () -> tasks.claim(task, deputy));
        time.set("2026-04-23T00:00");
        assertThat(staff.groupIdsOf(deputy)).containsExactly(otherUnit + "-officer");
        assertThat(work.heldBy(AGENCY_ADMIN, deputy)).as("can be moved back").hasSize(1);

        work.move(AGENCY_ADMIN, deputy, List.of(task(journey)), null);

        assertThat(seenBy(deputy, journey)).as("after").isFalse();
        assertThat(seenBy(ani, journey)).isTrue();
    }

    @Test
    void theMovingStandsInTheTrail() {
        ComplaintJourney journey = taken(ani);
        work.move(OPERATOR, ani, List.of(task(journey)), beni);

        assertThat(jdbc.sql("select actor, before ->> 'person' as was, after ->> 'person' as now from settings_change"
                                + " where subject = 'REPORT' and object = ?")
                        .param(journey.number().value())
                        .query()
                        .singleRow())
                .isEqualTo(Map.of("actor", OPERATOR, "was", ani, "now", beni));
    }

    private boolean seenBy(String login, ComplaintJourney journey) {
        String task = task(journey);
        boolean[] seen = new boolean[1];
        journey.as(login, () -> seen[0] = tasks.createTaskQuery().taskId(task).count() == 1);
        return seen[0];
    }

    private String person(String name) {
        return people.add(
                AGENCY_ADMIN, new NewPerson(Kota.unused("uji"), name, null, "cukup-panjang-sekali", unit + "-officer"));
    }

    private ComplaintJourney taken(String officer) {
        ComplaintJourney journey = journeys.filed().forwardedTo(Kota.AGENCY).assignedTo(unit);
        String task = task(journey);
        journey.as(officer, () -> tasks.claim(task, officer));
        return journey;
    }

    private static String task(ComplaintJourney journey) {
        return journey.task(FOLLOW_UP).getId();
    }

    private static void answered(ComplaintJourney journey, String officer) {
        journey.completed(
                officer,
                FOLLOW_UP,
                Map.of("followUpOutcome", "FINAL", "answer", "Sudah diperbaiki hari ini.", "resolution", "RESOLVED"));
    }
}
