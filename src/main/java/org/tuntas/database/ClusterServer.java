package org.tuntas.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tuntas.database.PostgresPrograms.Result;

/** The server that runs on a cluster, as far as it must be stopped. */
record ClusterServer(Path cluster, PostgresPrograms programs) {

    private static final Logger log = LoggerFactory.getLogger(ClusterServer.class);

    /** Seconds. A fast shutdown waits for nobody but the disk. */
    private static final String LONGEST_STOP = "60";
    /** How far the start time in postmaster.pid may be from the one that the operating system tells. */
    private static final Duration START_TOLERANCE = Duration.ofMinutes(1);

    /**
     * The lock is ours, so a server that runs on our cluster belongs to an application that was killed. Its process id
     * may have been given to another process since, above all in containers, where they are small numbers.
     */
    void stopLeftOver() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.ISO_8859_1);
        Optional<Long> pid = number(lines, 0);
        if (pid.isEmpty()) {
            log.info("{} was not written to its end; deleting it", pidFile);
            Files.delete(pidFile);
            return;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid.get()).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            // PostgreSQL clears it away itself, after a look at the shared memory that orphans may still use.
            return;
        }
        if (!isOurServer(process.get().info(), number(lines, 2))) {
            log.info(
                    "Process {} is not the PostgreSQL that wrote {}; deleting that file",
                    process.get().pid(),
                    pidFile);
            Files.delete(pidFile);
            return;
        }
        log.info(
                "Stopping the PostgreSQL that a killed application left behind (process {})",
                process.get().pid());
        Result stop = stop();
        if (stop.failed() && process.get().isAlive()) {
            throw new DatabaseUnavailable(
                    "A PostgreSQL that an earlier run left behind (process id "
                            + process.get().pid() + ") uses " + cluster + " and does not stop: " + stop.text(),
                    "Stop that process (not with SIGKILL) and start again; or give this application another directory"
                            + " with TUNTAS_DATABASE_DIRECTORY");
        }
    }

    private boolean isOurServer(ProcessHandle.Info info, Optional<Long> startSecond) {
        boolean postgres = info.command()
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .filter(name -> name.startsWith("postgres"))
                .isPresent();
        if (!postgres) {
            return false;
        }
        Optional<String[]> arguments = info.arguments();
        if (arguments.isPresent()) {
            return Arrays.asList(arguments.get()).contains(cluster.toString());
        }
        // Windows does not tell the arguments of a process.
        return info.startInstant().isPresent()
                && startSecond.isPresent()
                && Duration.between(info.startInstant().get(), Instant.ofEpochSecond(startSecond.get()))
                                .abs()
                                .compareTo(START_TOLERANCE)
                        <= 0;
    }

    private static Optional<Long> number(List<String> lines, int index) {
        return lines.stream()
                .skip(index)
                .limit(1)
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .findFirst();
    }

    /** Stops it in an orderly way and waits for it. */
    Result stop() throws IOException {
        return programs.run(
                "pg_ctl", "stop", "--pgdata=" + cluster, "--mode=fast", "--wait", "--timeout=" + LONGEST_STOP);
    }
}
