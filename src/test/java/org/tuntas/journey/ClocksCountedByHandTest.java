package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.api.CitizensApi;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.journey.CountedHistory.Step;
import org.tuntas.lifecycle.ClockRenewal;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.ExplainedDeadline;
import org.tuntas.sla.Holiday;
import org.tuntas.sla.RenewalBacklog;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.WorkingHours;

/**
 * Histories that nobody wrote: random steps at random hours, in three zones, on days that are declared off meanwhile. After each
 * step every clock is counted again by hand ({@link CountedHistory}), and the explanation, the timers, the due dates and the
 * citizens' API must say the same.
 */
class ClocksCountedByHandTest extends RunningTuntas {

    private static final String KES = "kementerian-kesehatan";
    private static final String PU = "kementerian-pu";
    private static final int HISTORIES = Integer.getInteger("tuntas.test.histories", 24);
    private static final int STEPS = 6;
    private static final List<String> STARTS = List.of(
            "2025-08-11",
            "2025-12-18",
            "2026-02-11",
            "2026-03-12",
            "2026-04-28",
            "2026-05-11",
            "2026-08-10",
            "2026-12-14");
    private static final List<String> HOURS = List.of(
            "00:01", "06:58", "09:30", "11:00", "12:31", "14:29", "14:31", "15:58", "16:01", "17:01", "21:58", "22:02",
            "23:58");
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final ZoneId WITA = ZoneId.of("Asia/Makassar");
    private static final ZoneId WIT = ZoneId.of("Asia/Jayapura");
    private static final CountedDays.Hours USUAL = new CountedDays.Hours(WIB, LocalTime.of(16, 0), false);

    /** The visit in which something of the engine stands: the nearest one upwards within its process. */
    private static final String NEAREST_VISIT =
            """
            with recursive up (id, execution, depth) as (
                select id_, execution_id_, 0 from %1$s where proc = any(:instances)
                union all
                select up.id, e.parent_id_, depth + 1 from up join act_ru_execution e on e.id_ = up.execution
                where e.parent_id_ is not null)
            select distinct on (up.id) up.id, v.long_ from up
            join act_ru_variable v on v.execution_id_ = up.execution and v.name_ = 'visit' order by up.id, depth
            """;

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    CalendarBook calendars;

    @Autowired
    ClockRenewal renewal;

    @Autowired
    RenewalBacklog backlog;

    @Autowired
    Timekeeper timekeeper;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    private final List<Holiday> declared = new ArrayList<>();
    private CountedDays days;
    private CountedHistory history;
    private ComplaintJourney journey;
    private Random dice;
    private final List<String> story = new ArrayList<>();

    @BeforeEach
    void threeAgenciesWorkByTheirOwnHours() {
        days = new CountedDays(
                USUAL,
                Map.of(
                        KES, new CountedDays.Hours(WIT, LocalTime.of(14, 30), true),
                        PU, new CountedDays.Hours(WITA, LocalTime.of(17, 0), false)));
        for (String agency : List.of(KES, PU)) {
            CountedDays.Hours hours = days.hours(agency);
            calendars.keep(new WorkingHours(agency, hours.zone(), hours.closes(), hours.saturdays()));
        }
        renewal.renewWaiting();
    }

    @AfterEach
    void asTheyWere() {
        for (String agency : List.of(KES, PU)) {
            calendars.keep(new WorkingHours(agency, USUAL.zone(), USUAL.closes(), USUAL.saturdays()));
        }
        renewal.renewWaiting();
        jdbc.sql("delete from working_hours where agency in (?, ?)")
                .params(KES, PU)
                .update();
        calendars.reread();
    }

    @Test
    void everyDateIsTheOneThatIsCountedByHand() {
        List<String> faults = new ArrayList<>();
        for (int seed = 1; seed <= HISTORIES; seed++) {
            try {
                tell(seed);
            } catch (AssertionError | RuntimeException fault) {
                faults.add("Seed " + seed + ", " + journey.number() + ":\n  " + String.join("\n  ", story) + "\n"
                        + fault.getMessage());
                forgetDecrees();
            }
        }
        assertThat(faults).isEmpty();
    }

