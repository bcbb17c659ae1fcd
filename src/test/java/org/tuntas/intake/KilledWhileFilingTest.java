package org.tuntas.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.tuntas.Tuntas;
import org.tuntas.api.CitizensApi;

/**
 * Kills the real application, with {@code kill -9}, while clients file reports, twice. Whatever was acknowledged is
 * there, with exactly one process instance, soon after the next start.
 */
class KilledWhileFilingTest {

    private static final int CLIENTS = 8;

    @TempDir
    Path directory;

    private final Map<String, String> numberByKey = new ConcurrentHashMap<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

    @Test
    void everyAcknowledgedReportHasExactlyOneProcessInstance() throws Exception {
        int port = freePort();
        int databasePort = freePort();

        Process first = start(port, databasePort);
        fileUntilKilled(first, port, 60);
        Process second = start(port, databasePort);
        // The backlog of the first kill is being worked off while the next reports come in.
        fileUntilKilled(second, port, 85);
        Process third = start(port, databasePort);
        try {
            CitizensApi api = new CitizensApi(port);
            numberByKey.entrySet().stream().limit(5).forEach(filed -> assertThat(
                            api.file(CitizensApi.filing(), "Idempotency-Key", filed.getKey())
                                    .text("/number"))
                    .as("the first answer, again")
                    .isEqualTo(filed.getValue()));

            JdbcClient database = database(databasePort);
            waitUntilNothingWaits(database);
            assertThat(numberByKey).hasSizeGreaterThanOrEqualTo(145);
            assertThat(database.sql(
                                    """
                                    select c.number from complaint c left join act_hi_procinst i
                                        on i.business_key_ = c.number and i.proc_def_key_ = 'complaint'
                                    group by c.number having count(i.id_) <> 1
                                    """)
                            .query(String.class)
                            .list())
                    .as("complaints without or with more than one instance")
                    .isEmpty();
            assertThat(database.sql("select number from complaint")
                            .query(String.class)
                            .list())
                    .containsAll(numberByKey.values());
        } finally {
            third.destroy();
            assertThat(third.waitFor(180, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Files as fast as it goes until {@code acknowledged} more reports are acknowledged, and kills in the middle. */
    private void fileUntilKilled(Process application, int port, int acknowledged) throws Exception {
        int goal = numberByKey.size() + acknowledged;
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            clients.execute(() -> {
                CitizensApi api = new CitizensApi(port);
                while (application.isAlive()) {
                    String key = UUID.randomUUID().toString();
                    try {
                        CitizensApi.Answer answer = api.file(CitizensApi.filing(), "Idempotency-Key", key);
                        if (answer.status() == 201) {
                            numberByKey.put(key, answer.text("/number"));
                        }
                    } catch (IllegalStateException connectionLost) {
                        unanswered.add(key);
                    }
                }
            });
        }
        waitUntil(() -> numberByKey.size() >= goal, Duration.ofSeconds(90), "reports are acknowledged");
        application.destroyForcibly().waitFor();
        clients.shutdown();
        assertThat(clients.awaitTermination(120, TimeUnit.SECONDS)).isTrue();
    }

    private Process start(int port, int databasePort) throws Exception {
        Path log = directory.resolve("application-" + UUID.randomUUID() + ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx320m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Tuntas.class.getName(),
                        "--spring.profiles.active=demo",
                        "--tuntas.demo.story=off",
                        "--server.port=" + port,
                        "--tuntas.database.directory=" + directory.resolve("postgresql"),
                        "--tuntas.database.binaries=" + Path.of("target", "postgres-binaries"),
                        "--tuntas.database.port=" + databasePort)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        CitizensApi api = new CitizensApi(port);
        try {
            waitUntil(
                    () -> {
                        assertThat(process.isAlive())
                                .as("the application ended")
                                .isTrue();
                        return api.get("/actuator/health").status() == 200;
                    },
                    Duration.ofMinutes(3),
                    "the application is up");
        } catch (AssertionError notUp) {
            process.destroyForcibly();
            throw new AssertionError(notUp.getMessage() + "\n" + Files.readString(log), notUp);
        }
        return process;
    }

    private JdbcClient database(int port) throws IOException {
        String password = Files.readString(directory.resolve("postgresql/cluster/tuntas.password"))
                .strip();
        return JdbcClient.create(
                new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + port + "/tuntas", "tuntas", password));
    }

    private static void waitUntilNothingWaits(JdbcClient database) throws Exception {
        waitUntil(
                () -> database.sql("select count(*) from round_to_start")
                                .query(Long.class)
                                .single()
                        == 0,
                Duration.ofSeconds(60),
                "the backlog is worked off");
    }

    private interface Condition {
        boolean holds();
    }

    private static void waitUntil(Condition condition, Duration most, String what) throws InterruptedException {
        Instant end = Instant.now().plus(most);
        while (Instant.now().isBefore(end)) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (IllegalStateException notYet) {
                // The server does not listen yet.
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("Waited " + most + " in vain until " + what);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
