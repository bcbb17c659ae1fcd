package org.tuntas.handling.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.TimeRequest;
import org.tuntas.handling.TimeRequests;

/** {@link TimeRequests} in PostgreSQL. Takes part in the caller's transaction. */
@Repository
class JdbcTimeRequests implements TimeRequests {

    private final JdbcClient jdbc;

    JdbcTimeRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void ask(long share, TimeRequest.Kind kind, LocalDate until, @Nullable String reason, Instant at) {
        jdbc.sql(
                        """
                        insert into time_request (assignment, kind, until, reason, asked_at)
                        values (:share, :kind, :until, :reason, :at)
                        """)
                .param("share", share)
                .param("kind", kind.name())
                .param("until", until)
                .param("reason", reason, Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public TimeRequest newest(long share) {
        return jdbc.sql("select * from time_request where assignment = ? order by id desc limit 1")
                .param(share)
                .query(JdbcTimeRequests::request)
                .single();
    }

    @Override
    public Optional<TimeRequest> undecided(long share) {
        return jdbc.sql("select * from time_request where assignment = ? and granted is null order by id desc limit 1")
                .param(share)
                .query(JdbcTimeRequests::request)
                .optional();
    }

    @Override
    public void decided(long id, boolean granted, Instant at) {
        jdbc.sql("update time_request set granted = ?, decided_at = ? where id = ?")
                .param(granted)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(id)
                .update();
    }

    @Override
    public boolean extended(TrackingNumber number, int round) {
        return jdbc.sql(
                        """
                        select exists (
                            select from time_request r join assignment a on a.id = r.assignment
                            where a.number = ? and a.round = ? and r.kind = 'EXTEND' and r.granted)
                        """)
                .param(number.value())
                .param(round)
                .query(Boolean.class)
                .single();
    }

    private static TimeRequest request(ResultSet row, int index) throws SQLException {
        return new TimeRequest(
                row.getLong("id"),
                row.getLong("assignment"),
                TimeRequest.Kind.valueOf(row.getString("kind")),
                row.getObject("until", LocalDate.class),
                row.getString("reason"));
    }
}
