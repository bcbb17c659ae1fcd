package org.tuntas.modelling.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.modelling.DraftBook;
import org.tuntas.modelling.ModelDraft;

/** {@link DraftBook} in PostgreSQL. */
@Repository
class JdbcDraftBook implements DraftBook {

    private final JdbcClient jdbc;

    JdbcDraftBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ModelDraft> all() {
        return jdbc.sql("select * from model_draft where discarded_at is null order by changed_at desc, id desc")
                .query(JdbcDraftBook::draft)
                .list();
    }

    @Override
    public Optional<ModelDraft> find(long id) {
        return jdbc.sql("select * from model_draft where id = ? and discarded_at is null")
                .param(id)
                .query(JdbcDraftBook::draft)
                .optional();
    }

    @Override
    public Optional<ModelDraft> lock(long id) {
        return jdbc.sql("select * from model_draft where id = ? and discarded_at is null for update")
                .param(id)
                .query(JdbcDraftBook::draft)
                .optional();
    }

    @Override
    public long add(String set, long base, String author, String note, Instant at) {
        return jdbc.sql(
                        """
                        insert into model_draft (set_digest, base, author, note, changed_at)
                        values (:set, :base, :author, :note, :at) returning id
                        """)
                .param("set", set)
                .param("base", base)
                .param("author", author)
                .param("note", note)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    @Override
    public void change(long id, String set, long base, String note, Instant at) {
        jdbc.sql(
                        "update model_draft set set_digest = :set, base = :base, note = :note, changed_at = :at where id = :id")
                .param("id", id)
                .param("set", set)
                .param("base", base)
                .param("note", note)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void discard(long id, Instant at) {
        jdbc.sql("update model_draft set discarded_at = ? where id = ?")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(id)
                .update();
    }

    private static ModelDraft draft(ResultSet row, int index) throws SQLException {
        return new ModelDraft(
                row.getLong("id"),
                row.getString("set_digest"),
                row.getLong("base"),
                row.getString("author"),
                row.getString("note"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
