package org.tuntas.sla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.ExplainedDeadline;
import org.tuntas.sla.ExplainedPause;
import org.tuntas.sla.Holiday;
import org.tuntas.sla.Limit;
import org.tuntas.sla.LimitBook;
import org.tuntas.sla.OpenVisit;
import org.tuntas.sla.Rung;
import org.tuntas.sla.Standstill;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.Visit;
import org.tuntas.sla.WorkingHours;

/** The room on a real PostgreSQL, wired as in the application but alone. */
class SlaDatabaseTest {

    private static final String NUMBER = "LP-26-7K3M-9QXD";
    private static final LocalDate EVER = LocalDate.parse("2020-01-01");
    private static final Rung FIRST = new Rung("FOLLOW_UP", 1, 0, "{unit}-head", "{agency}-admin,{unit}-head");
    private static final Rung SECOND = new Rung("FOLLOW_UP", 2, 3, "{agency}-head", "{agency}-head");

    private static final AtomicInteger STATEMENTS = new AtomicInteger();

    private static EmbeddedPostgres postgres;
    private static HikariDataSource connections;
    private static AnnotationConfigApplicationContext room;
    private static JdbcClient jdbc;
    private static TransactionTemplate transaction;
    private static Timekeeper sla;
    private static LimitBook limits;
    private static CalendarBook calendars;
    private static HolidayLoader holidays;

