package org.tuntas.sla.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
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
        // What is over must not be prolonged: the clock has run since.
        jdbc.sql(
                        """
                        update clock_pause set ended_at = latest_end
                        where number = :number and round = :round and share is not distinct from :share
                            and derived = :derived and ended_at is null and latest_end <= :startedAt
                        """)
                .paramSource(values(pause))
                .update();
        jdbc.sql(
                        """
                        insert into clock_pause as open (number, round, share, derived, reason, started_at, latest_end)
                        values (:number, :round, :share, :derived, :reason, :startedAt, :latestEnd)
                        on conflict (number, round, share, derived) where ended_at is null
                            do update set latest_end = greatest(open.latest_end, excluded.latest_end)
                        """)
                .paramSource(values(pause))
                .update();
    }

    private static MapSqlParameterSource values(Pause pause) {
        return new MapSqlParameterSource()
                .addValue("number", pause.number())
                .addValue("round", pause.round())
                .addValue("share", pause.share(), Types.BIGINT)
                .addValue("derived", pause.derived())
                .addValue("reason", pause.reason())
                .addValue("startedAt", Timestamps.stored(pause.startedAt()))
                .addValue("latestEnd", Timestamps.stored(pause.latestEnd()));
    }

    @Override
    public void end(String number, int round, @Nullable Long share, boolean derived, Instant at) {
        jdbc.sql(
                        """
                        update clock_pause set ended_at = greatest(started_at, cast(:at as timestamptz))
                        where number = :number and round = :round and share is not distinct from :share
                            and derived = :derived and ended_at is null
                        """)
                .param("at", Timestamps.stored(at))
                .param("number", number)
                .param("round", round)
                .param("share", share, Types.BIGINT)
                .param("derived", derived)
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

    @Override
    public List<Pause> of(Collection<String> numbers) {
        return jdbc.sql("select * from clock_pause where number in (:numbers) order by started_at, id")
                .param("numbers", numbers)
                .query(JdbcPauses::pause)
                .list();
    }

    private static Pause pause(ResultSet row, int index) throws SQLException {
        OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new Pause(
                row.getString("number"),
                row.getInt("round"),
                row.getObject("share", Long.class),
                row.getBoolean("derived"),
                row.getString("reason"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("latest_end", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant());
    }
}
