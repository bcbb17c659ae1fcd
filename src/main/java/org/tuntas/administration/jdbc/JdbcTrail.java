package org.tuntas.administration.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.administration.Change;
import org.tuntas.administration.Trail;

/** {@link Trail} in PostgreSQL, which refuses to change what was written. */
@Repository
class JdbcTrail implements Trail {

    private final JdbcClient jdbc;
    private final ObjectMapper json = new ObjectMapper();

    JdbcTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void write(String actor, Instant at, Change change) {
        jdbc.sql(
                        """
                        insert into settings_change (at, actor, action, subject, object, before, after)
                        values (:at, :actor, :action, :subject, :object, cast(:before as jsonb), cast(:after as jsonb))
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("action", change.action().name())
                .param("subject", change.action().subject().name())
                .param("object", change.object())
                .param("before", text(change.before()))
                .param("after", text(change.after()))
                .update();
    }

    @Override
    public long newest(Change.Subject subject, String object) {
        return jdbc.sql("select coalesce(max(id), 0) from settings_change where subject = ? and object = ?")
                .param(subject.name())
                .param(object)
                .query(Long.class)
                .single();
    }

    @Override
    public List<Entry> since(Change.Subject subject, String object, long key) {
        return jdbc.sql("select * from settings_change where subject = ? and object = ? and id > ? order by id")
                .param(subject.name())
                .param(object)
                .param(key)
                .query(this::entry)
                .list();
    }

    @Override
    public List<Entry> find(Filter filter, int skip, int most) {
        return jdbc.sql(
                        """
                        select * from settings_change
                        where (:person = '' or actor = :person or (subject = 'PERSON' and object = :person)
                                or after ->> 'person' = :person or after ->> 'deputy' = :person)
                            and (cast(:subject as text) is null or subject = :subject)
                            and (:object = '' or object = :object)
                            and (cast(:from as date) is null or at >= cast(:from as date)::timestamp at time zone 'Asia/Jakarta')
                            and (cast(:until as date) is null
                                or at < (cast(:until as date) + 1)::timestamp at time zone 'Asia/Jakarta')
                        order by id desc offset :skip limit :most
                        """)
                .param("person", filter.person())
                .param(
                        "subject",
                        filter.subject() == null ? null : filter.subject().name(),
                        Types.VARCHAR)
                .param("object", filter.object())
                .param("from", filter.from(), Types.DATE)
                .param("until", filter.until(), Types.DATE)
                .param("skip", skip)
                .param("most", most)
                .query(this::entry)
                .list();
    }

    private Entry entry(ResultSet row, int index) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                new Change(
                        Change.Action.valueOf(row.getString("action")),
                        row.getString("object"),
                        fields(row.getString("before")),
                        fields(row.getString("after"))));
    }

    private String text(Map<String, String> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts by name are always JSON", impossible);
        }
    }

    private Map<String, String> fields(String text) {
        try {
            return json.readValue(text, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException byHand) {
            throw new IllegalStateException("settings_change holds what is not texts by name: " + text, byHand);
        }
    }
}
