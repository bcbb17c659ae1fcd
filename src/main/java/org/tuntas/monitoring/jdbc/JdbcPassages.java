package org.tuntas.monitoring.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.handling.Oversight;
import org.tuntas.monitoring.Passages;

/**
 * {@link Passages} in what is rolled up by day, in one statement: days that are being counted anew, and the parts of days at both ends of
 * a period, are read visit by visit. Whoever watches over an office may read what is held there, except the guarded reports; of these each is asked for.
 */
@Repository
class JdbcPassages implements Passages {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    /** Of an office in {@code p}. */
    private static final String ASKED =
            """
             (cast(:agency as text) is null or p.agency = :agency) and (cast(:bundle as text) is null or p.bundle = :bundle)
                and (cast(:everywhere as boolean) or p.agency = any (:offices) or p.office = any (:offices))
            """;

    private static final String MAY_READ = "(select " + JdbcOpenClocks.MAY_READ
            + " from complaint c join case_index i on i.number = c.number where c.number = p.number)";

    private static final String STEPS =
            """
            with live (since, before) as (
                select since, before from unnest(cast(:since as timestamptz[]), cast(:before as timestamptz[])) as edge (since, before)
                union all
                select cast(day as timestamp) at time zone 'Asia/Jakarta', cast(day + 1 as timestamp) at time zone 'Asia/Jakarta'
                from (select distinct day from passage_due where day >= :first and day < :end) due
            ),
            ended as materialized (
                select dense_rank() over (order by p.process collate "C", p.step collate "C", p.stage collate "C") as place, p.*
                from (
                    select k.* from passage_day k where k.day >= :first and k.day < :end
                        and k.day not in (select day from passage_due)
                    union all
                    select n.* from live cross join lateral passages_between(live.since, live.before) n) p
                where %1$s and (p.number is null or %2$s)
            ),
            length as (
                select place, percentile_cont(0.5) within group (order by length) as median,
                    percentile_disc(0.9) within group (order by length) as ninth
                from ended cross join lateral unnest(lengths) as length group by place
            ),
            passed as (
                select min(process) as process, min(step) as step, min(stage) as stage, place, sum(ended) as ended, sum(limited) as limited,
                    sum(past) as past, sum(lost) as lost, sum(again) as again, sum(reopened) as reopened
                from ended group by place
            ),
            open as materialized (
                select p.process, p.step, p.stage, count(*) as now, sum(p.escalations) as escalations from (%3$s) p
                where %1$s and (not p.guarded or %2$s) group by 1, 2, 3
            ),
            now as (
                select process, step, stage, now from open
                union all
                select 'escalation', 'userTask_HandleEscalation', 'ESCALATION', sum(escalations) from open having sum(escalations) > 0
            )
            select coalesce(e.process, n.process) as process, coalesce(e.step, n.step) as step, coalesce(e.stage, n.stage) as stage,
                coalesce(e.stage, n.stage) in %4$s as waits, coalesce(n.now, 0) as now, coalesce(e.ended, 0) as ended, l.median, l.ninth,
                coalesce(e.limited, 0) as limited, coalesce(e.past, 0) as past, coalesce(e.lost, 0) as lost, coalesce(e.again, 0) as again,
                coalesce(e.reopened, 0) as reopened
            from passed e join length l using (place)
                full join now n on (coalesce(e.process, ''), coalesce(e.step, ''), e.stage) = (coalesce(n.process, ''), coalesce(n.step, ''), n.stage)
            order by 3, 1, 2
            """;

    /** What is there now, with escalations that nobody has answered: once a visit ends, none is left. */
    private static final String OPEN =
            """
            select v.process, v.step, v.stage, v.agency, v.number, g.number is not null as guarded, coalesce(s.escalations, 0) as escalations,
                coalesce(v.unit, case when v.stage = 'RESOLUTION' then (select unit from complaint where number = v.number) end, v.agency)
                    as office,
                coalesce(v.bundle, (select f.bundle from stage_visit f
                    where f.number = v.number and f.round = v.round and f.bundle is not null order by f.id limit 1)) as bundle
            from stage_visit v
                left join complaint g on g.number = v.number and (g.secret or g.supervision_class = 'SUPERVISORY') and g.closed_at is null
                left join (select visit, count(*) as escalations from sla_alert where kind = 'ESCALATION' and outcome is null group by visit) s
                    on s.visit = v.id
            where v.ended_at is null
            """;

    private final JdbcClient jdbc;

    JdbcPassages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Step> steps(Oversight oversight, Asked asked) {
        LocalDate first = firstDayFrom(asked.from());
        LocalDate end = LocalDate.ofInstant(asked.until(), WIB);
        List<Instant> edges = end.isAfter(first)
                ? List.of(asked.from(), start(first), start(end), asked.until())
                : List.of(asked.from(), asked.until());
        return jdbc.sql(STEPS.formatted(ASKED, MAY_READ, OPEN, JdbcOpenClocks.WAITS))
                .params(JdbcOpenClocks.parameters(oversight))
                .param("everywhere", oversight.everywhere())
                .param("agency", asked.agency(), Types.VARCHAR)
                .param("bundle", asked.bundle(), Types.VARCHAR)
                .param("first", first)
                .param("end", end)
                .param("since", every(edges, 0))
                .param("before", every(edges, 1))
                .query(JdbcPassages::step)
                .list();
    }

    private static LocalDate firstDayFrom(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, WIB);
        return start(day).equals(at) ? day : day.plusDays(1);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(WIB).toInstant();
    }

    /** Of pairs, the first or the second ones. */
    private static String[] every(List<Instant> edges, int which) {
        return IntStream.range(0, edges.size())
                .filter(index -> index % 2 == which)
                .mapToObj(index -> edges.get(index).toString())
                .toArray(String[]::new);
    }

    private static Step step(ResultSet row, int index) throws SQLException {
        return new Step(
                row.getString("process"),
                row.getString("step"),
                row.getString("stage"),
                row.getBoolean("waits"),
                row.getInt("now"),
                row.getInt("ended"),
                JdbcOpenClocks.seconds(row, "median"),
                JdbcOpenClocks.seconds(row, "ninth"),
                row.getInt("limited"),
                row.getInt("past"),
                Objects.requireNonNullElse(JdbcOpenClocks.seconds(row, "lost"), Duration.ZERO),
                row.getInt("again"),
                row.getInt("reopened"));
    }
}
