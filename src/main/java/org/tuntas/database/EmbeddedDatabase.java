package org.tuntas.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;
import org.tuntas.database.PostgresPrograms.Result;

/**
 * A real PostgreSQL that belongs to this application: started with it, stopped with it, its data kept between starts.
 *
 * <p>The database directory holds {@code cluster} (the data, in PostgreSQL's own format), {@code postgresql.log} and
 * {@code postgresql.log.1} (this start and the one before), {@code lock} and {@code binaries}. A backup copies
 * {@code cluster} while the application is stopped, or uses pg_dump while it runs; pg_dump is not among the binaries.
 *
 * <p><b>Durability.</b> fsync, synchronous_commit and full_page_writes are on, said on the server's command line where no
 * configuration file outdoes them; the library that carries the programs would turn the first two off. Pages carry
 * checksums.
 *
 * <p><b>Who may connect.</b> The server listens on 127.0.0.1 only and has no Unix socket. Everyone on the machine can
 * reach that address, so a password is asked (SCRAM-SHA-256) where the library would trust: made at random once, kept in
 * {@code cluster/tuntas.password}, which like all of {@code cluster} only its owner can read. The application works as
 * {@code tuntas}, owner of the database {@code tuntas} and no superuser. The superuser {@code postgres} has the same
 * password.
 *
 * <p><b>After a crash.</b> A killed application leaves its server running. The next start stops it in an orderly way, waits
 * for that, and starts its own: so the settings are those of this version. Two applications never share the directory, for
 * each locks it first. Ctrl-C does not reach the server before the application: pg_ctl starts it in a
 * session of its own.
 */
