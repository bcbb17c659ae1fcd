package org.tuntas.handling.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.Answer;
import org.tuntas.handling.ApprovalTable;
import org.tuntas.handling.Draft;
import org.tuntas.handling.Drafts;

/** {@link Drafts} in PostgreSQL. Takes part in the caller's transaction. */
@Repository
class JdbcDrafts implements Drafts {

    private static final String OF_SHARE = " where number = :number and coalesce(assignment, 0) = coalesce(:share, 0)";

    private final JdbcClient jdbc;

    JdbcDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long add(Complaint complaint, Answer answer, ApprovalTable.Need need, Instant at) {
        return jdbc.sql(
                        """
                        insert into answer_draft (number, round, assignment, visit, kind, author, answer, resolution, promised_on,
                            approver, legal_basis, drafted_at)
                        values (:number, :round, :share, :visit, :kind, :author, :answer, :resolution, :promisedOn,
                            :approver, :legalBasis, :at)
                        returning id
                        """)
                .param("number", complaint.number().value())
                .param("round", complaint.round())
                .param("share", answer.share(), Types.BIGINT)
                .param("visit", answer.visit(), Types.BIGINT)
                .param("kind", answer.kind().name())
                .param("author", answer.author())
                .param("answer", answer.text())
                .param("resolution", answer.resolution(), Types.VARCHAR)
                .param("promisedOn", answer.promisedOn(), Types.DATE)
                .param("approver", need.approver().name())
                .param("legalBasis", need.legalBasis())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<Draft> find(long id) {
        return jdbc.sql("select * from answer_draft where id = ?")
                .param(id)
                .query(JdbcDrafts::draft)
                .optional();
    }

    @Override
    public Optional<Draft> waiting(TrackingNumber number, @Nullable Long share) {
        return jdbc.sql("select * from answer_draft" + OF_SHARE + " and outcome is null")
                .param("number", number.value())
                .param("share", share, Types.BIGINT)
                .query(JdbcDrafts::draft)
                .optional();
    }

    @Override
    public Optional<Draft> newest(TrackingNumber number, int round, @Nullable Long share) {
        return jdbc.sql("select * from answer_draft" + OF_SHARE + " and round = :round order by id desc limit 1")
                .param("number", number.value())
                .param("share", share, Types.BIGINT)
                .param("round", round)
                .query(JdbcDrafts::draft)
                .optional();
    }

    @Override
    public void decide(long id, Draft.Outcome outcome, String officer, Instant at) {
        jdbc.sql("update answer_draft set outcome = ?, decided_by = ?, decided_at = ? where id = ? and outcome is null")
                .param(outcome.name())
                .param(officer)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(id)
                .update();
    }

    @Override
    public void dropAll(TrackingNumber number, Instant at) {
        jdbc.sql("update answer_draft set outcome = 'DROPPED', decided_at = ? where number = ? and outcome is null")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(number.value())
                .update();
    }

    private static Draft draft(ResultSet row, int index) throws SQLException {
        String outcome = row.getString("outcome");
        return new Draft(
                row.getLong("id"),
                new TrackingNumber(row.getString("number")),
                new Answer(
                        Answer.Kind.valueOf(row.getString("kind")),
                        row.getObject("assignment", Long.class),
                        row.getObject("visit", Long.class),
                        row.getString("author"),
                        row.getString("answer"),
                        row.getString("resolution"),
                        row.getObject("promised_on", LocalDate.class)),
                ApprovalTable.Approver.valueOf(row.getString("approver")),
                row.getString("legal_basis"),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                outcome == null ? null : Draft.Outcome.valueOf(outcome));
    }
}
