package org.tuntas.handling.jdbc;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.SimilarReports;

/**
 * {@link SimilarReports} by Indonesian full text search. What shares two words with the report's title is compared word by word, however
 * much there is: never more than some hundreds.
 */
@Repository
class JdbcSimilarReports implements SimilarReports {

    /** In per cent of the words of the shorter one. Below that, two reports have little more in common than being complaints. */
    private static final int LEAST_SAME_WORDS = 30;

    private static final int MOST_COMPARED = 500;

    private final JdbcClient jdbc;

    JdbcSimilarReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Handled> closedLike(TrackingNumber number, int most) {
        return jdbc.sql(
                        """
                        with mine as (
                            select number, region_code, tsvector_to_array(to_tsvector('indonesian', title || ' ' || text)) as words,
                                array(select quote_literal(lexeme) from unnest(to_tsvector('indonesian', title))
                                    where length(lexeme) > 2 order by positions[1] limit 10) as heading
                            from complaint where number = :number),
                        asked as (
                            select number, words, cast(concat(quote_literal('@' || left(region_code, 5)) || ' & ',
                                '(' || case cardinality(heading) when 1 then heading[1] else (
                                    select string_agg(one || ' & ' || other, ' | ')
                                    from unnest(heading) with ordinality first(one, at), unnest(heading) with ordinality second(other, after)
                                    where at < after) end || ')') as tsquery) as query
                            from mine where cardinality(heading) > 0),
                        near as materialized (
                            select c.number, c.agency, c.round, c.closed_at,
                                tsvector_to_array(to_tsvector('indonesian', c.title || ' ' || c.text)) as words
                            from asked, complaint c
                            where closed_words(c.region_code, c.title, c.text) @@ asked.query
                                and c.state in ('RESOLVED', 'AUTO_CLOSED') and not c.secret and c.supervision_class = 'ORDINARY'
                                and c.number <> asked.number
                            limit :compared),
                        compared as (
                            select near.*, 100 * cardinality(array(select unnest(near.words) intersect select unnest(asked.words)))
                                / greatest(least(cardinality(near.words), cardinality(asked.words)), 1) as same_words
                            from near, asked)
                        select agency, array(select distinct unit from assignment a
                            where a.number = compared.number and a.round = compared.round order by unit) as units
                        from compared
                        where same_words >= :least and agency is not null
                            and not exists (select from family where child = compared.number and ended = 'ANSWERED')
                        order by same_words desc, closed_at desc, number
                        limit :most
                        """)
                .param("number", number.value())
                .param("compared", MOST_COMPARED)
                .param("least", LEAST_SAME_WORDS)
                .param("most", most)
                .query((row, index) -> new Handled(row.getString("agency"), List.of((String[])
                        row.getArray("units").getArray())))
                .list();
    }
}
