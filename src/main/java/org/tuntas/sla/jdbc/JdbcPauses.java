package org.tuntas.sla.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
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
                        insert into clock_pause as open
                            (number, round, share, derived, visit, reason, started_at, latest_end)
                        values (:number, :round, :share, :derived, :visit, :reason, :startedAt, :latestEnd)
                        on conflict (number, round, share, derived) where ended_at is null do update
                            set latest_end = excluded.latest_end, visit = excluded.visit
                            where open.latest_end < excluded.latest_end
                        """)
                .param("number", pause.number())
                .param("round", pause.round())
                .param("share", pause.share(), Types.BIGINT)
                .param("derived", pause.derived())
                .param("visit", pause.visit(), Types.BIGINT)
                .param("reason", pause.reason())
                .param("startedAt", Timestamps.stored(pause.startedAt()))
                .param("latestEnd", Timestamps.stored(pause.latestEnd()))
                .update();
    }

    @Override
    public void end(Pause pause, Instant at) {
        jdbc.sql(
                        """
                        update clock_pause set ended_at = greatest(started_at, cast(:at as timestamptz)), latest_end = :latestEnd
                        where number = :number and round = :round and share is not distinct from :share
                            and derived = :derived and ended_at is null
                        """)
                .param("at", Timestamps.stored(at))
                .param("latestEnd", Timestamps.stored(pause.latestEnd()))
                .param("number", pause.number())
                .param("round", pause.round())
                .param("share", pause.share(), Types.BIGINT)
                .param("derived", pause.derived())
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
                row.getObject("visit", Long.class),
                row.getString("reason"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("latest_end", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant());
    }
}
