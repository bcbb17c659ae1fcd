package org.tuntas.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.tuntas.administration.Kota.AGENCY;
import static org.tuntas.administration.Kota.AGENCY_ADMIN;
import static org.tuntas.administration.Kota.AUDITOR;
import static org.tuntas.administration.Kota.OFFICER;
import static org.tuntas.administration.Kota.OPERATOR;
import static org.tuntas.administration.Kota.OTHER_AGENCY_ADMIN;
import static org.tuntas.administration.Kota.UNIT_ADMIN;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.administration.CalendarDesk.DayOff;
import org.tuntas.administration.DeputyDesk.Appointment;
import org.tuntas.administration.StaffDesk.NewPerson;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.demo.TimeMachine;
import org.tuntas.organisation.Personnel;
import org.tuntas.organisation.Staff;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;

/** Every command asks for whom it is, whatever page or program calls it. */
class WhoMayTest extends RunningTuntas {

    @Autowired
    StaffDesk people;

    @Autowired
    WorkDesk work;

    @Autowired
    DeputyDesk deputies;

    @Autowired
    OfficeDesk offices;

    @Autowired
    HandingOver handingOver;

    @Autowired
    CalendarDesk calendar;

    @Autowired
    NumberDesk numbers;

    @Autowired
    TrailDesk trail;

    @Autowired
    Staff staff;

    @Autowired
    Personnel personnel;

    @Autowired
    TimeMachine time;

