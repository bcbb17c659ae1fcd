package org.tuntas.procedure.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.procedure.RoundBacklog;

/** {@link RoundBacklog} in PostgreSQL. */
@Repository
class JdbcRoundBacklog implements RoundBacklog {

    /** With the pauses between them, tries are given up after about half an hour. */
    private static final int MOST_ATTEMPTS = 5;

    private final JdbcClient jdbc;

    JdbcRoundBacklog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(TrackingNumber number, int round, Instant at) {
        jdbc.sql("insert into round_to_start (number, round, requested_at) values (?, ?, ?)")
                .params(number.value(), round, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public List<Waiting> take(int most) {
        // The complaint's row is locked too: a command holds it while it starts the round itself.
        return jdbc.sql(
                        """
                        select w.number, w.round from round_to_start w join complaint c on c.number = w.number
                        where w.attempts < ? and w.next_attempt <= now() order by w.requested_at limit ?
                        for no key update of c, w skip locked
                        """)
                .params(MOST_ATTEMPTS, most)
                .query((row, i) -> new Waiting(new TrackingNumber(row.getString("number")), row.getInt("round")))
                .list();
    }

    @Override
    public boolean take(TrackingNumber number, int round) {
        return jdbc.sql("select 1 from round_to_start where number = ? and round = ? for update")
                .params(number.value(), round)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    @Override
    public void started(Waiting round) {
        jdbc.sql("delete from round_to_start where number = ? and round = ?")
                .params(round.number().value(), round.round())
                .update();
    }

    @Override
    public void failed(Waiting round, String cause) {
        // 10 seconds, 1, 5 and 25 minutes: a passing fault passes meanwhile. This is the machine's time, not the
        // procedure's.
        jdbc.sql(
                        """
                        update round_to_start set attempts = attempts + 1, failure = ?,
                            next_attempt = now() + (array['10 s', '1 min', '5 min', '25 min'])[least(attempts + 1, 4)]::interval
                        where number = ? and round = ?
                        """)
                .params(cause, round.number().value(), round.round())
                .update();
    }

    @Override
    public Count count() {
        return jdbc.sql(
                        """
                        select count(*) filter (where attempts < ?) as waiting, count(*) filter (where attempts >= ?) as given_up
                        from round_to_start
                        """)
                .params(MOST_ATTEMPTS, MOST_ATTEMPTS)
                .query((row, i) -> new Count(row.getLong("waiting"), row.getLong("given_up")))
                .single();
    }
}