    private void tell(int seed) {
        dice = new Random(seed * 7919L);
        story.clear();
        time.set(LocalDate.parse(STARTS.get(dice.nextInt(STARTS.size())))
                .plusDays(dice.nextInt(7))
                .atTime(hour())
                .atZone(zone())
                .toInstant());
        String named = dice.nextBoolean() ? null : dice.nextBoolean() ? KES : PU;
        journey = journeys.filed(
                named == null ? Report.aboutALamp() : Report.aboutALamp().naming(named));
        history = new CountedHistory(days, dice, time::now, named);
        told("filed for " + named);
        compare();
        for (int step = 0; step < STEPS; step++) {
            pass();
            if (dice.nextInt(6) == 0) {
                decree();
            }
            Step next = history.next();
            if (next != null) {
                told(next.what());
                take(next);
                next.then().run();
                compare();
            }
        }
        passTo(time.now().plus(Duration.ofDays(dice.nextInt(20))));
        compare();
        if (!journey.complaint().state().isFinal()) {
            journey.withdrawn();
        }
        forgetDecrees();
    }

    private void forgetDecrees() {
        declared.forEach(day -> {
            calendars.withdraw(day.day(), day.agency());
            days.working(day.day(), day.agency());
        });
        declared.clear();
    }

    private LocalTime hour() {
        return LocalTime.parse(HOURS.get(dice.nextInt(HOURS.size())));
    }

    private ZoneId zone() {
        return List.of(WIB, WITA, WIT).get(dice.nextInt(3));
    }

    private void told(String what) {
        story.add(time.now().atZone(WIB).toLocalDateTime().withNano(0) + " " + what);
    }

    // Time and decrees

    private void pass() {
        Instant to = dice.nextInt(3) == 0
                ? time.now().plus(Duration.ofMinutes(1 + dice.nextInt(60)))
                : time.now()
                        .atZone(zone())
                        .toLocalDate()
                        .plusDays(dice.nextInt(5))
                        .atTime(hour())
                        .atZone(zone())
                        .toInstant();
        passTo(to);
    }

    private void passTo(Instant to) {
        while (true) {
            ActualTimer next = timers().stream()
                    .filter(timer -> !timer.due().isAfter(to))
                    .min(Comparator.comparing(ActualTimer::due))
                    .orElse(null);
            if (next == null) {
                break;
            }
            if (time.now().isBefore(next.due())) {
                time.set(next.due().plusSeconds(1));
            }
            told("fires " + next.activity() + " of " + next.clock());
            CountedClock clock = clock(next.clock());
            management.executeJob(next.id());
            history.fired(clock, next.activity());
        }
        if (time.now().isBefore(to)) {
            time.set(to);
        }
    }