public final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    static final String NAME = "tuntas";
    static final String PASSWORD_FILE = "tuntas.password";
    private static final String INITIALISING = "initialising-";
    private static final int PORTS_TO_TRY = 3;
    /** Seconds. Replaying the log after a power cut takes its time on a slow disk. */
    private static final String LONGEST_START = "300";

    private final Path directory;
    private final Path cluster;
    private final DirectoryLock lock;
    private final PostgresPrograms programs;
    private final ClusterServer server;
    private final String password;
    private final int port;
    private boolean closed;

    private EmbeddedDatabase(Path directory, DirectoryLock lock, PostgresPrograms programs, int port)
            throws IOException {
        this.directory = directory;
        this.cluster = directory.resolve("cluster");
        this.lock = lock;
        this.programs = programs;
        this.server = new ClusterServer(cluster, programs);
        if (!holdsCluster()) {
            initialise();
        }
        server.stopLeftOver();
        this.password = Files.readString(cluster.resolve(PASSWORD_FILE));
        this.port = startServer(port);
    }

    /**
     * Starts the server, after making the cluster if there is none yet. Returns when it accepts connections.
     *
     * @throws DatabaseUnavailable if that cannot be done, with a description and a way out for the operator
     */
    static EmbeddedDatabase start(EmbeddedDatabaseProperties properties) {
        long begin = System.nanoTime();
        Path directory = properties.directory().toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
            }
            directory = directory.toRealPath();
            if (Files.exists(directory.resolve("PG_VERSION"))) {
                throw new DatabaseUnavailable(
                        directory + " is itself the data directory of a PostgreSQL server.",
                        "Name a directory that Tuntas may have for itself with TUNTAS_DATABASE_DIRECTORY");
            }
            DirectoryLock lock = DirectoryLock.on(directory);
            try {
                PostgresPrograms programs =
                        PostgresPrograms.in(properties.binariesDirectory().toAbsolutePath());
                EmbeddedDatabase database = new EmbeddedDatabase(directory, lock, programs, properties.port());
                log.info(
                        "Embedded PostgreSQL {} is ready on 127.0.0.1:{} after {} ms; its data is in {}",
                        programs.version(),
                        database.port,
                        Duration.ofNanos(System.nanoTime() - begin).toMillis(),
                        database.cluster);
                return database;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL cannot use the directory " + directory + ": " + reason(e),
                    "See that this user owns the directory and may write there and that the disk has room; or choose"
                            + " another directory with TUNTAS_DATABASE_DIRECTORY",
                    e);
        }
    }

    /**
     * Stops the server that a killed application left running in a directory, and deletes the directory.
     *
     * @param binaries as in {@link EmbeddedDatabaseProperties}
     * @return false when an application uses it, or it cannot be stopped or deleted now
     */
    public static boolean clearAway(Path directory, Path binaries) {
        try {
            Path place = directory.toRealPath();
            try (DirectoryLock lock = DirectoryLock.on(place)) {
                new ClusterServer(place.resolve("cluster"), PostgresPrograms.in(binaries.toAbsolutePath()))
                        .stopLeftOver();
                log.debug("{} is not in use any more", lock);
            }
            return FileSystemUtils.deleteRecursively(place);
        } catch (IOException | DatabaseUnavailable inUse) {
            log.debug("{} is not cleared away", directory, inUse);
            return false;
        }
    }

    @Override
    public String getJdbcUrl() {
        return url(port);
    }

    /** Where a server that listens on a port is reached. */
    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME + "?reWriteBatchedInserts=true&tcpKeepAlive=true";
    }

    @Override
    public String getUsername() {
        return NAME;
    }

    @Override
    public String getPassword() {
        return password;
    }

    /** Stops the server in an orderly way (open transactions are rolled back) and waits for it. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            Result stop = server.stop();
            if (stop.failed()) {
                log.warn("The embedded PostgreSQL was not stopped; the next start sees to it. {}", stop.text());
            } else {
                log.info("Embedded PostgreSQL is stopped");
            }
        } catch (IOException e) {
            log.warn("The embedded PostgreSQL was not stopped; the next start sees to it.", e);
        }
    }

    private boolean holdsCluster() throws IOException {
        if (!Files.exists(cluster) || isEmpty(cluster)) {
            return false;
        }
        Path versionFile = cluster.resolve("PG_VERSION");
        if (!Files.exists(versionFile) || !Files.exists(cluster.resolve(PASSWORD_FILE))) {
            throw new DatabaseUnavailable(
                    "The directory " + cluster
                            + " is not empty and is not a complete database of Tuntas: PG_VERSION or " + PASSWORD_FILE
                            + " is missing. Nothing in it was changed.",
                    "Restore it from a backup, or move it away to begin with an empty database");
        }
        String made = Files.readString(versionFile).strip();
        if (!made.equals(programs.majorVersion())) {
            throw new DatabaseUnavailable(
                    "The data in " + cluster + " was written by PostgreSQL " + made + "; this version of Tuntas brings "
                            + programs.version() + ", which cannot read it. Nothing in it was changed.",
                    "Start the version of Tuntas that wrote it, save the data with pg_dump, move the directory away, start"
                            + " this version once and load the data with pg_restore");
        }
        return true;
    }

    /**
     * Makes the cluster beside its place and moves it there when it is complete, so that an interrupted start leaves
     * nothing that looks like data. The name is new each time: an initdb whose application was killed may still write.
     */
    private void initialise() throws IOException {
        try (DirectoryStream<Path> abandoned = Files.newDirectoryStream(directory, INITIALISING + "*")) {
            for (Path leftover : abandoned) {
                FileSystemUtils.deleteRecursively(leftover);
            }
        }
        log.info("Making an empty database in {}", cluster);
        Path work = Files.createTempDirectory(directory, INITIALISING);
        try {
            Path complete = makeCluster(work);
            // On POSIX systems this also takes the place of an empty directory.
            Files.move(complete, cluster, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
        force(directory);
    }

    private Path makeCluster(Path work) throws IOException {
        Path data = work.resolve("cluster");
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        // Temporary files and directories are for their owner only.
        Path passwordFile = Files.createTempFile(work, "password", null);
        Files.writeString(passwordFile, secret, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Result initdb = programs.run(
                "initdb",
                "--pgdata=" + data,
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // Sorts and folds the same on every operating system, for ever: an index never has to be rebuilt.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums",
                "--set=max_connections=60",
                "--set=shared_buffers=128MB",
                "--set=timezone=UTC",
                "--set=log_timezone=UTC");
        demand(initdb, "The embedded PostgreSQL could not make its database in " + directory);
        Result roles = programs.runWithInput(
                """
                CREATE ROLE %1$s LOGIN PASSWORD '%2$s'
                CREATE DATABASE %1$s OWNER %1$s
                """
                        .formatted(NAME, secret),
                "postgres",
                "--single",
                "-D",
                data.toString(),
                "-c",
                "exit_on_error=true",
                // Otherwise an error would quote the statement with the password in it.
                "-c",
                "log_min_error_statement=panic",
                "postgres");
        demand(roles, "The embedded PostgreSQL could not make its database in " + directory);
        Files.move(passwordFile, data.resolve(PASSWORD_FILE));
        force(data);
        return data;
    }

    /** What is committed must be found again after a power cut, so the names on the way to it must be on the disk too. */
    private static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            log.debug("This system cannot force a directory to the disk", e);
        }
    }

    private int startServer(int wanted) throws IOException {
        Path logFile = directory.resolve("postgresql.log");
        for (int attempt = 1; true; attempt++) {
            if (Files.exists(logFile)) {
                Files.move(logFile, directory.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            int chosen = wanted == 0 ? freePort() : wanted;
            Result start = programs.run(
                    "pg_ctl",
                    "start",
                    "--pgdata=" + cluster,
                    "--log=" + logFile,
                    "--wait",
                    "--timeout=" + LONGEST_START,
                    "--options=" + serverOptions(chosen));
            if (!start.failed()) {
                return chosen;
            }
            String told = PostgresPrograms.complaintIn(Files.exists(logFile) ? read(logFile) : start.text());
            boolean portTaken = told.contains("could not bind");
            if (portTaken && wanted == 0 && attempt < PORTS_TO_TRY) {
                continue;
            }
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL in " + cluster + " did not start: " + told,
                    portTaken
                            ? "Free the port " + chosen
                                    + ", or choose another with TUNTAS_DATABASE_PORT (0 takes a free one)"
                            : "Remedy what PostgreSQL complains of (its log is " + logFile + ") and start again");
        }
    }

    /** Lenient: a path in it may be in another encoding. */
    private static String read(Path logFile) throws IOException {
        return new String(Files.readAllBytes(logFile), StandardCharsets.UTF_8).strip();
    }

    private static String serverOptions(int port) {
        return String.join(
                " -c ",
                "-p " + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                // The application hears of every error itself; here they would only pile up, citizens' words included.
                "log_min_messages=log",
                "log_min_error_statement=panic",
                "log_checkpoints=off");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void demand(Result result, String what) {
        if (result.failed()) {
            throw new DatabaseUnavailable(
                    what + ": " + result.complaint(),
                    result.text().contains("cannot be run as root")
                            ? "Start the application as an ordinary user: PostgreSQL refuses to run as root, and this"
                                    + " system does not allow root a user namespace"
                            : "Remedy what PostgreSQL complains of and start again; nothing was kept of the attempt");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            return !content.iterator().hasNext();
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (e instanceof FileSystemException failure && failure.getReason() == null) {
            return e.getClass().getSimpleName() + " for " + failure.getFile();
        }
        return String.valueOf(e.getMessage());
    }
}
