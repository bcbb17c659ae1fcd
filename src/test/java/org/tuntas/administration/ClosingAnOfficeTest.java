package org.tuntas.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tuntas.administration.Kota.AGENCY;
import static org.tuntas.administration.Kota.AGENCY_ADMIN;
import static org.tuntas.administration.Kota.OPERATOR;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.administration.Closings.Item;
import org.tuntas.administration.Closings.Outcome;
import org.tuntas.administration.StaffDesk.NewPerson;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.WorkingHours;

/** An office closes with open reports; its successor's officers work them to the end. */
class ClosingAnOfficeTest extends RunningTuntas {

    private static final String FOLLOW_UP = "userTask_FollowUpComplaint";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    StaffDesk people;

    @Autowired
    OfficeDesk offices;

    @Autowired
    HandingOver handingOver;

    @Autowired
    Registry registry;

    @Autowired
    Staff staff;

    @Autowired
    Timekeeper timekeeper;

    @Autowired
    TaskService tasks;

    @Autowired
    TimeMachine time;

    @Autowired
    CalendarBook calendars;

    @Autowired
    JdbcClient jdbc;

    private String old;
    private String heir;
    private String oldOfficer;
    private String newOfficer;

    @BeforeEach
    void twoUnits() {
        time.set("2026-04-20T09:00");
        old = offices.add(AGENCY_ADMIN, Kota.unused("pertanian"), Kota.unused("Dinas Pertanian "), "UNIT", AGENCY);
        heir = offices.add(AGENCY_ADMIN, Kota.unused("pangan"), Kota.unused("Dinas Pangan "), "UNIT", AGENCY);
        oldOfficer = person("Lama", old + "-officer");
        newOfficer = person("Baru", heir + "-officer");
    }

    @Test
    void threeReportsInThreeStagesAreWorkedToTheEndByTheSuccessor() {
        ComplaintJourney queued = journeys.filed().forwardedTo(AGENCY).assignedTo(old);
        ComplaintJourney promised = journeys.filed().forwardedTo(AGENCY).assignedTo(old);
        promised.completed(
                oldOfficer,
                FOLLOW_UP,
                Map.of(
                        "followUpOutcome", "INTERIM",
                        "answer", "Bibit dipesan.",
                        "promisedOn", "2026-04-22"));
        String promisedTask = promised.task(FOLLOW_UP).getId();
        promised.as(oldOfficer, () -> tasks.claim(promisedTask, oldOfficer));
        ComplaintJourney answered = journeys.filed().forwardedTo(AGENCY).assignedTo(old);
        answer(answered, oldOfficer);
        ComplaintJourney elsewhere = journeys.filed().forwardedTo(AGENCY).assignedTo(heir);

        assertThat(handingOver.openAt(old)).isEqualTo(3);
        long closing = offices.close(AGENCY_ADMIN, old, heir);
        List<Item> items = handingOver.goOn(AGENCY_ADMIN, closing);

        assertThat(items)
                .extracting(Item::number)
                .containsExactlyInAnyOrder(queued.number(), promised.number(), answered.number());
        assertThat(items).extracting(Item::outcome).containsOnly(Outcome.DONE);
        assertThat(elsewhere.timeline(EventKind.HANDED_OVER)).isEmpty();
        for (ComplaintJourney journey : List.of(queued, promised, answered)) {
            assertThat(journey.complaint().unit()).isEqualTo(heir);
            assertThat(journey.timeline(EventKind.HANDED_OVER)).singleElement().satisfies(entry -> {
                assertThat(entry.arguments()).containsExactly(nameOf(old), nameOf(heir));
                assertThat(entry.told()).containsExactly(heir + "-officer");
            });
        }
        assertThat(promised.task(FOLLOW_UP).getAssignee())
                .as("back in the queue")
                .isNull();
        assertThat(tasks.getIdentityLinksForTask(queued.task(FOLLOW_UP).getId()))
                .extracting("groupId")
                .containsExactly(heir + "-officer");
        assertThat(timekeeper.current(queued.number().value()))
                .hasValueSatisfying(visit -> assertThat(visit.unit()).isEqualTo(heir));

        answer(queued, newOfficer);
        answer(promised, newOfficer);
        answered.replied("Masih kurang.");
        assertThat(answered.task(FOLLOW_UP).getAssignee()).isNull();
        answer(answered, newOfficer);
        for (ComplaintJourney journey : List.of(queued, promised, answered)) {
            journey.satisfied(4);
            assertThat(journey.state()).isEqualTo(ComplaintState.RESOLVED);
        }
    }

