package org.tuntas.handling.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.handling.AnswerTemplate;
import org.tuntas.handling.TemplateShelf;

/** {@link TemplateShelf} in PostgreSQL. */
@Repository
class JdbcTemplateShelf implements TemplateShelf {

    private static final String BY_NAME = " order by agency nulls first, category nulls first, name, id";

    private final JdbcClient jdbc;

    JdbcTemplateShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<AnswerTemplate> of(Collection<String> agencies) {
        return jdbc.sql("select * from answer_template where agency = any (:agencies)" + BY_NAME)
                .param("agencies", agencies.toArray(new String[0]))
                .query(JdbcTemplateShelf::template)
                .list();
    }

    @Override
    public List<AnswerTemplate> common() {
        return jdbc.sql("select * from answer_template where agency is null" + BY_NAME)
                .query(JdbcTemplateShelf::template)
                .list();
    }

    @Override
    public List<AnswerTemplate> matching(@Nullable String agency, @Nullable String category) {
        return jdbc.sql(
                        """
                        select * from answer_template
                        where (agency is null or agency = :agency)
                            and (category is null or category = :category or :category like category || '/%')
                        order by agency nulls last, length(category) desc nulls last, name, id
                        """)
                .param("agency", agency, Types.VARCHAR)
                .param("category", category, Types.VARCHAR)
                .query(JdbcTemplateShelf::template)
                .list();
    }

    @Override
    public Optional<AnswerTemplate> find(long id) {
        return jdbc.sql("select * from answer_template where id = ?")
                .param(id)
                .query(JdbcTemplateShelf::template)
                .optional();
    }

    @Override
    public boolean keep(AnswerTemplate template) {
        String add =
                """
                insert into answer_template (agency, category, name, text, changed_by, changed_at)
                values (:agency, :category, :name, :text, :by, :at) on conflict do nothing
                """;
        String change =
                """
                update answer_template t set agency = :agency, category = :category, name = :name, text = :text, changed_by = :by,
                    changed_at = :at
                where id = :id and not exists (select from answer_template o where o.id <> t.id and o.name = :name
                    and o.agency is not distinct from :agency and o.category is not distinct from :category)
                """;
        return jdbc.sql(template.id() == 0 ? add : change)
                        .param("id", template.id())
                        .param("agency", template.agency(), Types.VARCHAR)
                        .param("category", template.category(), Types.VARCHAR)
                        .param("name", template.name())
                        .param("text", template.text())
                        .param("by", template.changedBy())
                        .param("at", template.changedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public void remove(long id) {
        jdbc.sql("delete from answer_template where id = ?").param(id).update();
    }

    private static AnswerTemplate template(ResultSet row, int index) throws SQLException {
        return new AnswerTemplate(
                row.getLong("id"),
                row.getString("agency"),
                row.getString("category"),
                row.getString("name"),
                row.getString("text"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