    @BeforeAll
    static void theRoomOpens() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        connections = new HikariDataSource();
        connections.setDataSource(postgres.getPostgresDatabase());
        DataSource counted = counted(connections);
        ResourceDatabasePopulator migrations = new ResourceDatabasePopulator();
        migrations.setSeparator(ScriptUtils.EOF_STATEMENT_SEPARATOR);
        // One migration reads the engine's tables; there is no engine here.
        migrations.addScript(new ByteArrayResource(
                """
                create table act_hi_procinst (id_ text, root_proc_inst_id_ text, proc_def_id_ text, business_key_ text, start_time_ timestamptz);
                create table act_re_procdef (id_ text, deployment_id_ text);
                """
                        .getBytes(StandardCharsets.UTF_8)));
        Stream.of(
                        "V2__sla",
                        "V3__complaint",
                        "V12__clocks",
                        "V23__pauses_of_visits",
                        "V28__due_visits",
                        "V37__steps_of_the_models")
                .forEach(name -> migrations.addScript(new ClassPathResource("db/migration/" + name + ".sql")));
        migrations.execute(counted);
        room = new AnnotationConfigApplicationContext();
        room.registerBean(JdbcClient.class, () -> JdbcClient.create(counted));
        room.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(counted));
        room.registerBean(Clock.class, () -> Clock.fixed(Instant.parse("2026-07-14T09:00:00+07:00"), ZoneOffset.UTC));
        room.scan("org.tuntas.sla.jdbc");
        room.refresh();
        jdbc = room.getBean(JdbcClient.class);
        transaction = new TransactionTemplate(room.getBean(PlatformTransactionManager.class));
        sla = room.getBean(Timekeeper.class);
        limits = room.getBean(LimitBook.class);
        calendars = room.getBean(CalendarBook.class);
        holidays = room.getBean(HolidayLoader.class);
    }

    @AfterAll
    static void theRoomCloses() throws IOException {
        room.close();
        connections.close();
        postgres.close();
    }

    @BeforeEach
    void theTablesAreAsDelivered() {
        jdbc.sql(
                        "truncate stage_visit, sla_alert, clock_pause, holiday, sla_limit, escalation_rung, working_hours, clock_change, clock_renewal")
                .update();
        jdbc.sql("insert into working_hours (agency, zone, closes) values ('', 'Asia/Jakarta', '16:00')")
                .update();
        holidays.load();
        calendars.reread();
        limits.replace(
                List.of(
                        limit("FOLLOW_UP", null, 5, 4, EVER),
                        limit("FOLLOW_UP", null, 6, null, LocalDate.parse("2026-08-01")),
                        limit("FOLLOW_UP", "denpasar", 2, 1, EVER),
                        limit("RESOLUTION", null, 14, null, EVER)),
                List.of(FIRST, SECOND));
    }

    // Visits

    @Test
    void openingBindsTheMostSpecificThenTheNewestLimitInForce() {
        assertThat(sla.open(followUp("dki", "2026-07-13T10:00:00+07:00")).workingDays())
                .isEqualTo(5);
        assertThat(sla.open(followUp("dki", "2026-08-03T10:00:00+07:00")).workingDays())
                .isEqualTo(6);
        assertThat(sla.open(followUp("denpasar", "2026-08-03T10:00:00+07:00")).workingDays())
                .isEqualTo(2);
    }

    @Test
    void aVisitIsReadBackAsItWasOpened() {
        Visit opened = sla.open(followUp("dki", "2026-07-13T10:00:00.123456789+07:00"));

        assertThat(sla.visit(opened.id())).isEqualTo(opened);
        assertThat(opened)
                .isEqualTo(new Visit(
                        opened.id(),
                        NUMBER,
                        1,
                        "FOLLOW_UP",
                        "dki",
                        "pupr",
                        null,
                        "COMPLAINT",
                        "ORDINARY",
                        Instant.parse("2026-07-13T03:00:00.123456Z"),
                        null,
                        5,
                        4,
                        "Basis of FOLLOW_UP 5",
                        null,
                        null,
                        null,
                        null,
                        null,
                        0));
        assertThat(sla.current(NUMBER)).contains(opened);
        assertThat(sla.latest(NUMBER, 1, "FOLLOW_UP")).contains(opened);
    }

    @Test
    void theLastInstantOfADayIsNotRoundedIntoTheNext() {
        Visit visit = sla.open(followUp("dki", "2026-07-13T23:59:59.999999999+07:00"));

        assertThat(sla.limit(visit.id())).isEqualTo(Instant.parse("2026-07-20T16:00:00+07:00"));
    }

    @Test
    void closingTwiceKeepsTheFirstEnd() {
        Visit visit = sla.open(followUp("dki", "2026-07-13T10:00:00+07:00"));

        sla.close(visit.id(), Instant.parse("2026-07-14T03:00:00Z"));
        sla.close(visit.id(), Instant.parse("2026-07-15T03:00:00Z"));

        assertThat(sla.visit(visit.id()).endedAt()).isEqualTo("2026-07-14T03:00:00Z");
        assertThat(sla.current(NUMBER)).isEmpty();
    }

    @Test
    void ofTwoThreadsThatStartTheResolutionClockBothGetTheSameVisit() throws Exception {
        List<Long> visits = atOnce(
                8, () -> sla.open(resolution("2026-07-13T10:00:00+07:00")).id());

        assertThat(visits).hasSize(8).containsOnly(visits.get(0));
        assertThat(count("stage_visit")).isEqualTo(1);
    }

    @Test
    void aPromiseIsTheLimitOfTheSameUnitsNextVisit() {
        sla.open(resolution("2026-07-13T10:00:00+07:00"));
        Visit first = sla.open(followUp("dki", "2026-07-13T10:00:00+07:00"));
        Visit withoutUnit = sla.open(withoutUnit("2026-07-13T10:00:00+07:00"));
        sla.promise(first.id(), LocalDate.parse("2026-07-24"));
        sla.promise(withoutUnit.id(), LocalDate.parse("2026-07-23"));

        assertThat(sla.open(followUp("dki", "2026-07-14T10:00:00+07:00")).promisedLimit())
                .isEqualTo("2026-07-24");
        assertThat(sla.open(withoutUnit("2026-07-14T10:00:00+07:00")).promisedLimit())
                .isEqualTo("2026-07-23");
    }

    @Test
    void anAlertIsRaisedOnceHoweverManyTry() throws Exception {
        Visit visit = sla.open(followUp("dki", "2026-07-13T10:00:00+07:00"));
        Instant now = Instant.parse("2026-07-20T09:00:00Z");

        List<Boolean> answers =
                atOnce(8, () -> transaction.execute(status -> sla.raise(visit.id(), "ESCALATION", 1, now)));

        assertThat(answers).containsOnlyOnce(true).hasSize(8);
        assertThat(sla.raise(visit.id(), "ESCALATION", 2, now)).isTrue();
        assertThat(sla.raise(visit.id(), "WARNING", 1, now)).isTrue();
        assertThat(sla.raise(visit.id(), "WARNING", 1, now)).isFalse();
    }

    @Test
    void anAlertIsRaisedOnceMoreAfterEachExtension() {
        sla.open(resolution("2026-07-13T10:00:00+07:00"));
        Visit visit = sla.open(followUp("dki", "2026-07-13T10:00:00+07:00"));

        assertThat(sla.raiseAgain(visit.id(), "ESCALATION", 1, at("2026-07-20T16:00")))
                .isTrue();
        assertThat(sla.raiseAgain(visit.id(), "ESCALATION", 1, at("2026-07-20T17:00")))
                .isFalse();
        assertThat(sla.raise(visit.id(), "ESCALATION", 1, at("2026-07-20T17:00")))
                .isFalse();
        sla.extend(visit.id(), LocalDate.parse("2026-07-22"));
        assertThat(sla.raise(visit.id(), "ESCALATION", 1, at("2026-07-22T16:00")))
                .isFalse();
        assertThat(sla.raisedAt(visit.id(), "ESCALATION", 1)).contains(at("2026-07-20T16:00"));
        assertThat(sla.raiseAgain(visit.id(), "ESCALATION", 1, at("2026-07-22T16:00")))
                .isTrue();
        assertThat(sla.raiseAgain(visit.id(), "ESCALATION", 2, at("2026-07-22T16:00")))
                .isTrue();
        sla.extend(visit.id(), LocalDate.parse("2026-07-23"));

        assertThat(sla.raisedAt(visit.id(), "ESCALATION", 1)).contains(at("2026-07-22T16:00"));
        assertThat(sla.raise(visit.id(), "ESCALATION", 1, at("2026-07-23T16:00")))
                .as("once per visit, however often it was raised again")
                .isFalse();
    }

    @Test
    void anExtensionAndACorrectedClassAreReadBackAsTheyWereWritten() {
        limits.replace(
                List.of(
                        limit("RESOLUTION", null, 14, null, EVER),
                        new Limit("RESOLUTION", null, "SUPERVISORY", null, 60, 45, "Basis of 60", EVER)),
                List.of());
        Visit visit = sla.open(resolution("2026-07-13T10:00:00+07:00"));
        sla.extend(visit.id(), LocalDate.parse("2026-08-05"));

        List<Visit> rebound = sla.reclassify(NUMBER, 1, "COMPLAINT", "SUPERVISORY");

        Visit read = sla.visit(visit.id());
        assertThat(rebound).containsExactly(read);
        assertThat(read.extendedTo()).isEqualTo("2026-08-05");
        assertThat(read.extendedDays()).isEqualTo(17);
        assertThat(read.extensions()).isEqualTo(1);
        assertThat(read.workingDays()).isEqualTo(60);
        assertThat(read.warningDay()).isEqualTo(45);
        assertThat(read.legalBasis()).isEqualTo("Basis of 60");
        assertThat(read.supervisionClass()).isEqualTo("SUPERVISORY");
        assertThat(read.reclassifiedFrom()).isEqualTo(14);

        sla.reclassify(NUMBER, 1, "COMPLAINT", "ORDINARY");
        assertThat(sla.visit(visit.id()).reclassifiedFrom()).isNull();
        sla.close(visit.id(), at("2026-07-14T10:00"));
        assertThat(sla.reclassify(NUMBER, 1, "COMPLAINT", "SUPERVISORY")).isEmpty();
    }

    @Test
    void aPromiseIsKeptByItsShareAndNotByAnotherOneOfTheSameUnit() {
        sla.open(resolution("2026-07-13T10:00:00+07:00"));
        Visit first = sla.open(share(1, "pupr"));
        sla.promise(first.id(), LocalDate.parse("2026-07-24"));

        assertThat(sla.open(share(2, "pupr")).promisedLimit()).isNull();
        assertThat(sla.open(followUp("dki", "2026-07-13T10:00:00+07:00")).promisedLimit())
                .isNull();
        assertThat(sla.open(share(1, "dishub")).promisedLimit()).isEqualTo("2026-07-24");
    }

    // Pauses

    @Test
    void pausesOfSharesAndOfTheRoundAndTheOneThatStandsForAllAreKeptApart() {
        Visit resolution = sla.open(resolution("2026-07-13T10:00:00+07:00"));
        Visit followUp = sla.open(share(1, "pupr"));
        Standstill.begin(sla, NUMBER, 1, 1L, "OTHER_AGENCY", at("2026-07-13T11:00"), at("2026-07-15T16:00"));
        Standstill.begin(sla, NUMBER, 1, 2L, "OTHER_AGENCY", at("2026-07-13T11:00"), at("2026-07-16T16:00"));
        sla.balance(NUMBER, 1, List.of(1L, 2L), at("2026-07-13T11:00"));
        sla.balance(NUMBER, 1, List.of(1L, 2L), at("2026-07-13T12:00"));
        Standstill.begin(sla, NUMBER, 1, null, "FORCE_MAJEURE", at("2026-07-13T11:00"), at("2026-07-14T16:00"));
        assertThat(count("clock_pause")).isEqualTo(4);
        assertThat(sla.limit(resolution)).isEqualTo(at("2026-08-04T16:00"));
        assertThat(sla.limit(followUp)).isEqualTo(at("2026-07-22T16:00"));

        sla.resume(NUMBER, 1, 1L, at("2026-07-13T13:00"));
        sla.balance(NUMBER, 1, List.of(1L, 2L), at("2026-07-13T13:00"));

        assertThat(sla.limit(resolution)).as("the round waits").isEqualTo(at("2026-08-03T16:00"));
        assertThat(sla.limit(followUp)).isEqualTo(at("2026-07-21T16:00"));
        sla.resume(NUMBER, 1, null, at("2026-07-13T14:00"));
        assertThat(sla.limit(resolution)).isEqualTo(at("2026-07-31T16:00"));
        assertThat(sla.explain(resolution).pauses()).isEmpty();
        // With the first share gone, the second alone decides.
        sla.balance(NUMBER, 1, List.of(2L), at("2026-07-14T13:00"));
        assertThat(sla.limit(resolution)).isEqualTo(at("2026-08-04T16:00"));
        sla.balance(NUMBER, 1, List.of(), at("2026-07-15T13:00"));
        assertThat(sla.limit(resolution)).isEqualTo(at("2026-08-03T16:00"));
        assertThat(sla.explain(resolution).paused()).isFalse();
    }

    @Test
    void aPauseThatCameWithAStageFollowsItsLimitUntilItIsEnded() {
        Visit resolution = sla.open(resolution("2026-07-13T10:00:00+07:00"));
        limits.replace(List.of(limit("AWAITING_REPORTER", null, 3, null, EVER)), List.of());
        Visit waiting = sla.open(new OpenVisit(
                NUMBER,
                1,
                "AWAITING_REPORTER",
                "dki",
                null,
                null,
                "COMPLAINT",
                "ORDINARY",
                at("2026-07-13T11:00"),
                null));
        sla.pause(waiting, "AWAITING_REPORTER");
        assertThat(sla.limit(resolution)).isEqualTo(at("2026-08-05T16:00"));

        Holiday leave = new Holiday(LocalDate.parse("2026-07-15"), "", Holiday.Kind.JOINT_LEAVE, "Cuti", null, null);
        calendars.declare(leave);
        assertThat(sla.limit(resolution)).isEqualTo(at("2026-08-06T16:00"));
        sla.resume(NUMBER, 1, null, at("2026-07-17T16:00"));
        assertThat(sla.limit(resolution)).isEqualTo(at("2026-08-06T16:00"));
        assertThat(sla.explain(resolution).pauses())
                .containsExactly(
                        new ExplainedPause("AWAITING_REPORTER", at("2026-07-13T11:00"), at("2026-07-17T16:00"), false));
    }

    @Test
    void aPauseThatIsOverIsNotProlongedByTheNext() {
        Visit visit = sla.open(resolution("2026-07-13T10:00:00+07:00"));
        Standstill.begin(sla, NUMBER, 1, null, "AWAITING_REPORTER", at("2026-07-13T11:00"), at("2026-07-14T16:00"));
        Standstill.begin(sla, NUMBER, 1, null, "AWAITING_REPORTER", at("2026-07-20T11:00"), at("2026-07-21T16:00"));

        assertThat(sla.limit(visit)).isEqualTo(at("2026-08-04T16:00"));
        assertThat(sla.explain(visit).pauses())
                .extracting(pause -> pause.open())
                .containsExactly(false, true);
    }

    @Test
    void whileAPauseIsOpenOnlyItsLatestEndCanMoveAndOnlyToALaterTime() {
        Visit visit = sla.open(resolution("2026-07-13T10:00:00+07:00"));
        Standstill.begin(sla, NUMBER, 1, null, "AWAITING_REPORTER", at("2026-07-15T11:00"), at("2026-07-17T16:00"));
        assertThat(sla.limit(visit.id())).isEqualTo(at("2026-08-04T16:00"));

        Standstill.begin(sla, NUMBER, 1, null, "AWAITING_REPORTER", at("2026-07-16T11:00"), at("2026-07-16T16:00"));
        assertThat(sla.limit(visit.id())).isEqualTo(at("2026-08-04T16:00"));

        Standstill.begin(sla, NUMBER, 1, null, "FORCE_MAJEURE", at("2026-07-17T11:00"), at("2026-07-20T16:00"));
        ExplainedDeadline explained = sla.explain(visit);

        assertThat(explained.at()).isEqualTo(at("2026-08-05T16:00"));
        assertThat(explained.paused()).isTrue();
        assertThat(explained.skipped().get(0).name()).isEqualTo("AWAITING_REPORTER");
    }

    @Test
    void resumingEndsThePauseAndASecondOneCanFollow() {
        Visit visit = sla.open(resolution("2026-07-13T10:00:00+07:00"));
        Standstill.begin(sla, NUMBER, 1, null, "AWAITING_REPORTER", at("2026-07-15T11:00"), at("2026-07-29T16:00"));
        sla.resume(NUMBER, 1, null, at("2026-07-16T11:00"));
        sla.resume(NUMBER, 1, null, at("2026-07-20T11:00"));
        Standstill.begin(sla, NUMBER, 1, null, "FORCE_MAJEURE", at("2026-07-21T11:00"), at("2026-07-29T16:00"));
        // the clock of one node may lag a little behind that of another
        sla.resume(NUMBER, 1, null, at("2026-07-21T10:59"));

        assertThat(sla.limit(visit.id())).isEqualTo(at("2026-08-03T16:00"));
        assertThat(sla.explain(visit).paused()).isFalse();
    }

    // Tables of the designers

    @Test
    void openVisitsSurviveATableThatNoLongerHasTheirRows() {
        Visit visit = sla.open(followUp("dki", "2026-07-13T10:00:00+07:00"));
        Instant secondRung = sla.rung(visit.id(), 2);

        limits.replace(List.of(limit("RESOLUTION", null, 10, null, EVER)), List.of(FIRST));

        assertThat(sla.limit(visit.id())).isEqualTo(Instant.parse("2026-07-20T16:00:00+07:00"));
        assertThat(sla.ladder("FOLLOW_UP")).containsExactly(FIRST);
        assertThat(sla.rung(visit.id(), 2)).isEqualTo(secondRung);
        assertThat(sla.rung("FOLLOW_UP", 2)).isEqualTo(SECOND);
        assertThatThrownBy(() -> sla.open(followUp("dki", "2026-07-13T10:00:00+07:00")))
                .isInstanceOf(IllegalStateException.class);

        limits.replace(List.of(limit("RESOLUTION", null, 10, null, EVER)), List.of(FIRST, SECOND));
        assertThat(sla.ladder("FOLLOW_UP")).containsExactly(FIRST, SECOND);
    }

    @Test
    void aTableThatIsWrongLeavesTheOldOneInForce() {
        List<Limit> before = limits.limits();

        assertThatThrownBy(() -> limits.replace(List.of(), List.of(SECOND)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(limits.limits()).isEqualTo(before).isNotEmpty();
        assertThat(sla.ladder("FOLLOW_UP")).containsExactly(FIRST, SECOND);
    }

    @Test
    void tablesReplacedInATransactionAreSeenThereAtOnceAndElsewhereOnlyWhenItCommits() throws Exception {
        ExecutorService elsewhere = Executors.newSingleThreadExecutor();
        Rung only = new Rung("FOLLOW_UP", 1, 1, "a", "b");
        try {
            transaction.executeWithoutResult(status -> {
                limits.replace(limits.limits(), List.of(only));
                assertThat(sla.ladder("FOLLOW_UP")).containsExactly(only);
                assertThat(join(elsewhere.submit(() -> sla.ladder("FOLLOW_UP"))))
                        .containsExactly(FIRST, SECOND);
                status.setRollbackOnly();
            });
            assertThat(sla.ladder("FOLLOW_UP")).containsExactly(FIRST, SECOND);

            transaction.executeWithoutResult(status -> limits.replace(limits.limits(), List.of(only)));
            assertThat(join(elsewhere.submit(() -> sla.ladder("FOLLOW_UP")))).containsExactly(only);
        } finally {
            elsewhere.shutdown();
        }
    }

    @Test
    void publishingTheSameTablesAgainWritesNothing() {
        List<Limit> inForce = limits.limits();

        int statements = statements(() -> limits.replace(
                inForce.stream()
                        .sorted(Collections.reverseOrder(Comparator.comparing(Limit::stage)))
                        .toList(),
                List.of(SECOND, FIRST)));

        // lock, limits, rungs
        assertThat(statements).isEqualTo(3);
    }

    // Calendar

    @Test
    void theDeliveredHolidaysAreLoadedOnce() {
        long rows = count("holiday");

        assertThat(rows).isEqualTo(53);
        assertThat(holidays.load()).isZero();
        assertThat(count("holiday")).isEqualTo(rows);
    }

    @Test
    void twoNodesThatLoadTogetherLoadEachHolidayOnce() throws Exception {
        jdbc.sql("truncate holiday").update();

        List<Integer> added = atOnce(4, holidays::load);

        assertThat(added).containsOnlyOnce(53).containsOnly(53, 0);
    }

    @Test
    void whatAnOperatorAddedChangedOrWithdrewStaysWhenTheHolidaysAreLoadedAgain() {
        jdbc.sql("update holiday set name = 'Berubah', kind = 'HOLIDAY' where day = '2026-12-24'")
                .update();
        calendars.declare(new Holiday(
                LocalDate.parse("2026-07-15"), "denpasar", Holiday.Kind.LOCAL_HOLIDAY, "Hari Jadi", null, null));
        calendars.withdraw(LocalDate.parse("2026-05-28"), "");

        assertThat(holidays.load()).isZero();

        calendars.reread();
        assertThat(calendars
                        .calendars()
                        .of("dki")
                        .dayOff(LocalDate.parse("2026-12-24"))
                        .orElseThrow()
                        .name())
                .isEqualTo("Berubah");
        assertThat(calendars.calendars().of("denpasar").isWorkingDay(LocalDate.parse("2026-07-15")))
                .isFalse();
        assertThat(calendars.calendars().of("dki").isWorkingDay(LocalDate.parse("2026-07-15")))
                .isTrue();
        assertThat(calendars.calendars().of("dki").isWorkingDay(LocalDate.parse("2026-05-28")))
                .isTrue();
    }

    @Test
    void aHolidayDeclaredWhileWaitingMovesTheLimitAtOnce() {
        Visit visit = sla.open(followUp("dki", "2026-07-13T10:00:00+07:00"));
        assertThat(sla.limit(visit.id())).isEqualTo(Instant.parse("2026-07-20T16:00:00+07:00"));
        Holiday added =
                new Holiday(LocalDate.parse("2026-07-15"), "", Holiday.Kind.JOINT_LEAVE, "Cuti", "SKB 9/2026", EVER);

        calendars.declare(added);
        assertThat(sla.limit(visit.id())).isEqualTo(Instant.parse("2026-07-21T16:00:00+07:00"));

        calendars.withdraw(added.day(), added.agency());
        assertThat(sla.limit(visit.id())).isEqualTo(Instant.parse("2026-07-20T16:00:00+07:00"));

        calendars.declare(added);
        assertThat(sla.limit(visit.id())).isEqualTo(Instant.parse("2026-07-21T16:00:00+07:00"));
    }

    @Test
    void anAgencyCanKeepItsOwnHours() {
        calendars.keep(new WorkingHours("denpasar", ZoneId.of("Asia/Makassar"), LocalTime.of(15, 30), true));

        Visit visit = sla.open(followUp("denpasar", "2026-07-16T10:00:00+08:00"));

        assertThat(sla.limit(visit.id())).isEqualTo(Instant.parse("2026-07-18T15:30:00+08:00"));
    }

    @Test
    void aWrongRowOfAHolidayFileIsNamed() {
        assertThatThrownBy(() -> file("date,kind,name,decree,decree_date\n2026-13-01,libur-nasional,X,Y,\n")
                        .read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Row 1")
                .hasMessageContaining("2026-13-01");
        assertThatThrownBy(() -> file("date,kind,name,decree,decree_date\n2026-01-01,libur,X,Y,\n")
                        .read())
                .hasMessageContaining("'libur'");
        assertThatThrownBy(() -> file("date,kind,name,decree,decree_date\n2026-01-01,libur-lokal,X,Y,\n")
                        .read())
                .hasMessageContaining("names its agency");
        assertThat(file("date,kind,name,decree,decree_date,agency\n2026-01-01, libur-lokal ,\"X, Y\",,,denpasar\n")
                        .read())
                .containsExactly(new Holiday(
                        LocalDate.parse("2026-01-01"), "denpasar", Holiday.Kind.LOCAL_HOLIDAY, "X, Y", null, null));
    }

    // Cost

    @Test
    void aStepOfTheProcedureCostsFewStatements() {
        sla.preview(resolution("2026-07-13T10:00:00+07:00"));
        Visit followUp = sla.open(followUp("dki", "2026-07-13T10:00:00+07:00"));
        Visit resolution = sla.open(resolution("2026-07-13T10:00:00+07:00"));

        assertThat(statements(() -> sla.preview(followUp("dki", "2026-07-13T10:00:00+07:00"))))
                .isZero();
        assertThat(statements(() -> sla.open(followUp("dki", "2026-07-13T10:00:00+07:00"))))
                .isEqualTo(2);
        assertThat(statements(() -> sla.limit(followUp.id()))).isEqualTo(1);
        assertThat(statements(() -> sla.warning(followUp.id()))).isEqualTo(1);
        assertThat(statements(() -> sla.rung(followUp.id(), 2))).isEqualTo(1);
        assertThat(statements(() -> sla.limit(resolution.id()))).isEqualTo(2);
        assertThat(statements(() -> sla.limit(followUp))).isZero();
        Visit share = sla.open(share(1, "pupr"));
        assertThat(statements(() -> sla.limit(share.id()))).isEqualTo(2);
        assertThat(statements(() -> sla.answerDue(share.id(), 1))).isEqualTo(2);
        assertThat(statements(() -> sla.balance(NUMBER, 1, List.of(1L), at("2026-07-14T10:00"))))
                .isEqualTo(1);
    }

    private static HolidayFile file(String content) {
        return new HolidayFile(new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static OpenVisit followUp(String agency, String start) {
        return new OpenVisit(
                NUMBER, 1, "FOLLOW_UP", agency, "pupr", null, "COMPLAINT", "ORDINARY", Instant.parse(start), null);
    }

    private static OpenVisit share(long share, String unit) {
        return new OpenVisit(
                NUMBER, 1, "FOLLOW_UP", "dki", unit, share, "COMPLAINT", "ORDINARY", at("2026-07-13T10:00"), null);
    }

    private static OpenVisit withoutUnit(String start) {
        return new OpenVisit(
                NUMBER, 1, "FOLLOW_UP", "dki", null, null, "COMPLAINT", "ORDINARY", Instant.parse(start), null);
    }

    private static OpenVisit resolution(String start) {
        return new OpenVisit(
                NUMBER, 1, "RESOLUTION", "dki", null, null, "COMPLAINT", "ORDINARY", Instant.parse(start), null);
    }

    private static Limit limit(
            String stage, @Nullable String agency, int workingDays, @Nullable Integer warningDay, LocalDate validFrom) {
        return new Limit(
                stage, null, null, agency, workingDays, warningDay, "Basis of " + stage + " " + workingDays, validFrom);
    }

    private static Instant at(String local) {
        return Instant.parse(local + ":00+07:00");
    }

    private static long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** Runs the same call in several threads that start together. */
    private static <T> List<T> atOnce(int threads, Callable<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> calls = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            return calls.stream().map(SlaDatabaseTest::join).toList();
        } finally {
            pool.shutdown();
        }
    }

    private static <T> T join(Future<T> call) {
        try {
            return call.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static int statements(Runnable work) {
        int before = STATEMENTS.get();
        work.run();
        return STATEMENTS.get() - before;
    }

    private static DataSource counted(DataSource database) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                            if (method.getName().equals("prepareStatement")
                                    || method.getName().equals("createStatement")) {
                                STATEMENTS.incrementAndGet();
                            }
                            try {
                                return method.invoke(connection, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
            }
        };
    }
}