    @Test
    void theSuccessorsZoneAndHoursMoveTheTimersAtOnce() {
        String east = offices.add(OPERATOR, Kota.unused("kota-timur"), "Kota Timur", "AGENCY", null);
        calendars.keep(new WorkingHours(east, ZoneId.of("Asia/Jayapura"), LocalTime.of(14, 30), true));
        ComplaintJourney journey = journeys.filed().forwardedTo(east);
        assertThat(journey.timers())
                .containsEntry("startTimer_ResolutionEscalation", Instant.parse("2026-05-07T05:30:00Z"));

        handingOver.goOn(OPERATOR, offices.close(OPERATOR, east, AGENCY));

        assertThat(journey.timers())
                .containsEntry("startTimer_ResolutionEscalation", Instant.parse("2026-05-11T09:00:00Z"))
                .containsEntry("boundaryTimer_DispositionEscalation", Instant.parse("2026-04-22T09:00:00Z"));
        assertThat(journey.task("userTask_AssignUnit").getDueDate()).isEqualTo(Instant.parse("2026-04-21T09:00:00Z"));
    }

    @Test
    void aClosedUnitIsNotOfferedAndItsFormerOfficersSeeNothing() {
        ComplaintJourney journey = journeys.filed().forwardedTo(AGENCY).assignedTo(old);
        long closing = offices.close(AGENCY_ADMIN, old, heir);

        assertThat(registry.unitsOf(AGENCY))
                .extracting(Node::code)
                .contains(heir)
                .doesNotContain(old);
        assertThat(registry.node(old))
                .hasValueSatisfying(node -> assertThat(node.closedOn()).isEqualTo(LocalDate.of(2026, 4, 20)));
        assertThat(staff.groupIdsOf(oldOfficer)).isEmpty();
        assertThat(staff.groupIdsOf(newOfficer))
                .as("before anything is handed over, so that nothing is nobody's")
                .contains(old + "-officer");
        answer(journey, newOfficer);
        assertThat(handingOver.goOn(AGENCY_ADMIN, closing))
                .extracting(Item::outcome)
                .containsExactly(Outcome.DONE);
    }

    @Test
    void goingOnWithAFinishedOneChangesNothingAndWhatCameMeanwhileIsTakenAlong() {
        ComplaintJourney first = journeys.filed().forwardedTo(AGENCY).assignedTo(old);
        ComplaintJourney late = journeys.filed().forwardedTo(AGENCY);
        long closing = offices.close(AGENCY_ADMIN, old, heir);
        assertThat(offices.close(AGENCY_ADMIN, old, heir)).as("pressed twice").isEqualTo(closing);
        handingOver.goOn(AGENCY_ADMIN, closing);
        handingOver.goOn(AGENCY_ADMIN, closing);
        assertThat(first.timeline(EventKind.HANDED_OVER)).hasSize(1);

        // As another node of a cluster would, which has not heard of the closing yet.
        late.assignedTo(heir);
        jdbc.sql("update complaint set unit = ? where number = ?")
                .param(old)
                .param(late.number().value())
                .update();

        assertThat(handingOver.goOn(AGENCY_ADMIN, closing))
                .extracting(Item::outcome)
                .containsOnly(Outcome.DONE);
        assertThat(late.complaint().unit()).isEqualTo(heir);
    }