    private CountedClock clock(String key) {
        return history.open.stream()
                .filter(clock -> clock.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " should not run"));
    }

    private void decree() {
        LocalDate today = time.now().atZone(WIB).toLocalDate();
        if (!declared.isEmpty() && dice.nextInt(3) == 0) {
            Holiday back = declared.remove(dice.nextInt(declared.size()));
            told("works after all on " + back.day() + " '" + back.agency() + "'");
            calendars.withdraw(back.day(), back.agency());
            days.working(back.day(), back.agency());
        } else {
            String agency = List.of("", "", KES, PU).get(dice.nextInt(4));
            LocalDate day = dice.nextInt(8) == 0 ? LocalDate.of(2027, 1, 1) : today.plusDays(dice.nextInt(16) - 2);
            Holiday off = new Holiday(
                    day,
                    agency,
                    agency.isEmpty() ? Holiday.Kind.JOINT_LEAVE : Holiday.Kind.LOCAL_HOLIDAY,
                    "Libur",
                    "SK 7/2026",
                    null);
            if (agency.isEmpty()
                    && days.off(day, "") != null
                    && !days.off(day, "").kind().equals("WEEKEND")
                    && days.off(day, "").decree() != null) {
                return;
            }
            told("off on " + day + " '" + agency + "'");
            calendars.declare(off);
            declared.remove(off);
            declared.add(off);
            days.off(day, agency, new CountedDays.Off(off.kind().name(), off.decree()));
        }
        renewTheOneOfTheStory();
    }

    /** All complaints of the other tests are concerned as well: they are taken off the list, or each decree would cost seconds. */
    private void renewTheOneOfTheStory() {
        backlog.spread();
        jdbc.sql("delete from clock_renewal where number <> ?")
                .param(journey.number().value())
                .update();
        renewal.renewWaiting();
    }

    // The product's side

    private void take(Step step) {
        if (step.task() == null) {
            switch (step.what()) {
                case "completed" -> journey.completedReport("Di depan SDN 2.");
                case "contested" -> journey.contested("Ini urusan kota.");
                case "reopened" -> journey.reopened("Mati lagi.");
                case "replied" -> journey.replied("Tiang nomor 4.");
                case "satisfied" -> journey.satisfied(4);
                default -> journey.dissatisfied("Masih gelap.");
            }
            return;
        }
        String[] wanted = step.task().split("#");
        ActualTask task = tasks().stream()
                .filter(open -> open.step().equals(wanted[0]) && open.clock().equals(step.clock()))
                .filter(open -> wanted.length == 1 || level(open).equals(wanted[1]))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("No task " + step.task() + " of " + step.clock() + " among " + tasks()));
        String officer = jdbc.sql(
                        """
                        select m.staff_login from act_ru_identitylink l join membership m on m.group_id = l.group_id_
                        where l.task_id_ = ? order by m.staff_login limit 1
                        """)
                .param(task.id())
                .query(String.class)
                .single();
        journey.as(officer, () -> tasks.complete(task.id(), new HashMap<>(step.form())));
        journey.approvedIfDue();
    }

    private static String level(ActualTask escalation) {
        return escalation.name().replaceFirst(".* tingkat (\\d+).*", "$1");
    }

    private record ActualTimer(String id, String activity, String clock, Instant due) {}

    private record ActualTask(String id, String step, String name, String clock, @Nullable Instant due) {}

    private List<ActualTimer> timers() {
        Map<Long, String> visits = visits();
        Map<String, Long> at =
                nearestVisits("(select id_, execution_id_, process_instance_id_ as proc from act_ru_job) j");
        return jdbc.sql(
                        """
                        select j.id_, d.act_id_, j.duedate_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where j.process_instance_id_ = any(:instances) and j.type_ = 'timer'
                        """)
                .param("instances", instances())
                .query((row, n) -> {
                    String activity = row.getString("act_id_");
                    return new ActualTimer(
                            row.getString("id_"),
                            activity,
                            activity.contains("Resolution") ? "RESOLUTION/" : visits.get(at.get(row.getString("id_"))),
                            row.getTimestamp("duedate_").toInstant());
                })
                .list();
    }

    private List<ActualTask> tasks() {
        Map<Long, String> visits = visits();
        Map<String, Long> at = nearestVisits("(select id_, execution_id_, proc_inst_id_ as proc from act_ru_task) t");
        return jdbc.sql(
                        """
                        select id_, task_def_key_, name_, coalesce(due_date_, follow_up_date_) as due from act_ru_task
                        where proc_inst_id_ = any(:instances)
                        """)
                .param("instances", instances())
                .query((row, n) -> {
                    String step = row.getString("task_def_key_");
                    return new ActualTask(
                            row.getString("id_"),
                            step,
                            row.getString("name_"),
                            step.equals("userTask_GiveCombinedResponse")
                                    ? "RESOLUTION/"
                                    : visits.get(at.get(row.getString("id_"))),
                            row.getTimestamp("due") == null
                                    ? null
                                    : row.getTimestamp("due").toInstant());
                })
                .list();
    }

    private String[] instances() {
        return jdbc.sql("select proc_inst_id_ from act_ru_execution where business_key_ = ?")
                .param(journey.number().value())
                .query(String.class)
                .list()
                .toArray(String[]::new);
    }

    private Map<String, Long> nearestVisits(String things) {
        return jdbc
                .sql(NEAREST_VISIT.formatted(things))
                .param("instances", instances())
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<Long, String> visits() {
        Map<Long, String> visits = new HashMap<>();
        jdbc.sql("select id, stage, unit from stage_visit where number = ?")
                .param(journey.number().value())
                .query(row -> {
                    visits.put(
                            row.getLong("id"),
                            row.getString("stage") + "/"
                                    + (row.getString("unit") == null ? "" : row.getString("unit")));
                });
        return visits;
    }

    // Comparing

    private void compare() {
        List<String> counted = new ArrayList<>();
        List<String> timersCounted = new ArrayList<>();
        List<String> askedFor = new ArrayList<>();
        for (CountedClock clock : history.open) {
            counted.add(counted(clock));
            clock.timers.forEach((activity, due) ->
                    timersCounted.add(clock.key() + " " + activity.replaceFirst("#.*", "") + " " + due.get()));
            clock.asked.forEach(level -> askedFor.add(clock.key() + " " + level + " " + clock.answerDue(level)));
        }
        Map<Long, String> visits = visits();
        List<Long> running = jdbc.sql("select id from stage_visit where number = ? and ended_at is null")
                .param(journey.number().value())
                .query(Long.class)
                .list();
        assertThat(running.stream().map(id -> explained(visits.get(id), id)).toList())
                .as("what is explained of each clock")
                .containsExactlyInAnyOrderElementsOf(counted);
        assertThat(timers().stream()
                        .map(timer -> timer.clock() + " " + timer.activity() + " " + timer.due())
                        .toList())
                .as("timers")
                .containsExactlyInAnyOrderElementsOf(timersCounted);
        List<ActualTask> open = tasks();
        assertThat(open.stream()
                        .filter(task -> task.step().equals("userTask_HandleEscalation"))
                        .map(task -> task.clock() + " " + level(task) + " " + task.due())
                        .toList())
                .as("escalations that wait for an answer")
                .containsExactlyInAnyOrderElementsOf(askedFor);
        for (ActualTask task : open) {
            if (!task.step().equals("userTask_HandleEscalation")) {
                assertThat(task.due())
                        .as("due date of " + task)
                        .isEqualTo(clock(task.clock()).limit());
            }
        }
        apiShowsTheSame();
    }

    private String counted(CountedClock clock) {
        return String.join(
                " | ",
                clock.key(),
                "limit " + clock.limit(),
                "from " + clock.startDay(),
                "HK " + clock.countedLength(),
                "promised " + clock.until,
                "extended " + clock.extendedTo(),
                "before " + clock.before,
                clock.provisional() ? "provisional" : "decreed",
                clock.waits.stream().anyMatch(wait -> wait.open) ? "paused" : "runs",
                String.valueOf(clock.skipped()));
    }

    private String explained(String key, long visit) {
        ExplainedDeadline deadline = timekeeper.explain(timekeeper.visit(visit));
        return String.join(
                " | ",
                key,
                "limit " + deadline.at(),
                "from " + deadline.start().atZone(deadline.zone()).toLocalDate(),
                "HK " + deadline.workingDays(),
                "promised " + deadline.promised(),
                "extended " + deadline.extendedTo(),
                "before " + deadline.reclassifiedFrom(),
                deadline.provisional() ? "provisional" : "decreed",
                deadline.paused() ? "paused" : "runs",
                deadline.skipped().stream()
                        .map(day -> day.date() + " " + day.kind() + " " + day.decree())
                        .toList()
                        .toString());
    }

    private void apiShowsTheSame() {
        CitizensApi.Answer shown = new CitizensApi(port)
                .get("/api/v1/complaints/" + journey.number().value(), "X-Tracking-Pin", journey.pin());
        assertThat(shown.status()).isEqualTo(200);
        List<String> stages = history.open.stream()
                .filter(clock -> !clock.stage.equals("RESOLUTION"))
                .map(ClocksCountedByHandTest::atAPlace)
                .toList();
        if (stages.isEmpty()) {
            assertThat(shown.body().has("deadline"))
                    .as("a deadline where none runs")
                    .isFalse();
        } else {
            assertThat(stages)
                    .as("the API's deadline")
                    .contains(atAPlace(shown.body().at("/deadline")));
        }
        Stream<CountedClock> resolution = history.open.stream().filter(clock -> clock.stage.equals("RESOLUTION"));
        assertThat(
                        shown.body().has("resolution")
                                ? List.of(atAPlace(shown.body().at("/resolution")))
                                : List.of())
                .as("the API's resolution")
                .isEqualTo(resolution.map(ClocksCountedByHandTest::atAPlace).toList());
    }

    private static String atAPlace(CountedClock clock) {
        return clock.stage + " " + clock.limit() + " " + clock.skipped().size();
    }

    private static String atAPlace(JsonNode deadline) {
        return deadline.at("/stage").asText() + " "
                + OffsetDateTime.parse(deadline.at("/at").asText()).toInstant() + " "
                + deadline.at("/skipped").size();
    }
}
