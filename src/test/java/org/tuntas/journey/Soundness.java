package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.sla.Timekeeper;

/** What must hold of a complaint after whatever happened to it: our tables, the timeline and the engine tell one story. */
@TestComponent
public class Soundness {

    private final Assignments assignments;
    private final Timekeeper timekeeper;
    private final JdbcClient jdbc;

    Soundness(Assignments assignments, Timekeeper timekeeper, JdbcClient jdbc) {
        this.assignments = assignments;
        this.timekeeper = timekeeper;
        this.jdbc = jdbc;
    }

    /** Fails when two of our tables, or one of them and the engine, disagree about the complaint. */
    public void check(ComplaintJourney journey) {
        Complaint complaint = journey.complaint();
        String number = complaint.number().value();
        timelineLeadsHere(journey, complaint);
        assertThat(roots(number))
                .as("instances of %s", complaint)
                .hasSize(complaint.state().isFinal() ? 0 : 1);
        if (complaint.state().isFinal()) {
            nothingIsOpen(complaint, number);
        } else {
            sharesAgree(complaint, number);
            visitsAreWhereTokensAre(number);
            keptDatesAreThoseOfTheClocks(number);
        }
    }

    private void nothingIsOpen(Complaint complaint, String number) {
        assertThat(complaint.closedAt()).isNotNull();
        assertThat(complaint.closeReason()).as("why it ended").isNotNull();
        assertThat(open("assignment", number)).as("open shares").isEmpty();
        assertThat(open("stage_visit", number)).as("open visits").isEmpty();
        assertThat(open("clock_pause", number)).as("open pauses").isEmpty();
        assertThat(strings("select id_ from act_ru_execution where business_key_ = ?", number))
                .as("executions")
                .isEmpty();
        assertThat(strings("select number from round_to_start where number = ?", number))
                .as("rounds that wait")
                .isEmpty();
        assertThat(
                        strings(
                                """
                                select j.id_ from act_ru_job j where not exists (
                                    select from act_ru_execution e where e.id_ = j.process_instance_id_)
                                    and j.process_instance_id_ is not null
                                """))
                .as("timers without a process")
                .isEmpty();
    }

    private void sharesAgree(Complaint complaint, String number) {
        List<Assignment> open = assignments.openOf(complaint.number());
        Set<Long> shares = open.stream().map(Assignment::id).collect(Collectors.toSet());
        Set<Long> paused = Set.copyOf(
                jdbc.sql("select share from clock_pause where number = ? and share is not null and ended_at is null")
                        .param(number)
                        .query(Long.class)
                        .list());
        assertThat(shares).as("only open shares pause").containsAll(paused);
        assertThat(strings("select reason from clock_pause where number = ? and derived and ended_at is null", number))
                .as("the resolution clock stands while all of %s wait, of whom %s do", shares, paused)
                .hasSize(!shares.isEmpty() && paused.containsAll(shares) ? 1 : 0);
        if (!shares.isEmpty()) {
            assertThat(complaint.state())
                    .as("derived from %s", open)
                    .isEqualTo(ComplaintState.of(assignments.newestOf(complaint.number())));
        }
    }

    private void visitsAreWhereTokensAre(String number) {
        List<Long> visits = jdbc.sql(
                        "select id from stage_visit where number = ? and ended_at is null and stage <> 'RESOLUTION'")
                .param(number)
                .query(Long.class)
                .list();
        List<Long> tokens = jdbc.sql(
                        """
                        select distinct v.long_ from act_ru_variable v join act_ru_execution e on e.id_ = v.proc_inst_id_
                        where e.business_key_ = ? and v.name_ = 'visit'
                        """)
                .param(number)
                .query(Long.class)
                .list();
        assertThat(tokens).as("a token stands in each open visit").containsAll(visits);
        assertThat(strings(
                        """
                        select t.name_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                        where e.business_key_ = ? and t.due_date_ is null and t.task_def_key_ not like 'userTask_Resume%'
                        """,
                        number))
                .as("tasks without a due date, other than those that nobody need do")
                .isEmpty();
    }

    /** Lists are ordered by what is kept beside a visit, and it is due when its clock says so. */
    private void keptDatesAreThoseOfTheClocks(String number) {
        jdbc.sql("select id, limit_at, near_at from stage_visit where number = ? and ended_at is null")
                .param(number)
                .query(row -> {
                    long visit = row.getLong("id");
                    assertThat(row.getObject("limit_at", OffsetDateTime.class).toInstant())
                            .as("kept limit of %s", timekeeper.visit(visit))
                            .isEqualTo(timekeeper.limit(visit));
                    assertThat(row.getObject("near_at", OffsetDateTime.class).toInstant())
                            .as("four fifths of %s", timekeeper.visit(visit))
                            .isEqualTo(timekeeper.share(visit, 80));
                });
    }

    private static void timelineLeadsHere(ComplaintJourney journey, Complaint complaint) {
        List<ComplaintEvent> states = journey.timeline(EventKind.STATE_ENTERED);
        String last = states.isEmpty()
                ? "@state.RECEIVED"
                : states.get(states.size() - 1).arguments().get(0);
        assertThat(last).as("the timeline's last state").isEqualTo("@state." + complaint.state());
        for (int i = 1; i < states.size(); i++) {
            assertThat(states.get(i).arguments().equals(states.get(i - 1).arguments())
                            && states.get(i).round() == states.get(i - 1).round())
                    .as("the same state twice in a row: %s", states)
                    .isFalse();
        }
    }

    private List<String> roots(String number) {
        return strings(
                "select id_ from act_ru_execution where business_key_ = ? and id_ = root_proc_inst_id_ and parent_id_ is null",
                number);
    }

    private List<String> open(String table, String number) {
        return jdbc
                .sql("select * from " + table + " where number = ? and ended_at is null")
                .param(number)
                .query()
                .listOfRows()
                .stream()
                .map(Object::toString)
                .toList();
    }

    private List<String> strings(String sql, Object... params) {
        return jdbc.sql(sql).params(List.of(params)).query(String.class).list();
    }
}