    @Test
    void aReportOfWhichTheSuccessorHasAShareAlreadyWaitsForAPerson() {
        ComplaintJourney both = journeys.filed().forwardedTo(AGENCY).assignedTo(old);
        jdbc.sql("delete from assignment where number = ?")
                .param(both.number().value())
                .update();
        share(both, old, true);
        share(both, heir, false);
        long closing = offices.close(AGENCY_ADMIN, old, heir);

        assertThat(handingOver.goOn(AGENCY_ADMIN, closing)).singleElement().satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(Outcome.NEEDS_PERSON);
            assertThat(item.detail()).isEqualTo("admin.closing.sharesBoth");
        });
        assertThat(both.complaint().unit()).isEqualTo(old);
        assertThat(both.timeline(EventKind.HANDED_OVER)).isEmpty();

        jdbc.sql("update assignment set ended_at = now() where number = ? and unit = ?")
                .param(both.number().value())
                .param(heir)
                .update();

        assertThat(handingOver.goOn(AGENCY_ADMIN, closing))
                .extracting(Item::outcome)
                .containsExactly(Outcome.DONE);
        assertThat(jdbc.sql("select unit from assignment where number = ? and ended_at is null")
                        .param(both.number().value())
                        .query(String.class)
                        .list())
                .containsExactly(heir);
    }

    @Test
    void anAgencyClosesWithReportsThatNameItOrWaitForDisposition() {
        String agency = offices.add(OPERATOR, Kota.unused("badan"), Kota.unused("Badan Lama "), "AGENCY", null);
        String admin = person("Admin Lama", agency + "-admin");
        ComplaintJourney named = journeys.filed(Report.aboutALamp().naming(agency));
        ComplaintJourney forwarded = journeys.filed().forwardedTo(agency);
        String task = forwarded.task("userTask_AssignUnit").getId();
        forwarded.as(admin, () -> tasks.claim(task, admin));

        long closing = offices.close(OPERATOR, agency, AGENCY);
        assertThat(handingOver.goOn(OPERATOR, closing))
                .extracting(Item::outcome)
                .containsOnly(Outcome.DONE);

        named.completed(
                AGENCY_ADMIN,
                "userTask_VerifyComplaint",
                Map.of(
                        "verificationOutcome", "ARCHIVE",
                        "archiveReason", "TEST",
                        "explanation", "Hanya percobaan."));
        assertThat(named.state()).isEqualTo(ComplaintState.ARCHIVED);
        assertThat(forwarded.complaint().agency()).isEqualTo(AGENCY);
        forwarded.assignedTo("dishub").answered("Sudah diperbaiki.");
        assertThat(forwarded.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(registry.agencies()).extracting(Node::code).doesNotContain(agency);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> journeys.acknowledged(Report.aboutALamp().naming(agency)))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .extracting(FieldProblem::key)
                        .containsExactly("field.unknownAgency"));
    }

    @Test
    void theDeskAnOfficeWithOpenOnesBelowAndASuccessorElsewhereAreRefused() {
        assertRefused("admin.refused.desk", () -> offices.close(OPERATOR, "diskominfo", "dishub"));
        assertRefused("admin.refused.officesBelow", () -> offices.close(AGENCY_ADMIN, "dinkes", "dishub"));
        for (String successor : List.of("", old, "ditjen-bina-marga", "tidak-ada")) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> offices.close(AGENCY_ADMIN, old, successor))
                    .satisfies(invalid ->
                            assertThat(invalid.problems()).extracting("field").containsExactly("successor"));
        }
        assertThat(registry.node(old))
                .hasValueSatisfying(node -> assertThat(node.isOpen()).isTrue());
    }

    @Test
    void anOldNameStaysInTheTimelineAndAUnitMovesWithinItsAgencyOnly() {
        ComplaintJourney journey = journeys.filed().forwardedTo(AGENCY).assignedTo(old);
        String before = nameOf(old);
        offices.rename(AGENCY_ADMIN, old, "Dinas Pertanian dan Perikanan", Long.MAX_VALUE);

        assertThat(registry.node(old)).map(Node::name).contains("Dinas Pertanian dan Perikanan");
        assertThat(journey.timeline(EventKind.ASSIGNED))
                .extracting(entry -> entry.arguments().get(0))
                .containsExactly(before);
        assertThat(staff.group(old + "-officer")).hasValueSatisfying(group -> assertThat(group.name())
                .isEqualTo("Petugas Dinas Pertanian dan Perikanan"));

        offices.move(AGENCY_ADMIN, old, heir, Long.MAX_VALUE);
        assertThat(registry.node(old)).map(Node::parent).contains(heir);
        for (String place : List.of("ditjen-bina-marga", old)) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> offices.move(AGENCY_ADMIN, old, place, Long.MAX_VALUE));
        }
        assertThatExceptionOfType(InvalidInput.class)
                .as("below itself")
                .isThrownBy(() -> offices.move(AGENCY_ADMIN, heir, old, Long.MAX_VALUE));
    }

    private String nameOf(String office) {
        return registry.node(office).map(Node::name).orElseThrow();
    }

    private void share(ComplaintJourney journey, String unit, boolean lead) {
        jdbc.sql(
                        """
                        insert into assignment (number, round, unit, lead, state, clock_from, opened_at)
                        values (?, 1, ?, ?, 'FORWARDED', now(), now())
                        """)
                .param(journey.number().value())
                .param(unit)
                .param(lead)
                .update();
    }

    private String person(String name, String group) {
        return people.add(OPERATOR, new NewPerson(Kota.unused("orang"), name, null, null, group));
    }

    private static void answer(ComplaintJourney journey, String officer) {
        journey.completed(
                officer,
                FOLLOW_UP,
                Map.of("followUpOutcome", "FINAL", "answer", "Sudah dikerjakan hari ini.", "resolution", "RESOLVED"));
    }

    private static void assertRefused(String key, Runnable command) {
        assertThatExceptionOfType(Refused.class).isThrownBy(command::run).satisfies(refused -> assertThat(refused.key())
                .isEqualTo(key));
    }
}
