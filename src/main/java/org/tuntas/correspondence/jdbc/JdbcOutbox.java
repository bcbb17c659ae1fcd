package org.tuntas.correspondence.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.correspondence.Dispatch;
import org.tuntas.correspondence.Notice;
import org.tuntas.correspondence.Outbox;

/** {@link Outbox} in PostgreSQL. */
@Repository
class JdbcOutbox implements Outbox {

    private static final long ONE_AT_A_TIME = 0x54756E746173_0001L; // "Tuntas", 1

    private final JdbcClient jdbc;

    JdbcOutbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Collection<Dispatch> notices, Instant at) {
        insert(notices, "WAITING", at);
    }

    @Override
    public void addSwitchedOff(Collection<Dispatch> notices, Instant at) {
        insert(notices, "SWITCHED_OFF", at);
    }

    private void insert(Collection<Dispatch> notices, String state, Instant at) {
        jdbc.sql(
                        """
                        insert into notice (id, entry, number, kind, officer, state, due, moved_at)
                        select id, entry, number, kind, officer, :state, due, :at
                        from unnest(cast(:ids as uuid[]), cast(:entries as bigint[]), cast(:numbers as text[]),
                            cast(:kinds as text[]), cast(:officers as text[]), cast(:dues as timestamptz[]))
                            as n (id, entry, number, kind, officer, due)
                        """)
                .param("state", state)
                .param("at", utc(at))
                .param("ids", notices.stream().map(Dispatch::id).toArray(UUID[]::new))
                .param("entries", notices.stream().map(Dispatch::entry).toArray(Long[]::new))
                .param("numbers", notices.stream().map(n -> n.number().value()).toArray(String[]::new))
                .param("kinds", notices.stream().map(n -> n.notice().name()).toArray(String[]::new))
                .param("officers", notices.stream().map(Dispatch::officer).toArray(String[]::new))
                .param("dues", notices.stream().map(n -> n.due().toString()).toArray(String[]::new))
                .update();
    }

    @Override
    public List<Dispatch> take(Instant now, Duration patience) {
        // Two senders that take at once could each get one notice of what should be one letter.
        jdbc.sql("select pg_advisory_xact_lock(?)").param(ONE_AT_A_TIME).query(resultSet -> {});
        OffsetDateTime impatient = utc(now.minus(patience));
        Optional<Dispatch> first = jdbc.sql(
                        """
                        select * from notice n
                        where (state = 'WAITING' and due <= :now and (not_before is null or not_before <= :now) or state = 'SENDING' and moved_at < :impatient)
                            and not exists (select from notice o where o.number = n.number
                                and o.officer is not distinct from n.officer
                                and o.state = 'SENDING' and o.moved_at >= :impatient)
                        order by due, entry limit 1 for update skip locked
                        """)
                .param("now", utc(now))
                .param("impatient", impatient)
                .query(JdbcOutbox::dispatch)
                .optional();
        return first.map(this::together).orElse(List.of());
    }

    private List<Dispatch> together(Dispatch first) {
        return jdbc.sql(
                        """
                        select * from notice
                        where number = :number and officer is not distinct from :officer and state in ('WAITING', 'SENDING')
                            and letter is not distinct from :letter
                        order by entry for update
                        """)
                .param("number", first.number().value())
                .param("officer", first.officer(), Types.VARCHAR)
                .param("letter", first.letter(), Types.OTHER)
                .query(JdbcOutbox::dispatch)
                .list();
    }

    @Override
    public void hold(Collection<UUID> notices, Instant until) {
        jdbc.sql("update notice set due = ? where id = any (?)")
                .params(utc(until), ids(notices))
                .update();
    }

    @Override
    public void sending(Collection<UUID> notices, UUID letter, Instant at) {
        jdbc.sql(
                        """
                        update notice set state = 'SENDING', letter = ?, attempts = attempts + 1, moved_at = ?
                        where id = any (?)
                        """)
                .params(letter, utc(at), ids(notices))
                .update();
    }

    @Override
    public void end(Collection<UUID> notices, End end, String failure, Instant at) {
        jdbc.sql(
                        """
                        update notice set state = ?, failure = nullif(?, ''), moved_at = ?
                        where id = any (?) and state = 'SENDING'
                        """)
                .params(end.name(), failure, utc(at), ids(notices))
                .update();
    }

    @Override
    public void retry(UUID letter, Instant due, String failure, Instant at) {
        jdbc.sql(
                        """
                        update notice set state = 'WAITING', due = ?, failure = ?, moved_at = ?
                        where letter = ? and state = 'SENDING'
                        """)
                .params(utc(due), failure, utc(at), letter)
                .update();
    }

    @Override
    public void putBack(UUID letter, Instant notBefore, Instant at) {
        jdbc.sql(
                        """
                        update notice set state = 'WAITING', not_before = ?, moved_at = ?, attempts = attempts - 1,
                            letter = case when attempts = 1 then null else letter end
                        where letter = ? and state = 'SENDING'
                        """)
                .params(utc(notBefore), utc(at), letter)
                .update();
    }

    @Override
    public Count count(Instant givenUpSince, Instant now) {
        return jdbc.sql(
                        """
                        select (select count(*) from notice where state in ('WAITING', 'SENDING')) as waiting,
                            (select min(due) from notice where state in ('WAITING', 'SENDING')) as oldest,
                            (select count(*) from notice where state = 'GIVEN_UP' and moved_at > ?) as given_up
                        """)
                .param(utc(givenUpSince))
                .query((row, index) -> new Count(row.getLong("waiting"), overdue(row, now), row.getLong("given_up")))
                .single();
    }

    private static Duration overdue(ResultSet row, Instant now) throws SQLException {
        OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
        return oldest == null || oldest.toInstant().isAfter(now)
                ? Duration.ZERO
                : Duration.between(oldest.toInstant(), now);
    }

    private static Dispatch dispatch(ResultSet row, int index) throws SQLException {
        return new Dispatch(
                row.getObject("id", UUID.class),
                row.getLong("entry"),
                new TrackingNumber(row.getString("number")),
                Notice.valueOf(row.getString("kind")),
                row.getString("officer"),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                row.getObject("letter", UUID.class),
                row.getInt("attempts"));
    }

    private static UUID[] ids(Collection<UUID> notices) {
        return notices.toArray(UUID[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
