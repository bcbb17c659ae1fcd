package org.tuntas.bulk.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.bulk.BulkItem;
import org.tuntas.bulk.BulkKind;
import org.tuntas.bulk.BulkOrder;
import org.tuntas.bulk.BulkOrders;

/** {@link BulkOrders} in PostgreSQL. */
@Repository
class JdbcBulkOrders implements BulkOrders {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    JdbcBulkOrders(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    @Transactional
    public long add(
            BulkKind kind,
            String officer,
            String language,
            Instant at,
            Map<String, Object> fields,
            String key,
            List<String> numbers) {
        Optional<Long> added = jdbc.sql(
                        """
                        insert into bulk_action (kind, officer, language, ordered_at, fields, form_key)
                        values (:kind, :officer, :language, :at, :fields::jsonb, :key)
                        on conflict (officer, form_key) do nothing
                        returning id
                        """)
                .param("kind", kind.name())
                .param("officer", officer)
                .param("language", language)
                .param("at", Timestamp.from(at))
                .param("fields", written(fields))
                .param("key", key)
                .query(Long.class)
                .optional();
        if (added.isEmpty()) {
            return jdbc.sql("select id from bulk_action where officer = ? and form_key = ?")
                    .params(officer, key)
                    .query(Long.class)
                    .single();
        }
        jdbc.sql(
                        """
                        insert into bulk_item (action, place, number)
                        select ?, n.place, n.number from unnest(?::text[]) with ordinality as n (number, place)
                        """)
                .params(added.get(), numbers.toArray(String[]::new))
                .update();
        return added.get();
    }

    @Override
    public Optional<BulkOrder> find(long order) {
        return jdbc.sql("select * from bulk_action where id = ?")
                .param(order)
                .query(this::order)
                .optional();
    }

    @Override
    public List<BulkOrder> newestOf(String officer, int limit) {
        return jdbc.sql("select * from bulk_action where officer = ? order by id desc limit ?")
                .params(officer, limit)
                .query(this::order)
                .list();
    }

    @Override
    public Progress progress(long order) {
        return jdbc.sql(
                        """
                        select count(*) filter (where outcome = 'WAITING') as waiting,
                            count(*) filter (where outcome = 'DONE') as done,
                            count(*) filter (where outcome = 'FAILED') as failed
                        from bulk_item where action = ?
                        """)
                .param(order)
                .query((row, index) -> new Progress(row.getInt("waiting"), row.getInt("done"), row.getInt("failed")))
                .single();
    }

    @Override
    public List<BulkItem> items(long order, int limit) {
        return jdbc.sql("select * from bulk_item where action = ? order by outcome <> 'FAILED', place limit ?")
                .params(order, limit)
                .query(JdbcBulkOrders::item)
                .list();
    }

    @Override
    public Optional<BulkItem> takeOne() {
        return jdbc.sql(
                        """
                        select * from bulk_item where outcome = 'WAITING' order by place, action limit 1
                        for no key update skip locked
                        """)
                .query(JdbcBulkOrders::item)
                .optional();
    }

    @Override
    public void done(BulkItem item, Instant at) {
        end(item, "DONE", null, at);
    }

    @Override
    public void failed(BulkItem item, String reason, Instant at) {
        end(item, "FAILED", reason, at);
    }

    private void end(BulkItem item, String outcome, @Nullable String reason, Instant at) {
        jdbc.sql(
                        """
                        update bulk_item set outcome = :outcome, reason = :reason, done_at = :at, tries = tries + 1
                        where action = :action and place = :place and outcome = 'WAITING'
                        """)
                .param("outcome", outcome)
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .param("action", item.order())
                .param("place", item.place())
                .update();
    }

    @Override
    public int retry(long order) {
        return jdbc.sql(
                        """
                        update bulk_item set outcome = 'WAITING', reason = null, done_at = null
                        where action = ? and outcome = 'FAILED'
                        """)
                .param(order)
                .update();
    }

    private BulkOrder order(ResultSet row, int index) throws SQLException {
        return new BulkOrder(
                row.getLong("id"),
                BulkKind.valueOf(row.getString("kind")),
                row.getString("officer"),
                Locale.forLanguageTag(row.getString("language")),
                row.getTimestamp("ordered_at").toInstant(),
                read(row.getString("fields")));
    }

    private static BulkItem item(ResultSet row, int index) throws SQLException {
        Timestamp doneAt = row.getTimestamp("done_at");
        return new BulkItem(
                row.getLong("action"),
                row.getInt("place"),
                row.getString("number"),
                BulkItem.Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                doneAt == null ? null : doneAt.toInstant());
    }

    private String written(Map<String, Object> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Object> read(String fields) {
        try {
            return json.readValue(fields, FIELDS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
