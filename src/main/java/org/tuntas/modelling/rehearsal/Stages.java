package org.tuntas.modelling.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tuntas.modelling.ModelFiles;

/** Sets up stages on this node, each in a process of its own, and clears them away, also those that a killed Tuntas has left. */
@Component
class Stages {

    private static final String PREFIX = "stage-";

    private final Path directory;
    private final Path programs;
    private final String heap;
    private final Set<StageProcess> open = new HashSet<>();

    Stages(
            @Value("${tuntas.rehearsal.directory:data/rehearsal}") Path directory,
            @Value("${tuntas.database.binaries:}") String binaries,
            @Value("${tuntas.rehearsal.heap:400m}") String heap) {
        this.directory = directory.toAbsolutePath();
        this.programs = binaries.isBlank()
                ? this.directory.resolve("binaries")
                : Path.of(binaries).toAbsolutePath();
        this.heap = heap;
    }

    /** Sets one up for these models; it is ready some seconds later. Whoever asks closes it here. */
    synchronized StageProcess open(ModelFiles files) {
        clearAwayOld();
        Path place = directory.resolve(PREFIX + UUID.randomUUID());
        StageProcess stage = StageProcess.start(
                files, place, programs, OwnProgram.command(place.resolve("database"), programs, heap));
        open.add(stage);
        return stage;
    }

    /** Ends one and clears away what it leaves. */
    void close(StageProcess stage) {
        stage.close();
        synchronized (this) {
            open.remove(stage);
        }
    }

    /** What another node uses is locked by it. */
    private void clearAwayOld() {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> places = Files.list(directory)) {
                places.filter(place -> place.getFileName().toString().startsWith(PREFIX))
                        .filter(place -> open.stream().noneMatch(stage -> stage.isAt(place)))
                        .toList()
                        .forEach(place -> StageProcess.clearAway(place, programs));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
