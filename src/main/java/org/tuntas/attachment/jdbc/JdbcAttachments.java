package org.tuntas.attachment.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.attachment.Attachment;
import org.tuntas.attachment.Attachments;
import org.tuntas.attachment.FileStore;
import org.tuntas.attachment.FileType;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.TrackingNumber;

/** {@link Attachments} in PostgreSQL. Takes part in the caller's transaction. */
@Repository
class JdbcAttachments implements Attachments {

    private final JdbcClient jdbc;

    JdbcAttachments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(List<Attachment> attachments) {
        for (Attachment a : attachments) {
            jdbc.sql(
                            """
                            insert into attachment (id, number, origin, entry, share, brought_by, name, type, size, sha256, store, audience,
                                released, received_at)
                            values (:id, :number, :origin, :entry, :share, :by, :name, :type, :size, :sha256, :store, :audience, :released, :at)
                            """)
                    .param("id", a.id())
                    .param("number", a.number().value())
                    .param("origin", a.origin().name())
                    .param("entry", a.entry(), Types.BIGINT)
                    .param("share", a.share(), Types.BIGINT)
                    .param("by", a.broughtBy())
                    .param("name", a.name())
                    .param("type", a.type().name())
                    .param("size", a.size())
                    .param("sha256", a.sha256())
                    .param("store", a.store().name())
                    .param("audience", a.audience().name())
                    .param("released", a.released())
                    .param("at", utc(a.receivedAt()))
                    .update();
        }
    }

    @Override
    public List<Attachment> of(TrackingNumber number) {
        return jdbc.sql("select * from attachment where number = ? order by received_at, name, id")
                .param(number.value())
                .query(JdbcAttachments::attachment)
                .list();
    }

    @Override
    public List<Attachment> of(Collection<TrackingNumber> numbers) {
        return jdbc.sql("select * from attachment where number = any (?) order by number, received_at, name, id")
                .param(numbers.stream().map(TrackingNumber::value).toArray(String[]::new))
                .query(JdbcAttachments::attachment)
                .list();
    }

    @Override
    public Optional<Attachment> find(TrackingNumber number, UUID id) {
        return jdbc.sql("select * from attachment where number = ? and id = ?")
                .params(number.value(), id)
                .query(JdbcAttachments::attachment)
                .optional();
    }

    @Override
    public int count(TrackingNumber number) {
        return jdbc.sql("select count(*) from attachment where number = ?")
                .param(number.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean isWaiting(long share) {
        return jdbc.sql("select exists (select from attachment where share = ? and entry is null)")
                .param(share)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void join(long share, long entry, Audience audience) {
        jdbc.sql("update attachment set entry = ?, audience = ? where share = ? and entry is null")
                .params(entry, audience.name(), share)
                .update();
    }

    @Override
    public void takeAlong(Collection<Long> shares, long entry, Audience audience) {
        jdbc.sql(
                        """
                        update attachment set entry = :entry, audience = :audience
                        where share = any (:shares) and entry is not null and audience = 'OFFICERS' and released
                        """)
                .param("entry", entry)
                .param("audience", audience.name())
                .param("shares", shares.toArray(new Long[0]))
                .update();
    }

    @Override
    public void release(UUID id, boolean released, String officer, Instant at) {
        jdbc.sql("update attachment set released = ?, released_by = ?, released_at = ? where id = ?")
                .params(released, officer, utc(at), id)
                .update();
    }

    @Override
    public void remove(UUID id) {
        jdbc.sql("delete from attachment where id = ?").param(id).update();
    }

    @Override
    public Set<UUID> known(Collection<UUID> ids) {
        return new HashSet<>(jdbc.sql("select id from attachment where id = any (?)")
                .param(ids.toArray(new UUID[0]))
                .query(UUID.class)
                .list());
    }

    @Override
    public void share(long entry, TrackingNumber with, long itsEntry) {
        jdbc.sql(
                        """
                        insert into attachment (id, number, origin, entry, share, brought_by, name, type, size, sha256, store, audience,
                            released, released_by, released_at, received_at, bytes_of)
                        select gen_random_uuid(), :number, origin, :itsEntry, share, brought_by, name, type, size, sha256, store, audience,
                            released, released_by, released_at, received_at, coalesce(bytes_of, id)
                        from attachment where entry = :entry and origin = 'OFFICER' and audience <> 'OFFICERS'
                        """)
                .param("number", with.value())
                .param("itsEntry", itsEntry)
                .param("entry", entry)
                .update();
    }

    @Override
    public UUID bytesOf(UUID id) {
        return jdbc.sql("select coalesce(bytes_of, id) from attachment where id = ?")
                .param(id)
                .query(UUID.class)
                .single();
    }

    private static Attachment attachment(ResultSet row, int index) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                new TrackingNumber(row.getString("number")),
                Attachment.Origin.valueOf(row.getString("origin")),
                row.getObject("entry", Long.class),
                row.getObject("share", Long.class),
                row.getString("brought_by"),
                row.getString("name"),
                FileType.valueOf(row.getString("type")),
                row.getLong("size"),
                row.getString("sha256"),
                FileStore.Kind.valueOf(row.getString("store")),
                Audience.valueOf(row.getString("audience")),
                row.getBoolean("released"),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
