package org.tuntas.organisation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.support.TestPropertySourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The room with a real PostgreSQL database, which holds nothing but the room's tables. There is one for all tests, which
 * empty it before they use it.
 */
final class Office {

    static final String DEMO = "classpath:demo/organisation/";
    static final Instant OPENED = Instant.parse("2026-03-16T02:00:00Z");

    private static final Office OFFICE = new Office(startDatabase());

    final Statements statements;
    final JdbcClient sql;
    final TransactionTemplate transaction;
    final HandClock clock = new HandClock();

    private Office(DataSource database) {
        this.statements = new Statements(database);
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(statements));
    }

    /** Nobody and nothing in it; regions and categories are whatever was loaded last. */
    static Office empty() {
        OFFICE.clock.set(OPENED);
        OFFICE.sql.sql("truncate organisation_node, staff, membership cascade").update();
        return OFFICE;
    }

    /** Without regions and categories, too. */
    static Office brandNew() {
        OFFICE.sql.sql("truncate region, category, reference_load").update();
        return empty();
    }

    /** Starts the room's beans on this database, as a node of the cluster would. */
    Room start(String location) {
        AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(beans, "tuntas.organisation.location=" + location);
        beans.registerBean(JdbcClient.class, () -> JdbcClient.create(statements));
        beans.registerBean(DataSourceTransactionManager.class, () -> new DataSourceTransactionManager(statements));
        beans.registerBean(Clock.class, () -> clock);
        beans.scan("org.tuntas.organisation");
        beans.refresh();
        return new Room(
                beans.getBean(Registry.class),
                beans.getBean(Staff.class),
                beans.getBean(Registrar.class),
                beans.getBean(Personnel.class),
                beans.getBean(Offices.class));
    }

    /** Loads an organisation into a room that is open. */
    static void load(Room room, String location) {
        new OrganisationLoader(room.registrar(), new DefaultResourceLoader(), location).afterSingletonsInstantiated();
    }

    Room startDemo() {
        return start(DEMO);
    }

    /** All rows of the organisation with the transaction that wrote each: equal only if no row was touched. */
    Map<String, List<Map<String, Object>>> rows() {
        return Map.of(
                "nodes", table("organisation_node", "code"),
                "staff", table("staff", "login"),
                "memberships", table("membership", "staff_login, group_id"));
    }

    int count(String table) {
        return sql.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private List<Map<String, Object>> table(String table, String order) {
        return sql.sql("select xmin::text as written_by, t.* from " + table + " t order by " + order)
                .query()
                .listOfRows();
    }

    private static DataSource startDatabase() {
        try {
            String url = EmbeddedPostgres.start().getJdbcUrl("postgres", "postgres");
            DataSource database = new SingleConnectionDataSource(url, true);
            // The tables of the other rooms come along where a later migration of this room's tables stands beside
            // theirs.
            Flyway.configure().dataSource(database).target("3").load().migrate();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(Files.readString(Path.of("src/main/resources/db/migration/V14__administration.sql")));
            }
            return database;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the room offers to other rooms. */
    record Room(Registry registry, Staff staff, Registrar registrar, Personnel personnel, Offices offices) {}

    /** A clock that stands still until a test moves it. */
    static final class HandClock extends Clock {

        private Instant now = OPENED;

        void set(Instant instant) {
            now = instant;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Counts the statements that the room sends. */
    static final class Statements extends DelegatingDataSource {

        private final AtomicInteger sent = new AtomicInteger();

        Statements(DataSource database) {
            super(database);
        }

        int sentBy(Runnable work) {
            int before = sent.get();
            work.run();
            return sent.get() - before;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")
                                || method.getName().equals("createStatement")) {
                            sent.incrementAndGet();
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    /** A folder of organisation files. */
    record Folder(Path path) {

        static final String NODES =
                """
                code,parent,kind,name,desk
                kota,,AGENCY,Kota Contoh,
                meja,kota,UNIT,Meja Laporan,true
                dishub,kota,UNIT,Dinas Perhubungan,false
                """;
        static final String STAFF =
                """
                login,name,email,password_hash
                budi.dishub,Budi Santoso,budi@dishub.example,{bcrypt}$2a$10$fromthefile
                rina.desk,Rina Wulandari,,
                """;
        static final String MEMBERSHIPS =
                """
                login,group
                budi.dishub,dishub-officer
                rina.desk,desk-admin
                """;

        /** A small one without faults. */
        static Folder in(Path path) {
            return new Folder(path)
                    .write("nodes.csv", NODES)
                    .write("staff.csv", STAFF)
                    .write("memberships.csv", MEMBERSHIPS);
        }

        Folder write(String file, String content) {
            try {
                Files.writeString(path.resolve(file), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        String location() {
            return path.toUri().toString();
        }
    }
}
