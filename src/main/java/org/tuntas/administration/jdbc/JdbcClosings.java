package org.tuntas.administration.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.administration.Closings;
import org.tuntas.complaint.TrackingNumber;

/** {@link Closings} in PostgreSQL. */
@Repository
class JdbcClosings implements Closings {

    private final JdbcClient jdbc;

    JdbcClosings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long begin(String node, String successor, String actor, Instant at) {
        return jdbc.sql(
                        """
                        insert into office_closing (node, successor, closed_by, closed_at)
                        values (:node, :successor, :actor, :at) returning id
                        """)
                .param("node", node)
                .param("successor", successor)
                .param("actor", actor)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<Closing> find(long id) {
        return jdbc.sql("select * from office_closing where id = ?")
                .param(id)
                .query(JdbcClosings::closing)
                .optional();
    }

    @Override
    public Optional<Closing> of(String node) {
        return jdbc.sql("select * from office_closing where node = ?")
                .param(node)
                .query(JdbcClosings::closing)
                .optional();
    }

    @Override
    public List<Closing> all() {
        return jdbc.sql("select * from office_closing order by id desc")
                .query(JdbcClosings::closing)
                .list();
    }

    @Override
    public void expect(long id, Collection<TrackingNumber> numbers) {
        jdbc.sql(
                        """
                        insert into office_closing_item (closing, number)
                        select :id, unnest(cast(:numbers as text[]))
                        on conflict (closing, number) do update set outcome = 'WAITING', detail = null, at = null
                        where office_closing_item.outcome = 'DONE'
                        """)
                .param("id", id)
                .param("numbers", numbers.stream().map(TrackingNumber::value).toArray(String[]::new))
                .update();
    }

    @Override
    public List<Item> items(long id) {
        return jdbc.sql("select * from office_closing_item where closing = ? order by number")
                .param(id)
                .query(JdbcClosings::item)
                .list();
    }

    @Override
    public void note(long id, TrackingNumber number, Outcome outcome, @Nullable String detail, Instant at) {
        jdbc.sql(
                        """
                        update office_closing_item set outcome = :outcome, detail = :detail, at = :at
                        where closing = :id and number = :number
                        """)
                .param("id", id)
                .param("number", number.value())
                .param("outcome", outcome.name())
                .param("detail", detail, Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Closing closing(ResultSet row, int index) throws SQLException {
        return new Closing(
                row.getLong("id"),
                row.getString("node"),
                row.getString("successor"),
                row.getString("closed_by"),
                row.getObject("closed_at", OffsetDateTime.class).toInstant());
    }

    private static Item item(ResultSet row, int index) throws SQLException {
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        return new Item(
                new TrackingNumber(row.getString("number")),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("detail"),
                at == null ? null : at.toInstant());
    }
}
