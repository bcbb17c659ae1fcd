package org.tuntas.reporter.jdbc;

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
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.reporter.RetentionBook;
import org.tuntas.reporter.RetentionRule;

/** {@link RetentionBook} in PostgreSQL. */
@Repository
class JdbcRetentionBook implements RetentionBook {

    /** Closed reports with the one rule that counts for each action. */
    private static final String DUE =
            """
            from complaint c
            join reporter r on r.number = c.number
            cross join lateral (
                select distinct on (action) action, days from retention_policy p
                where p.state = c.state and (p.close_reason is null or p.close_reason = c.close_reason)
                    and (p.type is null or p.type = c.type)
                order by action, p.close_reason is null, p.type is null) rule
            where c.closed_at <= :now - make_interval(hours => 24 * rule.days)
                and (rule.action = 'ANONYMISE' and r.anonymised_at is null
                    or rule.action = 'DELETE_TEXTS' and r.texts_deleted_at is null)
            """;

    private final JdbcClient jdbc;

    JdbcRetentionBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<RetentionRule> rules() {
        return jdbc.sql(
                        """
                        select * from retention_policy
                        order by array_position(array['RESOLVED', 'AUTO_CLOSED', 'ARCHIVED', 'WITHDRAWN', 'REFERRED'], state),
                            close_reason nulls first, type nulls first, action
                        """)
                .query(JdbcRetentionBook::rule)
                .list();
    }

    @Override
    public Optional<RetentionRule> lock(long id) {
        return jdbc.sql("select * from retention_policy where id = ? for update")
                .param(id)
                .query(JdbcRetentionBook::rule)
                .optional();
    }

    @Override
    public void change(long id, int days, String legalBasis) {
        jdbc.sql("update retention_policy set days = ?, legal_basis = ? where id = ?")
                .params(days, legalBasis, id)
                .update();
    }

    @Override
    public boolean add(RetentionRule rule) {
        return jdbc.sql(
                                """
                        insert into retention_policy (state, close_reason, type, action, days, legal_basis)
                        values (:state, :closeReason, :type, :action, :days, :legalBasis) on conflict do nothing
                        """)
                        .param("state", rule.state().name())
                        .param("closeReason", rule.closeReason(), Types.VARCHAR)
                        .param("type", rule.type() == null ? null : rule.type().name(), Types.VARCHAR)
                        .param("action", rule.action().name())
                        .param("days", rule.days())
                        .param("legalBasis", rule.legalBasis())
                        .update()
                == 1;
    }

    @Override
    public List<Due> due(Instant now, Collection<TrackingNumber> without, int most) {
        return jdbc.sql("select c.number, rule.action " + DUE
                        + " and c.number <> all (:without) order by c.closed_at, c.number limit :most")
                .param("now", utc(now))
                .param("without", without.stream().map(TrackingNumber::value).toArray(String[]::new))
                .param("most", most)
                .query((row, index) -> new Due(
                        new TrackingNumber(row.getString("number")),
                        RetentionRule.Action.valueOf(row.getString("action"))))
                .list();
    }

    @Override
    public boolean take(Due due, Instant now) {
        return jdbc.sql("select c.number " + DUE
                        + " and c.number = :number and rule.action = :action for update of c skip locked")
                .param("now", utc(now))
                .param("number", due.number().value())
                .param("action", due.action().name())
                .query(String.class)
                .optional()
                .isPresent();
    }

    @Override
    public boolean anonymise(TrackingNumber number, Instant at) {
        boolean known = jdbc.sql("select sealed is not null from reporter where number = ? for update")
                .param(number.value())
                .query(Boolean.class)
                .single();
        jdbc.sql("update reporter set sealed = null, key_id = null, anonymised_at = ? where number = ?")
                .params(utc(at), number.value())
                .update();
        return known;
    }

    @Override
    public void textsDeleted(TrackingNumber number, Instant at) {
        jdbc.sql("update reporter set texts_deleted_at = ? where number = ?")
                .params(utc(at), number.value())
                .update();
    }

    @Override
    public Removed removed(TrackingNumber number) {
        return jdbc.sql("select anonymised_at, texts_deleted_at from reporter where number = ?")
                .param(number.value())
                .query((row, index) -> new Removed(moment(row, "anonymised_at"), moment(row, "texts_deleted_at")))
                .optional()
                .orElse(new Removed(null, null));
    }

    private static RetentionRule rule(ResultSet row, int index) throws SQLException {
        String type = row.getString("type");
        return new RetentionRule(
                row.getLong("id"),
                ComplaintState.valueOf(row.getString("state")),
                row.getString("close_reason"),
                type == null ? null : ComplaintType.valueOf(type),
                RetentionRule.Action.valueOf(row.getString("action")),
                row.getInt("days"),
                row.getString("legal_basis"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
