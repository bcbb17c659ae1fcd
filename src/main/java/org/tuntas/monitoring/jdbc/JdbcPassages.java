package org.tuntas.monitoring.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.handling.Oversight;
import org.tuntas.monitoring.Passages;

/** {@link Passages} in the table of visits, found by when they ended. */
@Repository
class JdbcPassages implements Passages {

    private static final String STAGES =
            """
            select v.stage, count(*) filter (where v.ended_at is null) as now, count(v.ended_at) as ended,
                percentile_cont(0.5) within group (order by extract(epoch from v.ended_at - v.started_at)) as median,
                percentile_disc(0.9) within group (order by extract(epoch from v.ended_at - v.started_at)) as ninth,
                count(v.ended_at) filter (where v.limit_at < 'infinity') as limited,
                count(v.ended_at) filter (where v.ended_at > v.limit_at) as past,
                count(v.ended_at) filter (where exists (select from stage_visit e where e.number = v.number and e.round = v.round
                    and e.stage = v.stage and e.id < v.id and e.unit is not distinct from v.unit)) as again,
                count(v.ended_at) filter (where v.round > 1) as reopened
            from stage_visit v
            where (v.ended_at is null or v.ended_at >= :since) and (cast(:agency as text) is null or v.agency = :agency)
            """;

    private final JdbcClient jdbc;

    JdbcPassages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Stage> stages(Oversight oversight, @Nullable String agency, Instant since) {
        return jdbc.sql(STAGES + JdbcOpenClocks.passages(oversight) + " group by v.stage order by v.stage")
                .params(JdbcOpenClocks.parameters(oversight))
                .param("agency", agency, Types.VARCHAR)
                .param("since", JdbcOpenClocks.utc(since))
                .query(JdbcPassages::stage)
                .list();
    }

    private static Stage stage(ResultSet row, int index) throws SQLException {
        return new Stage(
                row.getString("stage"),
                row.getInt("now"),
                row.getInt("ended"),
                JdbcOpenClocks.seconds(row, "median"),
                JdbcOpenClocks.seconds(row, "ninth"),
                row.getInt("limited"),
                row.getInt("past"),
                row.getInt("again"),
                row.getInt("reopened"));
    }
}
