package org.tuntas.merging.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.merging.Lookalike;
import org.tuntas.merging.Lookalikes;

/**
 * {@link Lookalikes} by Indonesian full text search. Of the verified reports that share a word, the two hundred that share the rarest
 * and most are compared word by word.
 */
@Repository
class JdbcLookalikes implements Lookalikes {

    /** Below that, two reports have little more in common than being complaints. */
    private static final int LEAST_SAME_WORDS = 25;

    private final JdbcClient jdbc;

    JdbcLookalikes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Lookalike> of(TrackingNumber number, int most) {
        return jdbc
                .sql(
                        """
                        with mine as (
                            select number, filed_at, region_code, latitude, longitude,
                                tsvector_to_array(to_tsvector('indonesian', title || ' ' || text)) as words
                            from complaint where number = :number),
                        asked as (
                            select mine.*, array_to_string(array(
                                select quote_literal(word) from unnest(words) word where length(word) > 2), ' | ')::tsquery as query
                            from mine),
                        near as materialized (
                            select c.number, c.public_title, c.filed_at, c.region_code, c.latitude, c.longitude,
                                tsvector_to_array(to_tsvector('indonesian', c.title || ' ' || c.text)) as words
                            from complaint c, asked
                            where to_tsvector('indonesian', c.title || ' ' || c.text) @@ asked.query
                                and c.public_title is not null and not c.secret
                                and c.state not in ('RESOLVED', 'AUTO_CLOSED', 'ARCHIVED', 'WITHDRAWN', 'REFERRED', 'MERGED')
                                and c.forwarded_at is not null and c.number <> asked.number
                                and c.filed_at between asked.filed_at - interval '60 days' and asked.filed_at + interval '60 days'
                                and (asked.region_code is null or c.region_code is null
                                    or left(c.region_code, 5) = left(asked.region_code, 5))
                            order by ts_rank(to_tsvector('indonesian', c.title || ' ' || c.text), asked.query) desc
                            limit 200)
                        select * from (select near.number, near.public_title, near.filed_at,
                            100 * cardinality(array(select unnest(near.words) intersect select unnest(asked.words)))
                                / greatest(least(cardinality(near.words), cardinality(asked.words)), 1) as same_words,
                            coalesce(near.region_code = asked.region_code, false) as same_district,
                            -- Near the equator a degree is 111 km both ways.
                            (111195 * sqrt(power(near.latitude - asked.latitude, 2) + power(near.longitude - asked.longitude, 2)))::integer as metres,
                            abs(near.filed_at::date - asked.filed_at::date) as days_apart,
                            (select count(*) from family where parent = near.number and ended_at is null) as children
                        from near, asked) as compared
                        order by same_words + 10 * same_district::integer desc, filed_at
                        limit :most
                        """)
                .param("number", number.value())
                .param("most", most)
                .query(JdbcLookalikes::lookalike)
                .list()
                .stream()
                .filter(found -> found.sameWords() >= LEAST_SAME_WORDS)
                .toList();
    }

    private static Lookalike lookalike(ResultSet row, int index) throws SQLException {
        int metres = row.getInt("metres");
        boolean unknown = row.wasNull();
        return new Lookalike(
                new TrackingNumber(row.getString("number")),
                row.getString("public_title"),
                row.getInt("same_words"),
                row.getBoolean("same_district"),
                unknown ? null : metres,
                row.getInt("days_apart"),
                row.getInt("children"));
    }
}
