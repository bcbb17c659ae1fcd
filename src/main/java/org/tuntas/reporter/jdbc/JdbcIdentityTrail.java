package org.tuntas.reporter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.reporter.IdentityAccess;
import org.tuntas.reporter.IdentityTrail;

/** {@link IdentityTrail} in PostgreSQL. */
@Repository
class JdbcIdentityTrail implements IdentityTrail {

    private final JdbcClient jdbc;

    JdbcIdentityTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean open(IdentityAccess access, UUID form) {
        return jdbc.sql(
                                """
                        insert into identity_access (form, number, officer, basis, scope, reason, words, at, until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (form) do nothing
                        """)
                        .params(
                                form,
                                access.number().value(),
                                access.officer(),
                                access.basis().name(),
                                access.scope().name(),
                                access.reason(),
                                access.words(),
                                utc(access.at()),
                                utc(access.until()))
                        .update()
                == 1;
    }

    @Override
    public Optional<IdentityAccess> valid(
            TrackingNumber number,
            String officer,
            IdentityAccess.Scope scope,
            IdentityAccess.Basis basis,
            Instant now) {
        return jdbc.sql(
                        """
                        select * from identity_access
                        where number = ? and officer = ? and scope = ? and basis = ? and at <= ? and until > ?
                        order by id desc limit 1
                        """)
                .params(number.value(), officer, scope.name(), basis.name(), utc(now), utc(now))
                .query(JdbcIdentityTrail::access)
                .optional();
    }

    @Override
    public void viewed(IdentityAccess access, Instant at) {
        jdbc.sql("insert into identity_view (access, at) values (?, ?)")
                .params(access.id(), utc(at))
                .update();
    }

    @Override
    public List<Entry> find(Filter filter, int skip, int most) {
        return jdbc.sql(
                        """
                        select a.*, v.views, v.last_view
                        from identity_access a
                        cross join lateral (
                            select count(*) as views, max(at) as last_view from identity_view where access = a.id) v
                        where (cast(:officers as text[]) is null or officer = any (cast(:officers as text[])))
                            and (cast(:number as text) is null or number = :number)
                            and (cast(:from as date) is null or at >= cast(:from as date)::timestamp at time zone 'Asia/Jakarta')
                            and (cast(:until as date) is null
                                or at < (cast(:until as date) + 1)::timestamp at time zone 'Asia/Jakarta')
                        order by a.id desc offset :skip limit :most
                        """)
                .param(
                        "officers",
                        filter.officers() == null ? null : filter.officers().toArray(String[]::new),
                        Types.ARRAY)
                .param(
                        "number",
                        filter.number() == null ? null : filter.number().value(),
                        Types.VARCHAR)
                .param("from", filter.from(), Types.DATE)
                .param("until", filter.until(), Types.DATE)
                .param("skip", skip)
                .param("most", most)
                .query(JdbcIdentityTrail::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int index) throws SQLException {
        OffsetDateTime last = row.getObject("last_view", OffsetDateTime.class);
        return new Entry(access(row, index), row.getLong("views"), last == null ? null : last.toInstant());
    }

    private static IdentityAccess access(ResultSet row, int index) throws SQLException {
        return new IdentityAccess(
                row.getLong("id"),
                new TrackingNumber(row.getString("number")),
                row.getString("officer"),
                IdentityAccess.Basis.valueOf(row.getString("basis")),
                IdentityAccess.Scope.valueOf(row.getString("scope")),
                row.getString("reason"),
                row.getString("words"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
