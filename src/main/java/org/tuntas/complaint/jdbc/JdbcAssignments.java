package org.tuntas.complaint.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.TrackingNumber;

/** {@link Assignments} in PostgreSQL. Takes part in the caller's transaction. */
@Repository
class JdbcAssignments implements Assignments {

    private final JdbcClient jdbc;

    JdbcAssignments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Assignment open(
            TrackingNumber number,
            int round,
            String unit,
            boolean lead,
            Instant clockFrom,
            @Nullable Instant answeredAt,
            Instant at) {
        try {
            return jdbc.sql(
                            """
                            insert into assignment (number, round, unit, lead, state, clock_from, answered_at, opened_at)
                            values (:number, :round, :unit, :lead, :state, :clockFrom, :answeredAt, :at)
                            returning *
                            """)
                    .param("number", number.value())
                    .param("round", round)
                    .param("unit", unit)
                    .param("lead", lead)
                    .param("state", (answeredAt == null ? ComplaintState.FORWARDED : ComplaintState.IN_PROGRESS).name())
                    .param("clockFrom", utc(clockFrom))
                    .param(
                            "answeredAt",
                            answeredAt == null ? null : utc(answeredAt),
                            java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("at", utc(at))
                    .query(JdbcAssignments::assignment)
                    .single();
        } catch (DuplicateKeyException taken) {
            throw new IllegalStateException(unit + " has an open share of " + number + " already", taken);
        }
    }

    @Override
    public Optional<Assignment> find(long id) {
        return jdbc.sql("select * from assignment where id = ?")
                .param(id)
                .query(JdbcAssignments::assignment)
                .optional();
    }

    @Override
    public List<Assignment> openOf(TrackingNumber number) {
        return jdbc.sql("select * from assignment where number = ? and ended_at is null order by lead desc, id")
                .param(number.value())
                .query(JdbcAssignments::assignment)
                .list();
    }

    @Override
    public List<Assignment> newestOf(TrackingNumber number) {
        return jdbc.sql(
                        """
                        select * from assignment where number = :number
                            and opened_at = (select max(opened_at) from assignment where number = :number)
                        order by lead desc, id
                        """)
                .param("number", number.value())
                .query(JdbcAssignments::assignment)
                .list();
    }

    @Override
    public List<Assignment> ofRound(TrackingNumber number, int round) {
        return jdbc.sql("select * from assignment where number = ? and round = ? order by id")
                .param(number.value())
                .param(round)
                .query(JdbcAssignments::assignment)
                .list();
    }

    @Override
    public void giveBack(long id) {
        jdbc.sql("update assignment set given_back = true where id = ?")
                .param(id)
                .update();
    }

    @Override
    public void replaceUnit(long id, String unit) {
        jdbc.sql("update assignment set unit = ?, given_back = false where id = ?")
                .param(unit)
                .param(id)
                .update();
    }

    @Override
    public void answered(long id, Instant at) {
        jdbc.sql("update assignment set answered_at = ? where id = ? and answered_at is null")
                .param(utc(at))
                .param(id)
                .update();
    }

    @Override
    public void enter(long id, ComplaintState state) {
        jdbc.sql("update assignment set state = ? where id = ?")
                .param(state.name())
                .param(id)
                .update();
    }

    @Override
    public void end(long id, Instant at) {
        jdbc.sql("update assignment set ended_at = ? where id = ? and ended_at is null")
                .param(utc(at))
                .param(id)
                .update();
    }

    @Override
    public void endAll(TrackingNumber number, Instant at) {
        jdbc.sql("update assignment set ended_at = ? where number = ? and ended_at is null")
                .param(utc(at))
                .param(number.value())
                .update();
    }

    private static Assignment assignment(ResultSet row, int index) throws SQLException {
        return new Assignment(
                row.getLong("id"),
                new TrackingNumber(row.getString("number")),
                row.getInt("round"),
                row.getString("unit"),
                row.getBoolean("lead"),
                ComplaintState.valueOf(row.getString("state")),
                row.getObject("clock_from", OffsetDateTime.class).toInstant(),
                instant(row, "answered_at"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("given_back"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
