package org.tuntas.reporter.jdbc;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.reporter.KeyBook;
import org.tuntas.reporter.Sealed;

/** {@link KeyBook} in PostgreSQL. */
@Repository
class JdbcKeyBook implements KeyBook {

    private static final long KEYS = 0x54756E746173_0002L; // "Tuntas", 2

    private final JdbcClient jdbc;

    JdbcKeyBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(KEYS).query(resultSet -> {});
    }

    @Override
    public Set<String> ids() {
        return new HashSet<>(
                jdbc.sql("select id from server_key").query(String.class).list());
    }

    @Override
    public Optional<String> sealing() {
        return jdbc.sql("select id from server_key where sealing")
                .query(String.class)
                .optional();
    }

    @Override
    public boolean isUnused() {
        return jdbc.sql("select not exists (select from reporter)")
                .query(Boolean.class)
                .single();
    }

    @Override
    public long sealedOtherwise(Collection<String> keyIds) {
        // By key, so that the index answers however many lie under the current one.
        return jdbc.sql(
                        """
                        select coalesce(sum((select count(*) from reporter where reporter.key_id = server_key.id)), 0)
                        from server_key where id <> all (?)
                        """)
                .param(keyIds.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    @Override
    public void forget() {
        jdbc.sql("delete from server_node").update();
        jdbc.sql("delete from server_secret").update();
        jdbc.sql("delete from server_key").update();
    }

    @Override
    public void add(String keyId) {
        jdbc.sql("insert into server_key (id) values (?) on conflict do nothing")
                .param(keyId)
                .update();
    }

    @Override
    public void sealWith(String keyId) {
        jdbc.sql("update server_key set sealing = false where sealing and id <> ?")
                .param(keyId)
                .update();
        jdbc.sql("update server_key set sealing = true where id = ?")
                .param(keyId)
                .update();
    }

    @Override
    public Map<String, byte[]> secrets(String keyId) {
        Map<String, byte[]> secrets = new TreeMap<>();
        jdbc.sql("select purpose, sealed from server_secret where key_id = ?")
                .param(keyId)
                .query(row -> {
                    secrets.put(row.getString("purpose"), row.getBytes("sealed"));
                });
        return secrets;
    }

    @Override
    public void keepSecrets(String keyId, Map<String, byte[]> sealed) {
        sealed.forEach(
                (purpose, content) -> jdbc.sql("insert into server_secret (purpose, key_id, sealed) values (?, ?, ?)")
                        .params(purpose, keyId, content)
                        .update());
    }

    @Override
    public void keepSecretsOf(String keyId) {
        jdbc.sql("delete from server_secret where key_id <> ?").param(keyId).update();
    }

    @Override
    public void seen(UUID node, String keyId) {
        jdbc.sql(
                        """
                        insert into server_node (id, key_id) values (?, ?)
                        on conflict (id) do update set seen_at = clock_timestamp()
                        """)
                .params(node, keyId)
                .update();
    }

    @Override
    public void gone(UUID node) {
        jdbc.sql("delete from server_node where id = ?").param(node).update();
    }

    @Override
    public List<String> keysOfNodes(Duration late) {
        jdbc.sql("delete from server_node where seen_at < clock_timestamp() - make_interval(secs => ?)")
                .param(late.toSeconds())
                .update();
        return jdbc.sql("select key_id from server_node").query(String.class).list();
    }

    @Override
    public List<Old> takeOld(String keyId, Collection<TrackingNumber> without, int most) {
        return jdbc.sql(
                        """
                        select number, key_id, sealed from reporter
                        where key_id in (select id from server_key where id <> ?) and number <> all (?)
                        order by key_id, number limit ? for update skip locked
                        """)
                .params(keyId, without.stream().map(TrackingNumber::value).toArray(String[]::new), most)
                .query((row, index) -> new Old(
                        new TrackingNumber(row.getString("number")),
                        new Sealed(row.getString("key_id"), row.getBytes("sealed"))))
                .list();
    }

    @Override
    public void reseal(TrackingNumber number, Sealed sealed) {
        jdbc.sql("update reporter set sealed = ?, key_id = ? where number = ?")
                .params(sealed.content(), sealed.keyId(), number.value())
                .update();
    }
}
