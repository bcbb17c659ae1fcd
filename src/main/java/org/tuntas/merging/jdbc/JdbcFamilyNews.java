package org.tuntas.merging.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.merging.FamilyNews;

/** {@link FamilyNews} in PostgreSQL. */
@Repository
class JdbcFamilyNews implements FamilyNews {

    /** With the pauses between them, tries are given up after about half an hour. */
    private static final int MOST_ATTEMPTS = 5;

    private final JdbcClient jdbc;

    JdbcFamilyNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int tellAll(TrackingNumber parent, Kind kind, Instant at) {
        return jdbc.sql(
                        """
                        insert into family_news (child, parent, kind, requested_at)
                        select child, parent, :kind, :at from family where parent = :parent and ended_at is null
                        on conflict (child) do nothing
                        """)
                .param("kind", kind.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("parent", parent.value())
                .update();
    }

    @Override
    public boolean tellEldest(TrackingNumber parent, Kind kind, Instant at) {
        return jdbc.sql(
                                """
                                insert into family_news (child, parent, kind, requested_at)
                                select child, parent, :kind, :at from family join complaint on number = child
                                where parent = :parent and ended_at is null
                                order by public_title is null, filed_at, number limit 1
                                on conflict (child) do nothing
                                """)
                        .param("kind", kind.name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("parent", parent.value())
                        .update()
                > 0;
    }

    @Override
    public Optional<Item> take() {
        return jdbc.sql(
                        """
                        select n.child, n.parent, n.kind from family_news n join complaint c on c.number = n.child
                        where n.attempts < ? and n.next_attempt <= now() order by n.requested_at limit 1
                        for no key update of c, n skip locked
                        """)
                .param(MOST_ATTEMPTS)
                .query((row, index) -> new Item(
                        new TrackingNumber(row.getString("child")),
                        new TrackingNumber(row.getString("parent")),
                        Kind.valueOf(row.getString("kind"))))
                .optional();
    }

    @Override
    public void told(Item item) {
        jdbc.sql("delete from family_news where child = ?")
                .param(item.child().value())
                .update();
    }

    @Override
    public void failed(Item item, String cause) {
        // This is the machine's time, not the procedure's.
        jdbc.sql(
                        """
                        update family_news set attempts = attempts + 1, failure = ?,
                            next_attempt = now() + (array['10 s', '1 min', '5 min', '25 min'])[least(attempts + 1, 4)]::interval
                        where child = ?
                        """)
                .params(cause, item.child().value())
                .update();
    }

    @Override
    public long givenUp() {
        return jdbc.sql("select count(*) from family_news where attempts >= ?")
                .param(MOST_ATTEMPTS)
                .query(Long.class)
                .single();
    }
}
