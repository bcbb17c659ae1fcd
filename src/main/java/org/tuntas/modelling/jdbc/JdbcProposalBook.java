package org.tuntas.modelling.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.modelling.Proposal;
import org.tuntas.modelling.ProposalBook;

/** {@link ProposalBook} in PostgreSQL. */
@Repository
class JdbcProposalBook implements ProposalBook {

    private final JdbcClient jdbc;

    JdbcProposalBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Proposal> newest(int most) {
        return jdbc.sql("select * from model_proposal order by id desc limit ?")
                .param(most)
                .query(JdbcProposalBook::proposal)
                .list();
    }

    @Override
    public List<Proposal> open() {
        return jdbc.sql("select * from model_proposal where state = 'OPEN' order by id")
                .query(JdbcProposalBook::proposal)
                .list();
    }

    @Override
    public Optional<Proposal> find(long id) {
        return jdbc.sql("select * from model_proposal where id = ?")
                .param(id)
                .query(JdbcProposalBook::proposal)
                .optional();
    }

    @Override
    public Optional<Proposal> lock(long id) {
        return jdbc.sql("select * from model_proposal where id = ? for update")
                .param(id)
                .query(JdbcProposalBook::proposal)
                .optional();
    }

    @Override
    public Optional<Proposal> openOf(long draft) {
        return jdbc.sql("select * from model_proposal where draft = ? and state = 'OPEN'")
                .param(draft)
                .query(JdbcProposalBook::proposal)
                .optional();
    }

    @Override
    public long add(
            @Nullable Long draft,
            @Nullable Long returnsTo,
            String set,
            long base,
            String author,
            String proposer,
            String note,
            Instant at) {
        return jdbc.sql(
                        """
                        insert into model_proposal (draft, returns_to, set_digest, base, author, proposer, note, proposed_at)
                        values (:draft, :returnsTo, :set, :base, :author, :proposer, :note, :at) returning id
                        """)
                .param("draft", draft, Types.BIGINT)
                .param("returnsTo", returnsTo, Types.BIGINT)
                .param("set", set)
                .param("base", base)
                .param("author", author)
                .param("proposer", proposer)
                .param("note", note)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    @Override
    public void decide(long id, Proposal.State state, String decider, @Nullable String decision, Instant at) {
        jdbc.sql(
                        """
                        update model_proposal set state = :state, decider = :decider, decision_note = :decision, decided_at = :at
                        where id = :id
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("decider", decider)
                .param("decision", decision, Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Proposal proposal(ResultSet row, int index) throws SQLException {
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Proposal(
                row.getLong("id"),
                row.getObject("draft", Long.class),
                row.getObject("returns_to", Long.class),
                row.getString("set_digest"),
                row.getLong("base"),
                row.getString("author"),
                row.getString("proposer"),
                row.getString("note"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                Proposal.State.valueOf(row.getString("state")),
                row.getString("decider"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decision_note"));
    }
}
