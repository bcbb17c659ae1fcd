package org.tuntas.modelling.rehearsal;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.util.FileSystemUtils;
import org.tuntas.database.EmbeddedDatabase;
import org.tuntas.modelling.ModelFiles;

/**
 * A stage in a process of its own: the same program, a database and a clock of its own, and no environment of ours in which a secret
 * could be. Knows how to end it and to clear away what it leaves.
 */
final class StageProcess implements AutoCloseable {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(90);
    private static final Duration LONGEST_END = Duration.ofSeconds(20);
    private static final int LINES_OF_LOG = 12;

    private final Path place;
    private final Path programs;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter cues;
    private final CompletableFuture<Void> ready;

    private StageProcess(Path place, Path programs, Process process) {
        this.place = place;
        this.programs = programs;
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.cues = process.outputWriter(StandardCharsets.UTF_8);
        this.ready = CompletableFuture.runAsync(this::awaitReady);
    }

    /**
     * Starts one; it is ready some seconds later.
     *
     * @param place a folder that does not exist yet, for all that it needs
     * @param programs for the programs of the database, shared and kept
     * @param command that starts this program with a word, see {@link OwnProgram}
     */
    static StageProcess start(ModelFiles models, Path place, Path programs, List<String> command) {
        try {
            models.writeTo(place.resolve("models"));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.command().add(RehearseCommand.NAME);
            builder.command().add(RehearseCommand.LISTEN);
            builder.command().add(place.resolve("models").toString());
            builder.environment()
                    .keySet()
                    .removeIf(name ->
                            name.matches("(SPRING|TUNTAS|CAMUNDA|SERVER|LOGGING|MANAGEMENT|JAVA_TOOL|JDK_JAVA)_.*"));
            builder.directory(place.toFile());
            builder.redirectError(place.resolve("log").toFile());
            return new StageProcess(place, programs, builder.start());
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    private void awaitReady() {
        try {
            if (!CueLine.READY.equals(answers.readLine())) {
                throw new IOException("the stage ended before it was ready");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether it takes cues. */
    boolean isReady() {
        return ready.isDone() && !ready.isCompletedExceptionally() && process.isAlive();
    }

    /** Whether it has ended, of itself or killed. */
    boolean isGone() {
        return !process.isAlive() || ready.isCompletedExceptionally();
    }

    /** Waits until it takes cues, or is gone. */
    void await(Duration most) {
        try {
            ready.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException tooLate) {
            // isReady tells.
        }
    }

    /**
     * Asks for something. One at a time.
     *
     * @throws IOException when it is gone, or did not answer in time; then it is ended
     */
    synchronized Cue.Answer ask(Cue cue) throws IOException {
        cues.write(CueLine.written(cue));
        cues.newLine();
        cues.flush();
        CompletableFuture<String> line = CompletableFuture.supplyAsync(this::readLine);
        try {
            return CueLine.answer(line.get(LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new IOException("the stage is gone", failed);
        } catch (TimeoutException tooLate) {
            process.destroyForcibly();
            throw new IOException("the stage did not answer", tooLate);
        }
    }

    private String readLine() {
        try {
            return Objects.requireNonNullElse(answers.readLine(), "");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The last lines it logged, for whoever must mend what ended it. */
    String lastWords() {
        try {
            List<String> lines = new String(Files.readAllBytes(place.resolve("log")), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
        } catch (IOException none) {
            return "";
        }
    }

    /** Whether it has its files in a folder. */
    boolean isAt(Path folder) {
        return place.equals(folder);
    }

    /** Ends it at once; it is still to be closed. */
    void kill() {
        process.destroyForcibly();
    }

    /** Its process id. */
    long pid() {
        return process.pid();
    }

    /** Ends it, as gently as it allows, and clears away what it leaves. */
    @Override
    public void close() {
        try {
            cues.close();
        } catch (IOException gone) {
            // Then it needs not be told.
        }
        try {
            if (!process.waitFor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        clearAway(place, programs);
    }

    /** Clears away what a stage left that did not end by itself. */
    static void clearAway(Path place, Path programs) {
        Path database = place.resolve("database");
        if (!Files.isDirectory(database) || EmbeddedDatabase.clearAway(database, programs)) {
            try {
                FileSystemUtils.deleteRecursively(place);
            } catch (IOException inUse) {
                // The next rehearsal tries again.
            }
        }
    }
}
