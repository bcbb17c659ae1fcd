package org.tuntas.complaint.jdbc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.NewComplaint;
import org.tuntas.complaint.Place;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.complaint.TimelineEntry;
import org.tuntas.complaint.TrackingNumber;

/** {@link Complaints} in PostgreSQL. Takes part in the caller's transaction. */
@Repository
class JdbcComplaints implements Complaints {

    private static final String SELECT =
            """
            select complaint.*, exists (
                select from assignment where assignment.number = complaint.number and ended_at is null) as under_way
            from complaint
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;

    JdbcComplaints(JdbcClient jdbc, ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.publisher = publisher;
    }

    @Override
    public boolean file(NewComplaint c) {
        // One statement writes both rows: filing is the one place where a burst arrives.
        return published(jdbc.sql(
                        """
                        with filed as (
                            insert into complaint (number, type, title, text, occurred_on, region_code, address, latitude, longitude,
                                named_agency, category, anonymous, secret, channel, external_id, age_group, state, state_since, filed_at)
                            values (:number, :type, :title, :text, :occurredOn, :regionCode, :address, :latitude, :longitude,
                                :namedAgency, :category, :anonymous, :secret, :channel, :externalId, :ageGroup, 'RECEIVED', :filedAt, :filedAt)
                            on conflict do nothing
                            returning number)
                        insert into complaint_event (number, round, at, kind, actor, arguments, audience, message_audience)
                        select number, 1, :filedAt, 'FILED', 'reporter', array['@channel.' || cast(:channel as text)], 'PUBLIC', 'PUBLIC' from filed
                        returning *
                        """)
                .param("number", c.number().value())
                .param("type", c.type().name())
                .param("title", c.title())
                .param("text", c.text())
                .param("occurredOn", c.occurredOn(), java.sql.Types.DATE)
                .param("regionCode", c.place().regionCode(), java.sql.Types.VARCHAR)
                .param("address", c.place().address(), java.sql.Types.VARCHAR)
                .param("latitude", c.place().latitude(), java.sql.Types.NUMERIC)
                .param("longitude", c.place().longitude(), java.sql.Types.NUMERIC)
                .param("namedAgency", c.namedAgency(), java.sql.Types.VARCHAR)
                .param("category", c.category(), java.sql.Types.VARCHAR)
                .param("anonymous", c.anonymous())
                .param("secret", c.secret())
                .param("channel", c.channel().name())
                .param("externalId", c.externalId(), java.sql.Types.VARCHAR)
                .param("ageGroup", c.ageGroup() == null ? null : c.ageGroup().name(), java.sql.Types.VARCHAR)
                .param("filedAt", utc(c.filedAt())));
    }

    @Override
    public Optional<Complaint> find(TrackingNumber number) {
        return jdbc.sql(SELECT + "where number = ?")
                .param(number.value())
                .query(JdbcComplaints::complaint)
                .optional();
    }

    @Override
    public List<Complaint> findAll(Collection<TrackingNumber> numbers) {
        return jdbc.sql(SELECT + "where number = any (:numbers)")
                .param("numbers", numbers.stream().map(TrackingNumber::value).toArray(String[]::new))
                .query(JdbcComplaints::complaint)
                .list();
    }

    @Override
    public Complaint lock(TrackingNumber number) {
        // Two statements: one that waited for the row would see the shares as they were before it waited.
        jdbc.sql("select number from complaint where number = ? for no key update")
                .param(number.value())
                .query(String.class)
                .optional();
        return find(number).orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "complaint.unknown", number.value()));
    }

    @Override
    public void enter(TrackingNumber number, ComplaintState state, Instant at) {
        List<String> finalStates = java.util.Arrays.stream(ComplaintState.values())
                .filter(ComplaintState::isFinal)
                .map(Enum::name)
                .toList();
        published(jdbc.sql(
                        """
                        with moved as (
                            update complaint set state = :state, state_since = :at,
                                closed_at = case when :closing then :at else closed_at end
                            where number = :number and state <> :state and state <> all (:final)
                            returning number, round)
                        insert into complaint_event (number, round, at, kind, actor, arguments, audience, message_audience)
                        select number, round, :at, 'STATE_ENTERED', 'system', array['@state.' || cast(:state as text)], 'PUBLIC', 'PUBLIC' from moved
                        returning *
                        """)
                .param("number", number.value())
                .param("state", state.name())
                .param("closing", state.isFinal())
                .param("final", finalStates.toArray(new String[0]))
                .param("at", utc(at)));
    }

    @Override
    public void forward(TrackingNumber number, String agency, Instant at) {
        jdbc.sql(
                        "update complaint set agency = :agency, unit = null, forwarded_at = coalesce(forwarded_at, :at) where number = :number")
                .param("number", number.value())
                .param("agency", agency)
                .param("at", utc(at))
                .update();
    }

    @Override
    public void nameAgency(TrackingNumber number, String agency) {
        jdbc.sql("update complaint set named_agency = ? where number = ?")
                .param(agency)
                .param(number.value())
                .update();
    }

    @Override
    public void countTransfer(TrackingNumber number) {
        jdbc.sql("update complaint set transfers = transfers + 1 where number = ?")
                .param(number.value())
                .update();
    }

    @Override
    public void determine(TrackingNumber number) {
        jdbc.sql("update complaint set determined = true where number = ?")
                .param(number.value())
                .update();
    }

    @Override
    public void classify(TrackingNumber number, ComplaintType type, SupervisionClass supervisionClass) {
        jdbc.sql("update complaint set type = ?, supervision_class = ? where number = ?")
                .param(type.name())
                .param(supervisionClass.name())
                .param(number.value())
                .update();
    }

    @Override
    public void reopen(TrackingNumber number, ComplaintState state, Instant at) {
        published(jdbc.sql(
                        """
                        with reopened as (
                            update complaint set round = round + 1, state = :state, state_since = :at, objections = 0, transfers = 0,
                                determined = determined and :state <> 'RECEIVED', unit = null, heard_by = null,
                                forwarded_at = case when :state = 'FORWARDED' then cast(:at as timestamptz) end,
                                closed_at = null, close_reason = null, rating = null
                            where number = :number
                            returning number, round)
                        insert into complaint_event (number, round, at, kind, actor, arguments, audience, message_audience)
                        select number, round, :at, 'STATE_ENTERED', 'system', array['@state.' || cast(:state as text)], 'PUBLIC', 'PUBLIC' from reopened
                        returning *
                        """)
                .param("number", number.value())
                .param("state", state.name())
                .param("at", utc(at)));
    }

    @Override
    public void confirm(
            TrackingNumber number,
            ComplaintType type,
            SupervisionClass supervisionClass,
            @Nullable String category,
            String publicTitle,
            String publicText) {
        jdbc.sql(
                        """
                        update complaint set type = :type, supervision_class = :class, category = :category, public_title = :title,
                            public_text = :text
                        where number = :number
                        """)
                .param("number", number.value())
                .param("type", type.name())
                .param("class", supervisionClass.name())
                .param("category", category, java.sql.Types.VARCHAR)
                .param("title", publicTitle)
                .param("text", publicText)
                .update();
    }

    @Override
    public void assign(TrackingNumber number, String unit) {
        jdbc.sql("update complaint set unit = ? where number = ?")
                .param(unit)
                .param(number.value())
                .update();
    }

    @Override
    public void unassign(TrackingNumber number) {
        jdbc.sql("update complaint set unit = null where number = ?")
                .param(number.value())
                .update();
    }

    @Override
    public void hearAppeal(TrackingNumber number, String group) {
        jdbc.sql("update complaint set heard_by = ? where number = ?")
                .param(group)
                .param(number.value())
                .update();
    }

    @Override
    public void close(TrackingNumber number, String reason, @Nullable Integer rating, Instant at) {
        jdbc.sql(
                        "update complaint set close_reason = :reason, rating = :rating, closed_at = :at where number = :number")
                .param("number", number.value())
                .param("reason", reason)
                .param("rating", rating, java.sql.Types.SMALLINT)
                .param("at", utc(at))
                .update();
    }

    @Override
    public void object(TrackingNumber number) {
        jdbc.sql("update complaint set objections = objections + 1 where number = ?")
                .param(number.value())
                .update();
    }

    @Override
    public void deleteTexts(TrackingNumber number) {
        jdbc.sql(
                        """
                        update complaint set title = '', text = '', public_title = null, public_text = null,
                            address = null, latitude = null, longitude = null
                        where number = ?
                        """)
                .param(number.value())
                .update();
    }

    @Override
    public long append(ComplaintEvent e) {
        Long id = jdbc.sql(
                        """
                        insert into complaint_event (number, round, at, kind, actor, arguments, message, internal_note, audience,
                            message_audience, told)
                        values (:number, :round, :at, :kind, :actor, :arguments, :message, :note, :audience, :messageAudience, :told)
                        returning id
                        """)
                .param("number", e.number().value())
                .param("round", e.round())
                .param("at", utc(e.at()))
                .param("kind", e.kind().name())
                .param("actor", e.actor())
                .param("arguments", e.arguments().toArray(new String[0]))
                .param("message", e.message(), java.sql.Types.VARCHAR)
                .param("note", e.internalNote(), java.sql.Types.VARCHAR)
                .param("audience", e.audience().name())
                .param("messageAudience", e.messageAudience().name())
                .param("told", e.told().toArray(new String[0]))
                .query(Long.class)
                .single();
        publisher.publishEvent(new TimelineEntry(id, e));
        return id;
    }

    @Override
    public List<ComplaintEvent> timeline(TrackingNumber number) {
        return entries(number).stream().map(TimelineEntry::event).toList();
    }

    @Override
    public List<TimelineEntry> entries(TrackingNumber number) {
        return jdbc.sql("select * from complaint_event where number = ? order by id")
                .param(number.value())
                .query(JdbcComplaints::entry)
                .list();
    }

    /** Runs a statement that returns the rows it put on the timeline, and says which came. */
    private boolean published(JdbcClient.StatementSpec statement) {
        List<TimelineEntry> entries = statement.query(JdbcComplaints::entry).list();
        entries.forEach(publisher::publishEvent);
        return !entries.isEmpty();
    }

    private static Complaint complaint(ResultSet row, int index) throws SQLException {
        return new Complaint(
                new TrackingNumber(row.getString("number")),
                ComplaintType.valueOf(row.getString("type")),
                SupervisionClass.valueOf(row.getString("supervision_class")),
                row.getString("title"),
                row.getString("text"),
                row.getString("public_title"),
                row.getString("public_text"),
                row.getObject("occurred_on", LocalDate.class),
                new Place(
                        row.getString("region_code"),
                        row.getString("address"),
                        row.getBigDecimal("latitude"),
                        row.getBigDecimal("longitude")),
                row.getString("named_agency"),
                row.getString("category"),
                row.getBoolean("anonymous"),
                row.getBoolean("secret"),
                Channel.valueOf(row.getString("channel")),
                ComplaintState.valueOf(row.getString("state")),
                row.getObject("state_since", OffsetDateTime.class).toInstant(),
                row.getInt("round"),
                row.getInt("objections"),
                row.getString("agency"),
                row.getString("unit"),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                instant(row, "forwarded_at"),
                instant(row, "closed_at"),
                row.getString("close_reason"),
                row.getObject("rating", Integer.class),
                row.getInt("transfers"),
                row.getBoolean("determined"),
                row.getBoolean("under_way"),
                row.getString("heard_by"));
    }

    private static TimelineEntry entry(ResultSet row, int index) throws SQLException {
        return new TimelineEntry(row.getLong("id"), event(row));
    }

    private static ComplaintEvent event(ResultSet row) throws SQLException {
        Array arguments = row.getArray("arguments");
        return new ComplaintEvent(
                new TrackingNumber(row.getString("number")),
                row.getInt("round"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                EventKind.valueOf(row.getString("kind")),
                row.getString("actor"),
                List.of((String[]) arguments.getArray()),
                row.getString("message"),
                row.getString("internal_note"),
                Audience.valueOf(row.getString("audience")),
                Audience.valueOf(row.getString("message_audience")),
                List.of((String[]) row.getArray("told").getArray()));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
