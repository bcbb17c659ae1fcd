package org.tuntas.operation.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.operation.StandingBook;

/** {@link StandingBook} through the indexes that the workers themselves use. */
@Repository
class JdbcStandingBook implements StandingBook {

    /** After so many attempts their rooms give up, or only try now and then. */
    private static final int GIVEN_UP = 5;

    /** Clocks are renewed by the time of the machine, everything else by that of the procedure. */
    private static final String BACKLOGS =
            """
            select 'rounds' as name, count(*) filter (where attempts < %1$d) as waiting,
                min(greatest(requested_at, next_attempt)) filter (where attempts < %1$d) as oldest,
                count(*) filter (where attempts >= %1$d) as given_up from round_to_start
            union all
            select 'clocks', count(*) filter (where failures < %1$d), :now - (now() - min(due_at) filter (where failures < %1$d)),
                count(*) filter (where failures >= %1$d) from clock_renewal
            union all
            select 'families', count(*) filter (where attempts < %1$d),
                min(greatest(requested_at, next_attempt)) filter (where attempts < %1$d),
                count(*) filter (where attempts >= %1$d) from family_news
            union all
            select 'letters', (select count(*) from notice where state in ('WAITING', 'SENDING')),
                (select min(due) from notice where state in ('WAITING', 'SENDING')),
                (select count(*) from notice where state = 'GIVEN_UP' and moved_at > :now - interval '7 days')
            union all
            select 'digests', count(*), min(due), 0 from digest where state in ('WAITING', 'SENDING')
            union all
            select 'bulk', count(*), min(a.ordered_at), 0
            from bulk_item i join bulk_action a on a.id = i.action where i.outcome = 'WAITING'
            union all
            select 'figures', (select count(*) from figure_due) + (select count(*) from passage_due), null, 0
            """
                    .formatted(GIVEN_UP);

    private static final String JOBS =
            """
            select 'jobs' as name, count(*) filter (where not failed and due <= :now) as waiting,
                min(due) filter (where not failed and due <= :now) as oldest, count(*) filter (where failed) as given_up
            from engine_job
            """;

    private final JdbcClient jdbc;

    JdbcStandingBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Waiting> backlogs(Instant now) {
        return waiting(BACKLOGS, now);
    }

    @Override
    public Waiting jobs(Instant now) {
        return waiting(JOBS, now).get(0);
    }

    private List<Waiting> waiting(String sql, Instant now) {
        return jdbc.sql(sql)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Waiting(
                        row.getString("name"), row.getLong("waiting"), oldest(row, now), row.getLong("given_up")))
                .list();
    }

    private static Duration oldest(ResultSet row, Instant now) throws SQLException {
        OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
        return oldest == null || oldest.toInstant().isAfter(now)
                ? Duration.ZERO
                : Duration.between(oldest.toInstant(), now);
    }

    @Override
    public Map<Integer, Long> escalations() {
        Map<Integer, Long> byLevel = new TreeMap<>();
        jdbc.sql(
                        "select level, count(*) as open from sla_alert where kind = 'ESCALATION' and outcome is null group by level")
                .query(row -> {
                    byLevel.put(row.getInt("level"), row.getLong("open"));
                });
        return byLevel;
    }
}
