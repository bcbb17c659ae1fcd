package org.tuntas.modelling.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where scenarios lie on a disk. */
final class ScenarioFiles {

    /** In the folder of the diagrams. */
    static final String FOLDER = "scenarios";

    private ScenarioFiles() {}

    /**
     * The scenarios beside some models, by name.
     *
     * @param models folder that holds {@code bpmn}
     */
    static List<Path> beside(Path models) {
        Path folder = models.resolve("bpmn").resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder.toString(), unreadable);
        }
    }
}
