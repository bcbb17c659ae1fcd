package org.tuntas.reporter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.complaint.TrackingNumber;

/** A database of its own with our tables, and nodes on it that come and go with keys of their own. */
final class SealedDatabase implements AutoCloseable {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static @Nullable EmbeddedPostgres server;

    final JdbcClient sql;
    final TransactionTemplate transaction;
    private final HikariDataSource connections;
    private final DataSourceTransactionManager transactions;
    private final AnnotationConfigApplicationContext rows = new AnnotationConfigApplicationContext();

    private SealedDatabase(String version) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(newDatabase());
        config.setUsername("postgres");
        config.setMaximumPoolSize(8);
        connections = new HikariDataSource(config);
        migrate(version);
        sql = JdbcClient.create(connections);
        transactions = new DataSourceTransactionManager(connections);
        transaction = new TransactionTemplate(transactions);
        rows.registerBean(JdbcClient.class, () -> sql);
        rows.scan("org.tuntas.reporter.jdbc");
        rows.refresh();
    }

    static SealedDatabase empty() {
        return new SealedDatabase("16");
    }

    /** As it was before keys could change. */
    static SealedDatabase ofVersion14() {
        return new SealedDatabase("14");
    }

    void upgrade() {
        migrate("16");
    }

    private void migrate(String version) {
        Flyway.configure().dataSource(connections).target(version).load().migrate();
    }

    private static synchronized String newDatabase() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.start();
            }
            String name = "sealed" + NEXT.incrementAndGet();
            JdbcClient.create(server.getPostgresDatabase())
                    .sql("create database " + name)
                    .update();
            return server.getJdbcUrl("postgres", name);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A node that starts now. */
    Node node(String current, String previous) {
        return new Node(
                new KeyKeeper(rows.getBean(KeyBook.class), new KeyRing(current, previous, false), transactions));
    }

    /** A report without an identity. */
    TrackingNumber filed() {
        TrackingNumber number = TrackingNumber.draw(RANDOM, 2026);
        sql.sql(
                        """
                        insert into complaint (number, type, title, text, anonymous, secret, channel, state, state_since, filed_at)
                        values (?, 'COMPLAINT', 'Lampu', 'Lampu mati', false, false, 'WEB', 'RECEIVED', now(), now())
                        """)
                .param(number.value())
                .update();
        return number;
    }

    long sealedWith(String key) {
        return sql.sql("select count(*) from reporter where key_id = ?")
                .param(new ServerKey(key).id())
                .query(Long.class)
                .single();
    }

    /** The others have not heard of a node for longer than a node may be silent. */
    void nobodyWasSeenOfLate() {
        sql.sql("update server_node set seen_at = seen_at - interval '61 seconds'")
                .update();
    }

    @Override
    public void close() {
        connections.close();
    }

    /** One process of Tuntas. */
    final class Node {

        final KeyKeeper keys;
        final IdentityVault vault;
        final PinDoor door;

        private Node(KeyKeeper keys) {
            this.keys = keys;
            Reporters reporters = rows.getBean(Reporters.class);
            this.vault = new IdentityVault(reporters, keys, rows.getBean(IdentityTrail.class), new ObjectMapper());
            this.door = new PinDoor(reporters, keys.handedOut());
        }

        /** Files a report of Siti's. */
        TrackingNumber files() {
            TrackingNumber number = filed();
            transaction.executeWithoutResult(status -> vault.keep(
                    number, new ReporterIdentity("Siti Aminah", null, "siti@warga.example", null, 1991, null)));
            return number;
        }

        Optional<String> readsAddressOf(TrackingNumber number) {
            return vault.mailbox(number).map(Mailbox::address);
        }

        /** What the worker does every few seconds. */
        Node works() {
            keys.show();
            keys.bringIntoUse();
            while (keys.sealAnew() > 0) {
                // The next batch.
            }
            return this;
        }
    }
}