    @Autowired
    CalendarBook calendars;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoInspectsAnAgencyIsNotForItsAdministratorToSay() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> people.join(AGENCY_ADMIN, AGENCY_ADMIN, AGENCY + "-inspector"))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("admin.forbidden.group"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> people.setPassword(AGENCY_ADMIN, "joko.inspektorat", "kata-sandi-baru-1"));
        people.join(OPERATOR, somebody, AGENCY + "-inspector");
        assertThat(staff.groupIdsOf(somebody)).contains(AGENCY + "-inspector");
        people.leave(OPERATOR, somebody, AGENCY + "-inspector");
    }

    @Test
    void twoOpenOfficesOfAnAgencyHaveDifferentNames() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> offices.rename(AGENCY_ADMIN, "dlh", "dinas sosial", 0))
                .satisfies(
                        invalid -> assertThat(invalid.problems().get(0).key()).isEqualTo("admin.problem.nameTaken"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> offices.add(AGENCY_ADMIN, "dinsos-dua", "Dinas Sosial", "UNIT", AGENCY));
    }

    /** An officer of the city whom no other test knows. */
    private String somebody = "";

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        somebody = people.add(OPERATOR, new NewPerson(Kota.unused("warga"), "Wira Hadi", null, null, "bpbd-officer"));
    }

    @AfterEach
    void theCityKeepsTheHoursOfTheCountryAgain() {
        jdbc.sql("delete from working_hours where agency = ?").param(AGENCY).update();
        calendars.reread();
    }

    /** A command upon Kota Tangerang, given by somebody. */
    interface Command {

        void by(WhoMayTest desks, String actor);
    }

    private static final Map<String, Command> UPON_THE_CITY = new LinkedHashMap<>();

    static {
        UPON_THE_CITY.put(
                "add a person",
                (d, actor) ->
                        d.people.add(actor, new NewPerson(Kota.unused("p"), "Orang", null, null, "dishub-officer")));
        UPON_THE_CITY.put("read a person", (d, actor) -> d.people.find(actor, d.somebody));
        UPON_THE_CITY.put(
                "change a person",
                (d, actor) -> d.people.change(actor, d.somebody, "Nama " + actor, null, Long.MAX_VALUE));
        UPON_THE_CITY.put(
                "set a password", (d, actor) -> d.people.setPassword(actor, d.somebody, "cukup-panjang-sekali"));
        UPON_THE_CITY.put("add to a group", (d, actor) -> d.people.join(actor, d.somebody, "bpbd-head"));
        UPON_THE_CITY.put("remove from a group", (d, actor) -> d.people.leave(actor, d.somebody, "bpbd-head"));
        UPON_THE_CITY.put("deactivate", (d, actor) -> d.people.deactivate(actor, d.somebody, null, true));
        UPON_THE_CITY.put("reactivate", (d, actor) -> d.people.reactivate(actor, d.somebody));
        UPON_THE_CITY.put(
                "appoint a deputy",
                (d, actor) -> d.deputies.appoint(
                        actor, new Appointment(d.somebody, null, "bpbd-head", "PLH", "2026-06-01", "2026-06-02")));
        UPON_THE_CITY.put(
                "add a unit",
                (d, actor) -> d.offices.add(actor, Kota.unused("u"), Kota.unused("Unit Uji "), "UNIT", AGENCY));
        UPON_THE_CITY.put("read a unit", (d, actor) -> d.offices.find(actor, "dishub"));
        UPON_THE_CITY.put(
                "rename a unit",
                (d, actor) -> d.offices.rename(actor, "bpbd", "Badan Penanggulangan Bencana Daerah", Long.MAX_VALUE));
        UPON_THE_CITY.put("move a unit", (d, actor) -> d.offices.move(actor, "bpbd", AGENCY, Long.MAX_VALUE));
        UPON_THE_CITY.put(
                "declare a day off",
                (d, actor) -> d.calendar.declare(
                        actor, AGENCY, new DayOff("2026-02-28", null, "Hari Jadi", "Perda 1", null, true)));
        UPON_THE_CITY.put(
                "withdraw a day off", (d, actor) -> d.calendar.withdraw(actor, AGENCY, LocalDate.of(2026, 2, 28)));
        UPON_THE_CITY.put("read a calendar", (d, actor) -> d.calendar.view(actor, AGENCY));
        UPON_THE_CITY.put("set office hours", (d, actor) -> d.calendar.keepHours(actor, AGENCY, "WIB", "16:00", false));
    }

    static Stream<String> commands() {
        return UPON_THE_CITY.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theAgencysAdministratorAndTheOperatorMayAndNobodyElse(String name) {
        Command command = UPON_THE_CITY.get(name);
        for (String stranger : List.of(OTHER_AGENCY_ADMIN, AUDITOR, OFFICER, UNIT_ADMIN, "rina.desk", "nobody")) {
            assertForbidden(stranger, () -> command.by(this, stranger));
        }
        assertThatCode(() -> command.by(this, AGENCY_ADMIN)).doesNotThrowAnyException();
        assertThatCode(() -> command.by(this, OPERATOR)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {AGENCY_ADMIN, OTHER_AGENCY_ADMIN, AUDITOR, OFFICER})
    void whatConcernsTheWholeCountryIsForOperatorsOnly(String actor) {
        assertForbidden(actor, () -> calendar.view(actor, Holiday.NATIONAL));
        assertForbidden(
                actor,
                () -> calendar.declare(
                        actor, Holiday.NATIONAL, new DayOff("2026-12-01", "HOLIDAY", "X", "1", "2026-01-01", false)));
        assertForbidden(actor, () -> calendar.withdraw(actor, Holiday.NATIONAL, LocalDate.of(2026, 5, 1)));
        assertForbidden(actor, () -> calendar.keepHours(actor, Holiday.NATIONAL, "WIB", "16:00", false));
        assertForbidden(actor, () -> numbers.keep(actor, "lapor", "LAPOR!", null));
        assertForbidden(actor, () -> numbers.ofNumber(actor, "LP-26-7K3M-9QXD"));
        assertForbidden(actor, () -> offices.add(actor, Kota.unused("a"), Kota.unused("Instansi "), "AGENCY", null));
        assertForbidden(actor, () -> offices.close(actor, AGENCY, "kementerian-kesehatan"));
    }

    @Test
    void theTrailIsForOperatorsAndAuditors() {
        for (String actor : List.of(OPERATOR, AUDITOR)) {
            assertThatCode(() -> read(actor)).doesNotThrowAnyException();
        }
        for (String actor : List.of(AGENCY_ADMIN, OFFICER, UNIT_ADMIN)) {
            assertForbidden(actor, () -> read(actor));
        }
    }

    @Test
    void theGroupsOfNoOfficeAreForOperatorsOnly() {
        for (String group : List.of("operator", "desk-admin", "auditor", "ombudsman", "process-designer")) {
            assertForbidden(AGENCY_ADMIN, () -> people.join(AGENCY_ADMIN, somebody, group));
            assertForbidden(
                    AGENCY_ADMIN,
                    () -> people.add(AGENCY_ADMIN, new NewPerson(Kota.unused("p"), "Orang", null, null, group)));
            assertForbidden(
                    AGENCY_ADMIN,
                    () -> deputies.appoint(
                            AGENCY_ADMIN, new Appointment(somebody, null, group, "PLT", "2026-06-01", "2026-06-02")));
        }
        assertThat(staff.groupIdsOf(somebody)).containsExactly("bpbd-officer");
    }

    @Test
    void somebodyWhoIsAlsoElsewhereIsChangedByOperatorsOnly() {
        String login = people.add(OPERATOR, new NewPerson(Kota.unused("dua"), "Dua Tempat", null, null, "auditor"));
        people.join(OPERATOR, login, "bpbd-officer");

        assertThat(people.find(AGENCY_ADMIN, login).groups()).contains("auditor");
        assertForbidden(AGENCY_ADMIN, () -> people.change(AGENCY_ADMIN, login, "Lain", null, Long.MAX_VALUE));
        assertForbidden(AGENCY_ADMIN, () -> people.setPassword(AGENCY_ADMIN, login, "cukup-panjang-sekali"));
        assertForbidden(AGENCY_ADMIN, () -> people.join(AGENCY_ADMIN, login, "dlh-officer"));
        assertForbidden(AGENCY_ADMIN, () -> people.deactivate(AGENCY_ADMIN, login, null, true));
        assertForbidden(
                AGENCY_ADMIN,
                () -> deputies.appoint(
                        AGENCY_ADMIN, new Appointment(somebody, login, null, "PLH", "2026-06-01", "2026-06-02")));
        assertForbidden(
                AGENCY_ADMIN,
                () -> deputies.appoint(
                        AGENCY_ADMIN,
                        new Appointment(login, UNIT_ADMIN, "dishub-head", "PLH", "2026-06-01", "2026-06-02")));

        people.leave(AGENCY_ADMIN, login, "bpbd-officer");
        assertThat(staff.groupIdsOf(login)).containsExactly("auditor");
    }

    @Test
    void aDeputyOfAnAgencysAdministratorMayWhatTheAdministratorMayAndNoLonger() {
        String deputy = somebody;
        deputies.appoint(
                OPERATOR, new Appointment(deputy, AGENCY_ADMIN, AGENCY + "-admin", "PLH", "2026-08-03", "2026-08-04"));
        time.set("2026-08-02T23:59");
        assertForbidden(deputy, () -> people.find(deputy, OFFICER));
        time.set("2026-08-04T23:59");
        assertThat(people.find(deputy, OFFICER).member().login()).isEqualTo(OFFICER);
        time.set("2026-08-05T00:00");
        assertForbidden(deputy, () -> people.find(deputy, OFFICER));
    }

    @Test
    void nobodyChangesTheirOwnOperatorshipOrDeactivatesThemselves() {
        assertInvalid("admin.refused.ownOperator", () -> people.leave(OPERATOR, OPERATOR, "operator"));
        assertInvalid("admin.refused.oneself", () -> people.deactivate(OPERATOR, OPERATOR, null, true));
        assertThat(staff.groupIdsOf(OPERATOR)).contains("operator");
    }

    @Test
    void theLastOperatorWhoCanLogInStaysAlsoWhenTwoGoForOneAnotherAtOnce() throws Exception {
        String second = people.add(
                OPERATOR, new NewPerson(Kota.unused("op"), "Operator Kedua", null, "cukup-panjang-sekali", "operator"));
        String third = people.add(OPERATOR, new NewPerson(Kota.unused("op"), "Tanpa Sandi", null, null, "operator"));
        CountDownLatch both = new CountDownLatch(2);
        ExecutorService operators = Executors.newFixedThreadPool(2);
        try {
            Callable<@Nullable Throwable> first = () -> outcome(both, () -> people.leave(OPERATOR, second, "operator"));
            Callable<@Nullable Throwable> other =
                    () -> outcome(both, () -> people.deactivate(second, OPERATOR, null, true));
            List<Future<@Nullable Throwable>> outcomes = operators.invokeAll(List.of(first, other));
            // Whichever came first: the other one is no operator any more, or would have been the last.
            assertThat(outcomes)
                    .extracting(Future::get)
                    .filteredOn(failure -> failure == null)
                    .hasSize(1);
        } finally {
            operators.shutdownNow();
            personnel.setActive(OPERATOR, true);
        }
        people.deactivate(OPERATOR, third, null, true);
        people.leave(OPERATOR, second, "operator");
        String acting = people.add(OPERATOR, new NewPerson(Kota.unused("op"), "Plh.", null, null, "auditor"));
        deputies.appoint(OPERATOR, new Appointment(acting, null, "operator", "PLT", "2026-04-20", "2026-04-21"));
        assertInvalid("admin.refused.lastOperator", () -> people.deactivate(acting, OPERATOR, null, true));
        assertInvalid("admin.refused.lastOperator", () -> people.leave(acting, OPERATOR, "operator"));
    }

    @Test
    void anAgencysAdministratorDoesNotLoseSomebodyByTakingTheirLastGroup() {
        String login = people.add(
                AGENCY_ADMIN, new NewPerson(Kota.unused("satu"), "Satu Kelompok", null, null, "dlh-officer"));

        assertInvalid("admin.refused.lastGroup", () -> people.leave(AGENCY_ADMIN, login, "dlh-officer"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() ->
                        people.add(AGENCY_ADMIN, new NewPerson(Kota.unused("nol"), "Tanpa Kelompok", null, null, null)))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .extracting("field", "key")
                        .containsExactly(tuple("group", "admin.problem.groupNeeded")));
    }

    private void read(String actor) {
        trail.find(actor, null, null, null, null, null, 0, 1);
    }

    private static @Nullable Throwable outcome(CountDownLatch both, Runnable command) throws InterruptedException {
        both.countDown();
        both.await();
        try {
            command.run();
            return null;
        } catch (Refused refused) {
            return refused;
        }
    }

    private static void assertForbidden(String actor, Runnable command) {
        assertThatExceptionOfType(Refused.class)
                .as(actor)
                .isThrownBy(command::run)
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.FORBIDDEN));
    }

    private static void assertInvalid(String key, Runnable command) {
        assertThatExceptionOfType(Refused.class).isThrownBy(command::run).satisfies(refused -> assertThat(refused.key())
                .isEqualTo(key));
    }
}
