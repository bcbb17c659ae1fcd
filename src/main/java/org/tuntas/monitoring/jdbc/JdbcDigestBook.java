package org.tuntas.monitoring.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.monitoring.DigestBook;

/** {@link DigestBook} in PostgreSQL. */
@Repository
class JdbcDigestBook implements DigestBook {

    private final JdbcClient jdbc;

    JdbcDigestBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void enter(String manager, LocalDate day, Instant now) {
        jdbc.sql(
                        """
                        insert into digest (manager, day, letter, due, moved_at) values (:manager, :day, :letter, :now, :now)
                        on conflict do nothing
                        """)
                .param("manager", manager)
                .param("day", day)
                .param("letter", UUID.randomUUID())
                .param("now", JdbcOpenClocks.utc(now))
                .update();
    }

    @Override
    public Optional<Digest> take(Instant now, Duration patience) {
        return jdbc.sql(
                        """
                        update digest d set state = 'SENDING', attempts = attempts + 1, moved_at = :now
                        from (select manager, day from digest
                            where state = 'WAITING' and due <= :now or state = 'SENDING' and moved_at < :impatient
                            order by due, manager limit 1 for update skip locked) taken
                        where d.manager = taken.manager and d.day = taken.day
                        returning d.manager, d.day, d.letter, d.attempts
                        """)
                .param("now", JdbcOpenClocks.utc(now))
                .param("impatient", JdbcOpenClocks.utc(now.minus(patience)))
                .query((row, index) -> new Digest(
                        row.getString("manager"),
                        row.getObject("day", LocalDate.class),
                        row.getObject("letter", UUID.class),
                        row.getInt("attempts")))
                .optional();
    }

    @Override
    public void end(Digest digest, End end, String failure, Instant now) {
        jdbc.sql(
                        """
                        update digest set state = ?, failure = nullif(?, ''), moved_at = ?
                        where manager = ? and day = ? and state = 'SENDING'
                        """)
                .params(end.name(), failure, JdbcOpenClocks.utc(now), digest.manager(), digest.day())
                .update();
    }

    @Override
    public void retry(Digest digest, Instant due, String failure, Instant now) {
        jdbc.sql(
                        """
                        update digest set state = 'WAITING', due = ?, failure = ?, moved_at = ?
                        where manager = ? and day = ? and state = 'SENDING'
                        """)
                .params(JdbcOpenClocks.utc(due), failure, JdbcOpenClocks.utc(now), digest.manager(), digest.day())
                .update();
    }
}
