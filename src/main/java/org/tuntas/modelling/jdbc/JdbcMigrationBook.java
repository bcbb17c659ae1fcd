package org.tuntas.modelling.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.lifecycle.Relocation.Place;
import org.tuntas.lifecycle.Relocation.Whereabouts;
import org.tuntas.modelling.migration.MigrationBook;
import org.tuntas.modelling.migration.MigrationItem;
import org.tuntas.modelling.migration.MigrationItem.Foreseen;
import org.tuntas.modelling.migration.MigrationItem.Outcome;
import org.tuntas.modelling.migration.MigrationItem.Tale;
import org.tuntas.modelling.migration.MigrationOrder;

/** {@link MigrationBook} in PostgreSQL. */
@Repository
class JdbcMigrationBook implements MigrationBook {

    private static final TypeReference<Map<String, String>> CHOICES = new TypeReference<>() {};

    /** Rounds that run in the models of a deployment. */
    private static final String RUNNING =
            """
            select e.business_key_ as number
            from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
            where d.deployment_id_ = :deployment and e.parent_id_ is null and e.root_proc_inst_id_ = e.id_
                and exists (select from complaint c where c.number = e.business_key_)
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    JdbcMigrationBook(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public List<Version> versions() {
        return jdbc.sql(
                        """
                        select d.deployment_id_, d.version_, d.version_tag_, p.deploy_time_,
                            (select max(id) from model_release r where r.deployment = d.deployment_id_) as release,
                            (select count(*) from act_ru_execution e where e.proc_def_id_ = d.id_
                                and e.parent_id_ is null and e.root_proc_inst_id_ = e.id_) as running
                        from act_re_procdef d join act_re_deployment p on p.id_ = d.deployment_id_
                        where d.key_ = 'complaint'
                        order by d.version_ desc
                        """)
                .query((row, index) -> new Version(
                        row.getString("deployment_id_"),
                        row.getObject("release", Long.class),
                        row.getInt("version_"),
                        Objects.requireNonNullElse(row.getString("version_tag_"), ""),
                        // The engine keeps times without a zone, in that of its machine; read the way it writes them.
                        row.getTimestamp("deploy_time_").toInstant(),
                        row.getInt("running")))
                .list();
    }

    @Override
    public OptionalLong add(
            Version from, Version to, Map<String, String> choices, String proposedBy, Instant at, String key) {
        Optional<Long> sent = jdbc.sql("select id from migration_order where form_key = ?")
                .param(key)
                .query(Long.class)
                .optional();
        if (sent.isPresent()) {
            return OptionalLong.of(sent.get());
        }
        Optional<Long> added = jdbc.sql(
                        """
                        insert into migration_order (from_deployment, to_deployment, from_name, to_name, choices, state,
                            proposed_by, proposed_at, form_key)
                        values (:from, :to, :fromName, :toName, :choices::jsonb, 'CHECKING', :by, :at, :key)
                        on conflict do nothing
                        returning id
                        """)
                .param("from", from.deployment())
                .param("to", to.deployment())
                .param("fromName", from.name())
                .param("toName", to.name())
                .param("choices", written(choices))
                .param("by", proposedBy)
                .param("at", Timestamp.from(at))
                .param("key", key)
                .query(Long.class)
                .optional();
        added.ifPresent(order -> addRunning(order, from.deployment()));
        return added.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    @Override
    public void addNewcomers(MigrationOrder order) {
        addRunning(order.id(), order.from());
    }

    private void addRunning(long order, String deployment) {
        jdbc.sql(
                        "insert into migration_item (migration, place, number) select :order,"
                                + " (select coalesce(max(place), 0) from migration_item where migration = :order)"
                                + " + row_number() over (order by r.number), r.number from (" + RUNNING + ") r"
                                + " where not exists (select from migration_item i where i.migration = :order and i.number = r.number)")
                .param("order", order)
                .param("deployment", deployment)
                .update();
    }

    @Override
    public Optional<MigrationOrder> find(long order) {
        return jdbc.sql("select * from migration_order where id = ?")
                .param(order)
                .query(this::order)
                .optional();
    }

    @Override
    public Optional<MigrationOrder> lock(long order) {
        return jdbc.sql("select * from migration_order where id = ? for no key update")
                .param(order)
                .query(this::order)
                .optional();
    }

    @Override
    public List<MigrationOrder> newest(int most) {
        return jdbc.sql("select * from migration_order order by id desc limit ?")
                .param(most)
                .query(this::order)
                .list();
    }

    @Override
    public void choose(long order, Map<String, String> choices, String by, Instant at) {
        jdbc.sql(
                        """
                        update migration_order set choices = :choices::jsonb, proposed_by = :by, proposed_at = :at,
                            approved_by = null, approved_at = null, state = 'CHECKING'
                        where id = :order
                        """)
                .param("choices", written(choices))
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("order", order)
                .update();
        jdbc.sql(
                        """
                        update migration_item set foreseen = null, forecast = null, stands = null, lands = null, turn = 0,
                            outcome = 'WAITING', result = null, done_at = null
                        where migration = ? and outcome in ('WAITING', 'REFUSED', 'FAILED')
                        """)
                .param(order)
                .update();
    }

    @Override
    public void approve(long order, String by, Instant at) {
        jdbc.sql("update migration_order set approved_by = ?, approved_at = ? where id = ?")
                .params(by, Timestamp.from(at), order)
                .update();
    }

    @Override
    public void turn(long order, MigrationOrder.State state, @Nullable Integer quota) {
        jdbc.sql("update migration_order set state = :state, quota = :quota where id = :order")
                .param("state", state.name())
                .param("quota", quota, Types.INTEGER)
                .param("order", order)
                .update();
    }

    @Override
    public int retry(long order) {
        return jdbc.sql(
                        """
                        update migration_item set outcome = 'WAITING', result = null, done_at = null
                        where migration = ? and outcome in ('REFUSED', 'FAILED')
                        """)
                .param(order)
                .update();
    }

    @Override
    public Progress progress(long order) {
        return jdbc.sql(
                        """
                        select count(*) as every, count(foreseen) as checked, count(*) filter (where foreseen = 'CAN') as can,
                            count(*) filter (where foreseen = 'CANNOT') as cannot,
                            count(*) filter (where outcome = 'WAITING') as waiting,
                            count(*) filter (where outcome = 'MOVED') as moved,
                            count(*) filter (where outcome = 'REFUSED') as refused,
                            count(*) filter (where outcome = 'GONE') as gone,
                            count(*) filter (where outcome = 'FAILED') as failed
                        from migration_item where migration = ?
                        """)
                .param(order)
                .query((row, index) -> new Progress(
                        row.getInt("every"),
                        row.getInt("checked"),
                        row.getInt("can"),
                        row.getInt("cannot"),
                        row.getInt("waiting"),
                        row.getInt("moved"),
                        row.getInt("refused"),
                        row.getInt("gone"),
                        row.getInt("failed")))
                .single();
    }

    @Override
    public List<Crowd> crowds(long order) {
        return jdbc.sql(
                        """
                        select c.*, i.forecast from (
                            select stands, lands, foreseen, count(*) as reports,
                                count(*) filter (where outcome = 'MOVED') as moved, min(number) as example
                            from migration_item where migration = :order and foreseen is not null
                            group by stands, lands, foreseen) c
                        join migration_item i on i.migration = :order and i.number = c.example
                        order by c.foreseen = 'CAN', c.reports desc, c.stands
                        """)
                .param("order", order)
                .query((row, index) -> new Crowd(
                        row.getString("stands"),
                        row.getString("lands"),
                        Foreseen.valueOf(row.getString("foreseen")),
                        row.getInt("reports"),
                        row.getInt("moved"),
                        row.getString("example"),
                        tale(row, "forecast")))
                .list();
    }

    @Override
    public List<MigrationItem> items(long order, @Nullable Outcome outcome, int from, int most) {
        return jdbc.sql(
                        """
                        select * from migration_item
                        where migration = :order and (cast(:outcome as text) is null or outcome = :outcome)
                        order by outcome not in ('FAILED', 'REFUSED'), foreseen is distinct from 'CANNOT', place
                        offset :from limit :most
                        """)
                .param("order", order)
                .param("outcome", outcome == null ? null : outcome.name(), Types.VARCHAR)
                .param("from", from)
                .param("most", most)
                .query(this::item)
                .list();
    }

    @Override
    public Optional<MigrationItem> item(long order, String number) {
        return jdbc.sql("select * from migration_item where migration = ? and number = ?")
                .params(order, number)
                .query(this::item)
                .optional();
    }

    @Override
    public Optional<MigrationItem> takeUnforeseen() {
        return take("o.state = 'CHECKING'", "i.foreseen is null and i.outcome = 'WAITING'", "i.place");
    }

    @Override
    public Optional<MigrationItem> takeWaiting() {
        return take(
                "o.state = 'MOVING' and (o.quota is null or o.quota > 0)",
                "i.outcome = 'WAITING'",
                "(i.foreseen is distinct from 'CAN'), i.turn, i.place");
    }

    /** Of the oldest order in which something waits: what waits in ended ones is not even looked at. */
    private Optional<MigrationItem> take(String orders, String items, String sequence) {
        return jdbc.sql("select * from migration_item i where " + items
                        + " and i.migration = (select min(o.id) from migration_order o where " + orders
                        + " and exists (select from migration_item i where i.migration = o.id and " + items + "))"
                        + " order by " + sequence + " limit 1 for no key update skip locked")
                .query(this::item)
                .optional();
    }

    @Override
    public void foresee(MigrationItem item, Foreseen foreseen, Tale forecast) {
        jdbc.sql(
                        """
                        update migration_item set foreseen = :foreseen, forecast = :forecast::jsonb, stands = :stands, lands = :lands
                        where migration = :order and place = :place and outcome = 'WAITING'
                        """)
                .param("foreseen", foreseen.name())
                .param("forecast", written(forecast))
                .param("stands", steps(forecast.before()))
                .param("lands", steps(forecast.after()))
                .param("order", item.order())
                .param("place", item.place())
                .update();
    }

    private static String steps(@Nullable Whereabouts where) {
        return where == null
                ? ""
                : where.places().stream().map(Place::name).distinct().sorted().collect(Collectors.joining(" + "));
    }

    @Override
    public List<Long> endChecks() {
        List<Long> over = jdbc.sql(
                        """
                        update migration_order o set state = 'CHECKED' where o.state = 'CHECKING' and not exists (
                            select from migration_item i
                            where i.migration = o.id and i.foreseen is null and i.outcome = 'WAITING')
                        returning o.id
                        """)
                .query(Long.class)
                .list();
        over.forEach(order -> jdbc.sql(
                        """
                        update migration_item i set turn = t.turn from (
                            select place, row_number() over (partition by foreseen, stands order by place) as turn
                            from migration_item where migration = :order) t
                        where i.migration = :order and i.place = t.place
                        """)
                .param("order", order)
                .update());
        return over;
    }

    @Override
    public void end(MigrationItem item, Outcome outcome, Tale result, Instant at) {
        int ended = jdbc.sql(
                        """
                        update migration_item set outcome = :outcome, result = :result::jsonb, done_at = :at
                        where migration = :order and place = :place and outcome = 'WAITING'
                        """)
                .param("outcome", outcome.name())
                .param("result", written(result))
                .param("at", Timestamp.from(at))
                .param("order", item.order())
                .param("place", item.place())
                .update();
        if (ended > 0) {
            jdbc.sql(
                            """
                            update migration_order set quota = quota - 1, state = case when quota = 1 then 'PAUSED' else state end
                            where id = ? and quota > 0
                            """)
                    .param(item.order())
                    .update();
        }
    }

    @Override
    public List<Long> endOrders() {
        return jdbc.sql(
                        """
                        update migration_order o set state = 'ENDED' where o.state = 'MOVING' and not exists (
                            select from migration_item i where i.migration = o.id and i.outcome = 'WAITING')
                        returning o.id
                        """)
                .query(Long.class)
                .list();
    }

    @Override
    public boolean pauseIfFailing(long order, int most) {
        return jdbc.sql(
                                """
                                update migration_order o set state = 'PAUSED', quota = null
                                where o.id = :order and o.state = 'MOVING' and :most <= (
                                    select count(*) from migration_item i where i.migration = o.id and i.outcome = 'FAILED')
                                """)
                        .param("order", order)
                        .param("most", most)
                        .update()
                > 0;
    }

    @Override
    public void record(long order, Instant at, String actor, String deed, String detail) {
        jdbc.sql("insert into migration_deed (migration, at, actor, deed, detail) values (?, ?, ?, ?, ?)")
                .params(order, Timestamp.from(at), actor, deed, detail)
                .update();
    }

    @Override
    public List<Deed> deeds(long order) {
        return jdbc.sql("select * from migration_deed where migration = ? order by id")
                .param(order)
                .query((row, index) -> new Deed(
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("deed"),
                        row.getString("detail")))
                .list();
    }

    private MigrationOrder order(ResultSet row, int index) throws SQLException {
        return new MigrationOrder(
                row.getLong("id"),
                row.getString("from_deployment"),
                row.getString("to_deployment"),
                row.getString("from_name"),
                row.getString("to_name"),
                read(row.getString("choices"), CHOICES),
                MigrationOrder.State.valueOf(row.getString("state")),
                row.getObject("quota", Integer.class),
                row.getString("proposed_by"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getString("approved_by"),
                instant(row, "approved_at"));
    }

    private MigrationItem item(ResultSet row, int index) throws SQLException {
        String foreseen = row.getString("foreseen");
        return new MigrationItem(
                row.getLong("migration"),
                row.getInt("place"),
                row.getString("number"),
                foreseen == null ? null : Foreseen.valueOf(foreseen),
                tale(row, "forecast"),
                Outcome.valueOf(row.getString("outcome")),
                tale(row, "result"),
                instant(row, "done_at"));
    }

    private @Nullable Tale tale(ResultSet row, String column) throws SQLException {
        String written = row.getString(column);
        return written == null ? null : read(written, new TypeReference<Tale>() {});
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T read(String value, TypeReference<T> type) {
        try {
            return json.readValue(value, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
