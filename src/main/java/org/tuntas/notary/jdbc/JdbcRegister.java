package org.tuntas.notary.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.notary.DaySeal;
import org.tuntas.notary.Fingerprint;
import org.tuntas.notary.Inside;
import org.tuntas.notary.Kept;
import org.tuntas.notary.Link;
import org.tuntas.notary.LogEntry;
import org.tuntas.notary.Recorded;
import org.tuntas.notary.Register;
import org.tuntas.notary.Saying;

/** {@link Register} in PostgreSQL. */
@Repository
class JdbcRegister implements Register {

    private static final String PEN = "hashtext('tuntas.notary.pen')";

    /** Large enough not to travel for each row, small enough that long texts do not fill the memory. */
    private static final int FETCHED = 200;

    private static final String EVENT =
            """
            e.id, e.number, e.kind, e.at, e.round, e.actor, e.arguments, e.message, e.internal_note, e.audience, e.message_audience, e.told,
            case when e.kind = 'FILED' then c.title end as title, case when e.kind = 'FILED' then c.text end as text
            """;

    private final JdbcClient jdbc;
    /** For what may be long: row after row, and never all at once. */
    private final JdbcClient stream;

    JdbcRegister(JdbcClient jdbc, DataSource data) {
        this.jdbc = jdbc;
        JdbcTemplate template = new JdbcTemplate(data);
        template.setFetchSize(FETCHED);
        this.stream = JdbcClient.create(template);
    }

