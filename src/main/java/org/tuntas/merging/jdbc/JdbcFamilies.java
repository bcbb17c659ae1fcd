package org.tuntas.merging.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.merging.Families;

/** {@link Families} in PostgreSQL. */
@Repository
class JdbcFamilies implements Families {

    private static final String MEMBER = "(ended_at is null or ended = 'ANSWERED')";

    private final JdbcClient jdbc;

    JdbcFamilies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<TrackingNumber> parentOf(TrackingNumber child) {
        return jdbc.sql("select parent from family where child = ? and ended_at is null")
                .param(child.value())
                .query(String.class)
                .optional()
                .map(TrackingNumber::new);
    }

    @Override
    public int childrenOf(TrackingNumber parent) {
        return jdbc.sql("select count(*) from family where parent = ? and ended_at is null")
                .param(parent.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<TrackingNumber> answeredThrough(TrackingNumber child) {
        return jdbc.sql("select parent from family where child = ? and " + MEMBER + " order by id desc limit 1")
                .param(child.value())
                .query(String.class)
                .optional()
                .map(TrackingNumber::new);
    }

    @Override
    public List<Member> membersOf(TrackingNumber parent, int limit) {
        return jdbc.sql("select child, state from family join complaint on number = child where parent = ? and "
                        + MEMBER + " order by id limit ?")
                .params(parent.value(), limit)
                .query((row, index) -> new Member(
                        new TrackingNumber(row.getString("child")), ComplaintState.valueOf(row.getString("state"))))
                .list();
    }

    @Override
    public int memberCount(TrackingNumber parent) {
        return jdbc.sql("select count(*) from family where parent = ? and " + MEMBER)
                .param(parent.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public void join(TrackingNumber child, TrackingNumber parent, String officer, Instant at) {
        jdbc.sql("insert into family (child, parent, merged_by, merged_at) values (?, ?, ?, ?)")
                .params(child.value(), parent.value(), officer, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void leave(TrackingNumber child, End end, Instant at) {
        jdbc.sql("update family set ended_at = ?, ended = ? where child = ? and ended_at is null")
                .params(at.atOffset(ZoneOffset.UTC), end.name(), child.value())
                .update();
    }

    @Override
    public int adopt(TrackingNumber from, TrackingNumber to, String officer, Instant at) {
        return jdbc.sql(
                        """
                        with left_behind as (
                            update family set ended_at = :at, ended = 'ADOPTED' where parent = :from and ended_at is null
                            returning child)
                        insert into family (child, parent, merged_by, merged_at)
                        select child, :to, :officer, :at from left_behind where child <> :to
                        """)
                .param("from", from.value())
                .param("to", to.value())
                .param("officer", officer)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
