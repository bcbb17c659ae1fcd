package org.tuntas.decree.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.decree.Decree;
import org.tuntas.decree.DecreeDay;
import org.tuntas.decree.Decrees;
import org.tuntas.procedure.MovedDate;
import org.tuntas.procedure.RenewalWitness;
import org.tuntas.sla.Holiday;

/** {@link Decrees} in PostgreSQL, and the witness of what the renewal of clocks moves while one is carried out. */
@Repository
class JdbcDecrees implements Decrees, RenewalWitness {

    /** Limits of which reporters are told a day. */
    private static final String TOLD =
            "('VERIFICATION', 'RESOLUTION', 'AWAITING_COMPLETION', 'ASKING_REPORTER', 'AWAITING_REPORTER', 'APPEAL')";

    private static final String ROWS =
            "select number, kind, name, before, foreseen, moved_to from decree_date where decree = ? order by number, id";

    private final JdbcClient jdbc;

    JdbcDecrees(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long add(String number, LocalDate signedOn, List<DecreeDay> days, int leftOut, String by, Instant at) {
        long id = jdbc.sql(
                        """
                        insert into decree (number, signed_on, left_out, entered_by, entered_at) values (?, ?, ?, ?, ?)
                        returning id
                        """)
                .params(number, signedOn, leftOut, by, stored(at))
                .query(Long.class)
                .single();
        for (DecreeDay day : days) {
            jdbc.sql("insert into decree_day (decree, day, agency, kind, name, recalls) values (?, ?, ?, ?, ?, ?)")
                    .params(id, day.day(), day.agency(), day.kind().name(), day.name(), day.recalls())
                    .update();
        }
        return id;
    }

    @Override
    public Optional<Decree> find(long id) {
        return one("where id = " + id);
    }

    @Override
    public List<Decree> newest(int most) {
        return read("order by id desc limit " + most);
    }

    @Override
    public Optional<Decree> lock(long id) {
        return one("where id = " + id + " for update");
    }

    @Override
    public Optional<Decree> takeAtWork() {
        return one("where state in ('FORESEEING', 'RENEWING', 'TELLING') order by state <> 'FORESEEING', id limit 1"
                + " for update skip locked");
    }

    private Optional<Decree> one(String which) {
        return read(which).stream().findFirst();
    }

    private List<Decree> read(String which) {
        return jdbc.sql("select * from decree " + which).query(this::decree).list();
    }

    @Override
    public List<String> nextToForesee(Decree decree, int most) {
        return jdbc.sql(
                        """
                        select distinct number from stage_visit
                        where ended_at is null and number > (select foreseen_to from decree where id = :id)
                            and (:national or agency in (select agency from decree_day where decree = :id))
                        order by number limit :most
                        """)
                .param("id", decree.id())
                .param("national", decree.isNational())
                .param("most", most)
                .query(String.class)
                .list();
    }

    @Override
    public void foresaw(long id, List<MovedDate> dates, String lastNumber) {
        write(id, dates, "foreseen");
        jdbc.sql("update decree set foreseen_to = ? where id = ?")
                .params(lastNumber, id)
                .update();
    }

    @Override
    public void moved(List<MovedDate> dates) {
        if (dates.isEmpty()) {
            return;
        }
        // The second spreading of the change comes a minute and a half later, and belongs to it as well.
        jdbc.sql(
                        """
                        select id from decree where state in ('RENEWING', 'TELLING')
                            or renewed_at > now() - interval '5 min' and state = 'DONE'
                        order by id desc limit 1
                        """)
                .query(Long.class)
                .optional()
                .ifPresent(decree -> write(decree, dates, "moved_to"));
    }

    private void write(long id, List<MovedDate> dates, String column) {
        if (dates.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into decree_date (decree, number, kind, reference, name, before, %1$s)
                        select :decree, * from unnest(cast(:numbers as text[]), cast(:kinds as text[]), cast(:references as text[]),
                            cast(:names as text[]), cast(:befores as timestamptz[]), cast(:afters as timestamptz[]))
                        on conflict (decree, kind, reference) do update set %1$s = excluded.%1$s
                        """
                                .formatted(column))
                .param("decree", id)
                .param("numbers", array(dates, MovedDate::number))
                .param("kinds", array(dates, date -> date.kind().name()))
                .param("references", array(dates, MovedDate::reference))
                .param("names", array(dates, MovedDate::name))
                .param("befores", array(dates, date -> date.before().toString()))
                .param("afters", array(dates, date -> date.after().toString()))
                .update();
    }

    private static String[] array(List<MovedDate> dates, Function<MovedDate, String> part) {
        return dates.stream().map(part).toArray(String[]::new);
    }

    @Override
    public void foreseen(long id, Instant at) {
        jdbc.sql("update decree set state = 'FORESEEN', foreseen_at = ? where id = ?")
                .params(stored(at), id)
                .update();
    }

    @Override
    public void foreseeAgain(long id) {
        jdbc.sql("delete from decree_date where decree = ?").param(id).update();
        jdbc.sql("update decree set state = 'FORESEEING', foreseen_to = '', foreseen_at = null where id = ?")
                .param(id)
                .update();
    }

    @Override
    public void ordered(long id, String by, Instant at, long concerned) {
        jdbc.sql("update decree set state = 'RENEWING', ordered_by = ?, ordered_at = ?, concerned = ? where id = ?")
                .params(by, stored(at), concerned, id)
                .update();
    }

    @Override
    public void discarded(long id) {
        jdbc.sql("delete from decree_date where decree = ?").param(id).update();
        jdbc.sql("update decree set state = 'DISCARDED' where id = ?").param(id).update();
    }

    @Override
    public boolean isOneAtWork() {
        return jdbc.sql("select exists (select from decree where state in ('RENEWING', 'TELLING'))")
                .query(Boolean.class)
                .single();
    }

    @Override
    public long waiting() {
        return jdbc.sql(
                        """
                        select (select count(*) from clock_renewal where failures = 0)
                            + (select count(*) from clock_change where due_at <= now())
                        """)
                .query(Long.class)
                .single();
    }

    @Override
    public void renewed(long id) {
        // What a deed of somebody renewed on its way, before the batch came, moved as well.
        jdbc.sql(
                        """
                        update decree_date d set moved_to = v.limit_at from stage_visit v
                        where d.decree = ? and d.kind = 'CLOCK' and d.moved_to is null
                            and v.id = cast(d.reference as bigint) and v.ended_at is null and v.limit_at <> d.before
                        """)
                .param(id)
                .update();
        jdbc.sql(
                        """
                        insert into decree_letter (decree, number)
                        select distinct decree, number from decree_date
                        where decree = ? and kind = 'CLOCK' and moved_to is not null and name in %s
                        on conflict do nothing
                        """
                                .formatted(TOLD))
                .param(id)
                .update();
        jdbc.sql("update decree set state = 'TELLING', renewed_at = now() where id = ?")
                .param(id)
                .update();
    }

    @Override
    public List<String> takeToTell(long id, int most) {
        return jdbc.sql(
                        """
                        select number from decree_letter where decree = ? and told_at is null order by number limit ?
                        for update skip locked
                        """)
                .params(id, most)
                .query(String.class)
                .list();
    }

    @Override
    public void told(long id, String number, String outcome, Instant at) {
        jdbc.sql("update decree_letter set told_at = ?, outcome = ? where decree = ? and number = ?")
                .params(stored(at), outcome, id, number)
                .update();
    }

    @Override
    public void done(long id, Instant at) {
        jdbc.sql("update decree set state = 'DONE', done_at = ? where id = ?")
                .params(stored(at), id)
                .update();
    }

    @Override
    public Effect effect(Decree decree) {
        boolean listed = decree.renewedAt() != null;
        return jdbc.sql(
                        """
                        select count(distinct number) as reports,
                            count(*) filter (where kind = 'CLOCK') as clocks,
                            count(*) filter (where kind = 'TASK') as tasks,
                            count(*) filter (where kind = 'TIMER') as timers,
                            count(distinct number) filter (where kind = 'CLOCK' and name in %s) as letters,
                            count(moved_to) as moved,
                            (select count(*) from decree_letter where decree = :id) as listed,
                            (select count(*) from decree_letter where decree = :id and outcome = 'TOLD') as told
                        from decree_date where decree = :id
                        """
                                .formatted(TOLD))
                .param("id", decree.id())
                .query((row, index) -> new Effect(
                        row.getLong("reports"),
                        row.getLong("clocks"),
                        row.getLong("tasks"),
                        row.getLong("timers"),
                        row.getLong(listed ? "listed" : "letters"),
                        row.getLong("moved"),
                        row.getLong("told")))
                .single();
    }

    @Override
    public List<Row> rows(long id, int offset, int most) {
        return jdbc.sql(ROWS + " limit ? offset ?")
                .params(id, most, offset)
                .query(JdbcDecrees::row)
                .list();
    }

    @Override
    public void eachRow(long id, Consumer<Row> reader) {
        int read = 0;
        List<Row> page = rows(id, 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(reader);
            read += page.size();
            page = rows(id, read, PAGE);
        }
    }

    private static final int PAGE = 5_000;

    @Override
    public List<Failure> failures(int most) {
        return jdbc.sql("select number, failure from clock_renewal where failures > 0 order by number limit ?")
                .param(most)
                .query((row, index) -> new Failure(row.getString("number"), String.valueOf(row.getString("failure"))))
                .list();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        Instant before = moment(row, "before");
        if (before == null) {
            throw new IllegalStateException("decree_date.before is not null");
        }
        return new Row(
                row.getString("number"),
                MovedDate.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                before,
                moment(row, "foreseen"),
                moment(row, "moved_to"));
    }

    private Decree decree(ResultSet row, int index) throws SQLException {
        long id = row.getLong("id");
        Instant enteredAt = moment(row, "entered_at");
        return new Decree(
                id,
                row.getString("number"),
                row.getObject("signed_on", LocalDate.class),
                Decree.State.valueOf(row.getString("state")),
                row.getInt("left_out"),
                row.getString("entered_by"),
                enteredAt == null ? Instant.EPOCH : enteredAt,
                moment(row, "foreseen_at"),
                row.getString("ordered_by"),
                moment(row, "ordered_at"),
                row.getLong("concerned"),
                moment(row, "renewed_at"),
                moment(row, "done_at"),
                days(id));
    }

    private List<DecreeDay> days(long id) {
        return jdbc.sql("select * from decree_day where decree = ? order by day, agency")
                .param(id)
                .query((row, index) -> new DecreeDay(
                        row.getObject("day", LocalDate.class),
                        row.getString("agency"),
                        Holiday.Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getBoolean("recalls")))
                .list();
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime stored(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
