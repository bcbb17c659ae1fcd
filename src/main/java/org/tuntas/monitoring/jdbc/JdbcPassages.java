package org.tuntas.monitoring.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.handling.Oversight;
import org.tuntas.monitoring.Passages;

/** {@link Passages} in the table of visits, found by when they ended. */
@Repository
class JdbcPassages implements Passages {

    private static final String LENGTH = "extract(epoch from v.ended_at - coalesce(v.entered_at, v.started_at))";

    private static final String STEPS =
            """
            select v.process, v.step, v.stage, v.stage in %2$s as waits,
                count(*) filter (where v.ended_at is null) as now, count(v.ended_at) as ended,
                percentile_cont(0.5) within group (order by %1$s) as median,
                percentile_disc(0.9) within group (order by %1$s) as ninth,
                count(v.ended_at) filter (where v.limit_at < 'infinity') as limited,
                count(v.ended_at) filter (where v.ended_at > v.limit_at) as past,
                coalesce(sum(extract(epoch from v.ended_at - v.limit_at)) filter (where v.ended_at > v.limit_at), 0) as lost,
                count(v.ended_at) filter (where v.again) as again,
                count(v.ended_at) filter (where v.round > 1) as reopened
            from stage_visit v
            where (v.ended_at is null or v.ended_at >= :from and v.ended_at < :until)
                and (cast(:agency as text) is null or v.agency = :agency)
            """
                    .formatted(LENGTH, JdbcOpenClocks.WAITS);

    private static final String ESCALATIONS =
            """
            select 'escalation' as process, 'userTask_HandleEscalation' as step, 'ESCALATION' as stage, false as waits,
                count(*) filter (where s.outcome is null) as now, count(s.outcome) as ended,
                percentile_cont(0.5) within group (order by extract(epoch from s.outcome_at - s.at)) as median,
                percentile_disc(0.9) within group (order by extract(epoch from s.outcome_at - s.at)) as ninth,
                0 as limited, 0 as past, 0 as lost, 0 as again, count(s.outcome) filter (where v.round > 1) as reopened
            from sla_alert s join stage_visit v on v.id = s.visit
            where s.kind = 'ESCALATION' and (s.outcome is null or s.outcome_at >= :from and s.outcome_at < :until)
                and (cast(:agency as text) is null or v.agency = :agency)
            """;

    /** The clock of the resolution belongs to no element, but to the round whose first element tells its version. */
    private static final String VERSION =
            """
             and coalesce(v.bundle, (select f.bundle from stage_visit f
                where f.number = v.number and f.round = v.round and f.bundle is not null order by f.id limit 1)) = :bundle
            """;

    private final JdbcClient jdbc;

    JdbcPassages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Step> steps(Oversight oversight, Asked asked) {
        return query(STEPS, " group by 1, 2, 3, 4 order by 3, 1, 2", oversight, asked);
    }

    @Override
    public List<Step> escalations(Oversight oversight, Asked asked) {
        return query(ESCALATIONS, " having count(*) > 0", oversight, asked);
    }

    private List<Step> query(String sql, String grouped, Oversight oversight, Asked asked) {
        return jdbc.sql(sql + (asked.bundle() == null ? "" : VERSION) + JdbcOpenClocks.passages(oversight) + grouped)
                .params(JdbcOpenClocks.parameters(oversight))
                .param("agency", asked.agency(), Types.VARCHAR)
                .param("bundle", asked.bundle(), Types.VARCHAR)
                .param("from", JdbcOpenClocks.utc(asked.from()))
                .param("until", JdbcOpenClocks.utc(asked.until()))
                .query(JdbcPassages::step)
                .list();
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
