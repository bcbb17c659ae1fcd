package org.tuntas.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Real servers on real directories. The tests share one directory, which spares the making of a database each time, and
 * leave it stopped; each writes tables of its own. The programs are unpacked once below {@code target}.
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EmbeddedDatabaseTest {

    static final Path BINARIES = Path.of("target", "database-test", "binaries");

    /** Between a server's last word and its end as a process, on a busy machine. */
    private static final Duration A_MOMENT = Duration.ofSeconds(60);

    @TempDir
    private static Path directory;

    /** What a first start leaves that was killed in the middle; whichever test comes first has to cope with it. */
    @BeforeAll
    static void interruptAFirstStart() throws IOException {
        Path half = Files.createDirectories(directory.resolve("initialising-1/cluster"));
        Files.writeString(half.resolve("PG_VERSION"), "17");
        Files.createDirectory(directory.resolve("cluster"));
    }

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withUserConfiguration(EmbeddedDatabaseConfiguration.class)
            .withPropertyValues(
                    // Whatever the environment of these tests says; left blank it counts as not configured.
                    "spring.datasource.url=",
                    "tuntas.database.directory=" + directory,
                    "tuntas.database.binaries=" + BINARIES);

    @Test
    void keepsItsDataBetweenStarts() {
        try (EmbeddedDatabase database = start(directory)) {
            client(database).sql("create table kept (word text)").update();
            client(database).sql("insert into kept values ('jalan rusak')").update();
        }
        assertThat(directory.resolve("cluster/postmaster.pid")).doesNotExist();

        try (EmbeddedDatabase database = start(directory)) {
            assertThat(ask(database, "select word from kept")).isEqualTo("jalan rusak");
        }
    }

    @Test
    void theRunningServerSaysThatWhatIsCommittedIsOnTheDisk() {
        Map<String, String> settings = new TreeMap<>();
        try (EmbeddedDatabase database = start(directory)) {
            // Only a superuser may see all of them, which the application is not.
            JdbcClient superuser = client(database, "postgres");
            for (String name : List.of(
                    "fsync",
                    "synchronous_commit",
                    "full_page_writes",
                    "data_checksums",
                    "server_encoding",
                    "listen_addresses",
                    "unix_socket_directories",
                    "max_connections",
                    "shared_buffers")) {
                settings.put(
                        name, superuser.sql("show " + name).query(String.class).single());
            }
            assertThat(ask(
                            database,
                            "select datlocprovider::text || datlocale from pg_database where datname = 'tuntas'"))
                    .isEqualTo("bC.UTF-8");
            assertThat(ask(database, "select usesuper::text from pg_user where usename = current_user"))
                    .isEqualTo("false");
        }
        assertThat(settings)
                .containsEntry("fsync", "on")
                .containsEntry("synchronous_commit", "on")
                .containsEntry("full_page_writes", "on")
                .containsEntry("data_checksums", "on")
                .containsEntry("server_encoding", "UTF8")
                .containsEntry("listen_addresses", "127.0.0.1")
                .containsEntry("unix_socket_directories", "")
                .containsEntry("max_connections", "60")
                .containsEntry("shared_buffers", "128MB");
    }

    @Test
    void aNeighbourOnTheSameMachineNeedsThePassword() {
        try (EmbeddedDatabase database = start(directory)) {
            for (String user : List.of("tuntas", "postgres")) {
                DriverManagerDataSource neighbour = new DriverManagerDataSource(database.getJdbcUrl(), user, "guess");
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(neighbour::getConnection)
                        .returns("28P01", SQLException::getSQLState);
            }
        }
    }

    @Test
    void theServerOfAKilledApplicationIsStoppedAndItsDataIsThere() throws Exception {
        try (ChildApplication killed = ChildApplication.on(directory)) {
            ProcessHandle orphan = serverOf(directory);

            // While it runs, nobody else may start on its directory.
            DatabaseUnavailable refusal = catchThrowableOfType(DatabaseUnavailable.class, () -> start(directory));
            assertThat(refusal)
                    .hasMessageContaining(directory.toRealPath().toString())
                    .hasMessageContaining("process id " + killed.process().pid());
            assertThat(refusal.action()).contains("TUNTAS_DATABASE_DIRECTORY").contains("SPRING_DATASOURCE_URL");

            killed.process().destroyForcibly().waitFor();
            assertThat(orphan.isAlive()).isTrue();

            try (EmbeddedDatabase database = start(directory)) {
                assertThat(orphan.onExit()).succeedsWithin(A_MOMENT);
                assertThat(ask(database, "select word from written_by_an_application"))
                        .isEqualTo("laporan");
            }
        }
    }

    @Test
    void noServerIsLeftWhenTheApplicationIsAskedToEnd() throws Exception {
        try (ChildApplication ended = ChildApplication.on(directory)) {
            ProcessHandle server = serverOf(directory);
            ended.process().destroy();
            ended.process().waitFor();
            assertThat(server.onExit()).succeedsWithin(A_MOMENT);
            assertThat(directory.resolve("cluster/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void aPidFileOfAServerThatIsNoMoreDoesNotHinderTheStart() throws Exception {
        start(directory).close();
        Process gone = new ProcessBuilder(ChildApplication.java(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        gone.waitFor();

        // The process is gone; its number was given to another, here to this JVM; the machine crashed while it was
        // written.
        for (String pid : List.of(
                Long.toString(gone.pid()), Long.toString(ProcessHandle.current().pid()), "")) {
            writePidFile(directory, pid);
            try (EmbeddedDatabase database = start(directory)) {
                assertThat(ask(database, "select 'ready'")).isEqualTo("ready");
            }
        }
    }

    @Test
    void theServerOfAnotherDirectoryIsLeftAloneWhenItHasTheNumberOfOurs(@TempDir Path other) throws Exception {
        start(directory).close();
        try (EmbeddedDatabase neighbour = start(other)) {
            writePidFile(directory, Long.toString(serverOf(other).pid()));
            start(directory).close();
            assertThat(ask(neighbour, "select 'undisturbed'")).isEqualTo("undisturbed");
        }
    }

    @Test
    void aSecondStartInTheSameJvmIsRefusedAndTheFirstKeepsItsLock() {
        try (EmbeddedDatabase first = start(directory)) {
            assertThatExceptionOfType(DatabaseUnavailable.class)
                    .isThrownBy(() -> start(directory))
                    .withMessageContaining(
                            "process id " + ProcessHandle.current().pid());
            assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(() -> start(directory));
            assertThat(ask(first, "select 'undisturbed'")).isEqualTo("undisturbed");
        }
    }

    @Test
    void anInterruptedFirstStartIsBegunAgain() throws IOException {
        try (EmbeddedDatabase database = start(directory)) {
            assertThat(ask(database, "select 'ready'")).isEqualTo("ready");
        }
        try (Stream<Path> content = Files.list(directory)) {
            assertThat(content.map(file -> file.getFileName().toString()))
                    .contains("cluster", "lock", "postgresql.log")
                    .noneMatch(name -> name.startsWith("initialising"));
        }
    }

    @Test
    void dataThatIsNotUnderstoodIsNotTouched(@TempDir Path fresh) throws IOException {
        Path precious = Files.createDirectories(fresh.resolve("cluster/base")).resolve("16384");
        Files.writeString(precious, "rows");
        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> start(fresh))
                .withMessageContaining("PG_VERSION");

        Files.writeString(fresh.resolve("cluster/PG_VERSION"), "16\n");
        Files.writeString(fresh.resolve("cluster/tuntas.password"), "secret");
        DatabaseUnavailable refusal = catchThrowableOfType(DatabaseUnavailable.class, () -> start(fresh));
        assertThat(refusal).hasMessageContaining("PostgreSQL 16").hasMessageContaining("17.");
        assertThat(refusal.action()).contains("pg_dump");

        assertThat(precious).hasContent("rows");
    }

    @Test
    void programsThatWereUnpackedInPartAreUnpackedAgain() throws IOException {
        PostgresPrograms.in(BINARIES);
        Path damaged;
        try (Stream<Path> files = Files.walk(BINARIES)) {
            damaged = files.filter(file -> file.getFileName().toString().startsWith("plpgsql."))
                    .filter(file -> !file.toString().endsWith(".control"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] whole = Files.readAllBytes(damaged);
        Files.write(damaged, new byte[0]);

        PostgresPrograms.in(BINARIES);
        assertThat(damaged).hasBinaryContent(whole);
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamedWithAWayOut(@TempDir Path fresh) throws IOException {
        Path file = Files.writeString(fresh.resolve("file"), "");
        DatabaseUnavailable refusal =
                catchThrowableOfType(DatabaseUnavailable.class, () -> start(file.resolve("postgresql")));
        assertThat(refusal).hasMessageContaining(file.toString());
        assertThat(refusal.action()).contains("TUNTAS_DATABASE_DIRECTORY");
    }

    @Test
    void withoutAUrlThePoolOfTheApplicationLeadsToTheEmbeddedServer() {
        application
                .withPropertyValues("spring.datasource.hikari.maximum-pool-size=3")
                .run(context -> {
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
                    assertThat(pool.getJdbcUrl()).contains("reWriteBatchedInserts=true", "tcpKeepAlive=true");
                    assertThat(JdbcClient.create(pool)
                                    .sql("select current_database()")
                                    .query(String.class)
                                    .single())
                            .isEqualTo("tuntas");
                });
    }

    @Test
    void withAUrlNothingEmbeddedStarts(@TempDir Path fresh) {
        application
                .withPropertyValues(
                        "tuntas.database.directory=" + fresh.resolve("postgresql"),
                        "spring.datasource.url=jdbc:postgresql://db.example/tuntas")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(EmbeddedDatabase.class);
                    assertThat(context.getBean(JdbcConnectionDetails.class).getJdbcUrl())
                            .isEqualTo("jdbc:postgresql://db.example/tuntas");
                    assertThat(context.getBean(HikariDataSource.class).getJdbcUrl())
                            .isEqualTo("jdbc:postgresql://db.example/tuntas");
                    assertThat(fresh).isEmptyDirectory();
                });
    }

    @Test
    void theOperatorReadsASentenceAndAWayOut(CapturedOutput output) {
        try (EmbeddedDatabase first = start(directory)) {
            assertThatException().isThrownBy(() -> ChildApplication.run(directory));
            assertThat(output)
                    .contains("APPLICATION FAILED TO START")
                    .contains("is in use by another running application")
                    .contains("TUNTAS_DATABASE_DIRECTORY")
                    .doesNotContain("\tat org.tuntas");
            assertThat(ask(first, "select 'undisturbed'")).isEqualTo("undisturbed");
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = holder.getLocalPort();
            DatabaseUnavailable refusal = catchThrowableOfType(
                    DatabaseUnavailable.class,
                    () -> EmbeddedDatabase.start(new EmbeddedDatabaseProperties(directory, taken, BINARIES)));
            assertThat(refusal).hasMessageContaining("could not bind");
            assertThat(refusal.action()).contains("port " + taken).contains("TUNTAS_DATABASE_PORT");
        }
    }

    private static EmbeddedDatabase start(Path directory) {
        return EmbeddedDatabase.start(new EmbeddedDatabaseProperties(directory, 0, BINARIES));
    }

    private static JdbcClient client(EmbeddedDatabase database) {
        return client(database, database.getUsername());
    }

    private static JdbcClient client(EmbeddedDatabase database, String user) {
        return JdbcClient.create(new DriverManagerDataSource(database.getJdbcUrl(), user, database.getPassword()));
    }

    private static ProcessHandle serverOf(Path directory) throws IOException {
        String pid =
                Files.readAllLines(directory.resolve("cluster/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static String ask(EmbeddedDatabase database, String question) {
        return client(database).sql(question).query(String.class).single();
    }

    /** Keeps what PostgreSQL wrote on the other lines of a real file, as far as it matters. */
    private static void writePidFile(Path directory, String pid) throws IOException {
        Path cluster = directory.toRealPath().resolve("cluster");
        Files.writeString(
                cluster.resolve("postmaster.pid"),
                String.join("\n", pid, cluster.toString(), "1795493517", "5432", "", "127.0.0.1", "", ""));
    }
}
