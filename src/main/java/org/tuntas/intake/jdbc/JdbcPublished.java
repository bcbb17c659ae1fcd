package org.tuntas.intake.jdbc;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.intake.Published;

/**
 * {@link Published} by Indonesian full text search over the public texts. What shares two of the first words is compared word by word, however much
 * there is: never more than some hundreds.
 */
@Repository
class JdbcPublished implements Published {

    /** In per cent of the words of the shorter one. Below that, two reports have little more in common than being complaints. */
    private static final int LEAST_SAME_WORDS = 30;

    private static final int MOST_COMPARED = 300;

    /** Published as {@code Complaint.isPublished} says; as in the index. */
    private static final String COMPARED =
            """
            with asked as (
                select tsvector_to_array(to_tsvector('indonesian', :text)) as words,
                    array(select quote_literal(lexeme) from unnest(to_tsvector('indonesian', :text))
                        where length(lexeme) > 2 order by positions[1] limit 10) as heading),
            sought as (
                select words, cast((select string_agg(one || ' & ' || other, ' | ')
                    from unnest(heading) with ordinality first(one, at), unnest(heading) with ordinality second(other, after)
                    where at < after) as tsquery) as query
                from asked where cardinality(heading) > 1),
            near as materialized (
                select c.number, c.public_title, c.region_code, c.state, c.filed_at, c.category,
                    tsvector_to_array(to_tsvector('indonesian', c.public_title || ' ' || c.public_text)) as words
                from sought, complaint c
                where to_tsvector('indonesian', c.public_title || ' ' || c.public_text) @@ sought.query
                    and c.public_title is not null and not c.secret and c.state not in ('ARCHIVED', 'WITHDRAWN')
                    and %s
                limit :compared),
            compared as (
                select near.*, 100 * cardinality(array(select unnest(near.words) intersect select unnest(sought.words)))
                    / greatest(least(cardinality(near.words), cardinality(sought.words)), 1) as same_words
                from near, sought)
            """;

    private static final String LIKE = COMPARED.formatted(
                    """
                    c.state not in ('RESOLVED', 'AUTO_CLOSED', 'REFERRED', 'MERGED')
                    and (cast(:regency as text) is null or left(c.region_code, length(:regency)) = :regency)""")
            + """
            select * from compared where same_words >= :least order by same_words desc, filed_at desc, number limit :most
            """;

    private static final String KINDS = COMPARED.formatted(
                    "c.state in ('RESOLVED', 'AUTO_CLOSED') and c.supervision_class = 'ORDINARY' and c.category is not null")
            + """
            select category, count(*) as reports from compared where same_words >= :least
            group by category order by count(*) desc, category
            """;

    private final JdbcClient jdbc;

    JdbcPublished(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Alike> like(String text, @Nullable String regency, int most) {
        return jdbc.sql(LIKE)
                .param("text", text)
                .param("regency", regency)
                .param("compared", MOST_COMPARED)
                .param("least", LEAST_SAME_WORDS)
                .param("most", most)
                .query((row, index) -> new Alike(
                        row.getString("number"),
                        row.getString("public_title"),
                        row.getString("region_code"),
                        ComplaintState.valueOf(row.getString("state")),
                        row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                        row.getInt("same_words")))
                .list();
    }

    @Override
    public List<Kind> kindsOf(String text) {
        return jdbc.sql(KINDS)
                .param("text", text)
                .param("compared", MOST_COMPARED)
                .param("least", LEAST_SAME_WORDS)
                .query((row, index) -> new Kind(row.getString("category"), row.getInt("reports")))
                .list();
    }

    @Override
    public Map<String, String> stems(String text) {
        Map<String, String> stems = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select lexeme, lower(token) as word
                        from ts_parse('default', :text) with ordinality parsed(kind, token, at), unnest(to_tsvector('indonesian', token))
                        where length(lexeme) > 2 order by at
                        """)
                .param("text", text)
                .query((RowCallbackHandler) row -> stems.putIfAbsent(row.getString("lexeme"), row.getString("word")));
        return stems;
    }
}
