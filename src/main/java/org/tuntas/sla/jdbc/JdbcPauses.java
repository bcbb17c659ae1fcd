package org.tuntas.sla.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.sla.Pause;
import org.tuntas.sla.Pauses;

/** {@link Pauses} in PostgreSQL. Takes part in the caller's transaction. */
@Repository
class JdbcPauses implements Pauses {

    private final JdbcClient jdbc;

    JdbcPauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void begin(Pause pause) {
        jdbc.sql(
                        """
                        insert into clock_pause as open (number, round, reason, started_at, latest_end)
                        values (:number, :round, :reason, :startedAt, :latestEnd)
                        on conflict (number, round) where ended_at is null
                            do update set latest_end = greatest(open.latest_end, excluded.latest_end)
                        """)
                .param("number", pause.number())
                .param("round", pause.round())
                .param("reason", pause.reason())
                .param("startedAt", Timestamps.stored(pause.startedAt()))
                .param("latestEnd", Timestamps.stored(pause.latestEnd()))
                .update();
    }

    @Override
    public void end(String number, int round, Instant at) {
        jdbc.sql(
                        """
                        update clock_pause set ended_at = greatest(started_at, cast(? as timestamptz))
                        where number = ? and round = ? and ended_at is null
                        """)
                .param(Timestamps.stored(at))
                .param(number)
                .param(round)
                .update();
    }

    @Override
    public List<Pause> of(String number, int round) {
        return jdbc.sql("select * from clock_pause where number = ? and round = ? order by started_at, id")
                .param(number)
                .param(round)
                .query(JdbcPauses::pause)
                .list();
    }

    private static Pause pause(ResultSet row, int index) throws SQLException {
        OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new Pause(
                row.getString("number"),
                row.getInt("round"),
                row.getString("reason"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("latest_end", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant());
    }
}