    @Override
    public boolean takePen() {
        return jdbc.sql("select pg_try_advisory_xact_lock(" + PEN + ")")
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<DaySeal> last() {
        return newest(1).stream().findFirst();
    }

    @Override
    public Optional<LocalDate> firstDue() {
        return jdbc.sql("select cast(min(at) at time zone 'Asia/Jakarta' as date) as day from notary_due")
                .query((row, index) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
                .single();
    }

    @Override
    public void due(Instant before, BiConsumer<Recorded, @Nullable Link> each) {
        stream.sql(
                        "select " + EVENT
                                + """
                        , head.sequence, head.fingerprint
                        from notary_due d
                        join complaint_event e on e.id = d.entry
                        join complaint c on c.number = e.number
                        left join lateral (
                            select n.sequence, n.fingerprint from notary_entry n where n.number = e.number order by n.sequence desc limit 1
                        ) head on true
                        where d.at < ?
                        order by e.number, e.id
                        """)
                .param(utc(before))
                .query((RowCallbackHandler) row -> each.accept(
                        recorded(row),
                        row.getBytes("fingerprint") == null
                                ? null
                                : new Link(row.getInt("sequence"), print(row, "fingerprint"))));
    }

    @Override
    public void keep(List<Kept> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into notary_entry (entry, number, sequence, day, fingerprint, said, inside, link, said_salt, inside_salt, link_salt)
                        select e.id, e.number, k.sequence, cast(:day as date), decode(k.fingerprint, 'hex'), decode(k.said, 'hex'),
                            decode(k.inside, 'hex'), decode(k.link, 'hex'), decode(k.said_salt, 'hex'), decode(k.inside_salt, 'hex'),
                            decode(k.link_salt, 'hex')
                        from unnest(cast(:entries as bigint[]), cast(:sequences as integer[]), :fingerprints, :saids, :insides, :links,
                                :saidSalts, :insideSalts, :linkSalts)
                            k (entry, sequence, fingerprint, said, inside, link, said_salt, inside_salt, link_salt)
                        join complaint_event e on e.id = k.entry
                        """)
                .param("day", entries.get(0).day())
                .param("entries", column(entries, kept -> Long.toString(kept.entry())))
                .param("sequences", column(entries, kept -> Integer.toString(kept.sequence())))
                .param("fingerprints", column(entries, kept -> kept.fingerprint()
                        .hex()))
                .param("saids", column(entries, kept -> kept.said().hex()))
                .param("insides", column(entries, kept -> kept.inside().hex()))
                .param("links", column(entries, kept -> kept.link().hex()))
                .param("saidSalts", column(entries, kept -> hex(kept.saidSalt())))
                .param("insideSalts", column(entries, kept -> hex(kept.insideSalt())))
                .param("linkSalts", column(entries, kept -> hex(kept.linkSalt())))
                .update();
    }

    private static String[] column(List<Kept> entries, Function<Kept, @Nullable String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }

    @Override
    public List<Fingerprint> leaves(LocalDate day) {
        return stream.sql("select fingerprint from notary_entry where day = ? order by fingerprint")
                .param(day)
                .query((row, index) -> print(row, "fingerprint"))
                .list();
    }

    @Override
    public void seal(DaySeal seal, Instant at) {
        jdbc.sql("delete from notary_due where entry in (select entry from notary_entry where day = ?)")
                .param(seal.day())
                .update();
        jdbc.sql("insert into notary_day (day, size, root, previous, seal, sealed_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        seal.day(),
                        seal.size(),
                        seal.root().bytes(),
                        seal.previous().bytes(),
                        seal.seal().bytes(),
                        utc(at))
                .update();
    }

    @Override
    public List<DaySeal> newest(int most) {
        return jdbc.sql("select * from notary_day order by day desc limit ?")
                .param(most)
                .query((row, index) -> seal(row))
                .list();
    }

    @Override
    public void seals(Consumer<DaySeal> each) {
        stream.sql("select * from notary_day order by day").query((RowCallbackHandler) row -> each.accept(seal(row)));
    }

    @Override
    public List<DaySeal> seals(List<LocalDate> days) {
        return jdbc.sql("select * from notary_day where day = any (cast(? as date[])) order by day")
                .param(days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query((row, index) -> seal(row))
                .list();
    }

    @Override
    public List<Pair> entries(TrackingNumber number) {
        return jdbc.sql(
                        "select " + EVENT
                                + """
                        , n.*
                        from (select id from complaint_event where number = :number
                            union select entry from notary_entry where number = :number) known
                        left join complaint_event e on e.id = known.id
                        left join complaint c on c.number = e.number
                        left join notary_entry n on n.entry = known.id
                        order by n.sequence nulls last, known.id
                        """)
                .param("number", number.value())
                .query((row, index) -> new Pair(
                        row.getString("kind") == null ? null : recorded(row),
                        row.getBytes("fingerprint") == null ? null : kept(row)))
                .list();
    }

    @Override
    public void log(LocalDate day, Consumer<Leaf> each) {
        stream.sql(
                        """
                        select n.fingerprint, n.said, n.inside, n.link, e.number, e.kind, e.at, p.number is not null as open
                        from notary_entry n
                        left join complaint_event e on e.id = n.entry and e.audience = 'PUBLIC'
                        left join published_report p on p.number = e.number
                        where n.day = ?
                        order by n.fingerprint
                        """)
                .param(day)
                .query((RowCallbackHandler) row -> each.accept(new Leaf(
                        print(row, "fingerprint"),
                        row.getBoolean("open") ? Optional.of(entry(row)) : Optional.empty())));
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        return new LogEntry(
                row.getString("number"),
                EventKind.valueOf(row.getString("kind")),
                instant(row),
                print(row, "said"),
                print(row, "inside"),
                print(row, "link"));
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(
                row.getLong("id"),
                row.getString("number"),
                EventKind.valueOf(row.getString("kind")),
                instant(row),
                new Saying(
                        row.getInt("round"),
                        texts(row, "arguments"),
                        row.getString("message"),
                        row.getString("title"),
                        row.getString("text")),
                new Inside(
                        row.getString("actor"),
                        row.getString("internal_note"),
                        row.getString("audience"),
                        row.getString("message_audience"),
                        texts(row, "told")),
                Audience.valueOf(row.getString("audience")),
                Audience.valueOf(row.getString("message_audience")));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getLong("entry"),
                row.getInt("sequence"),
                row.getObject("day", LocalDate.class),
                print(row, "fingerprint"),
                print(row, "said"),
                print(row, "inside"),
                print(row, "link"),
                row.getBytes("said_salt"),
                row.getBytes("inside_salt"),
                row.getBytes("link_salt"));
    }

    private static DaySeal seal(ResultSet row) throws SQLException {
        return new DaySeal(
                row.getObject("day", LocalDate.class),
                row.getInt("size"),
                print(row, "root"),
                print(row, "previous"),
                print(row, "seal"));
    }

    private static Fingerprint print(ResultSet row, String column) throws SQLException {
        return Fingerprint.of(row.getBytes(column));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
