package org.tuntas.modelling.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.springframework.util.FileSystemUtils;
import org.tuntas.language.Words;
import org.tuntas.modelling.ModelFiles;

/** Plays scenarios for a command, in a Tuntas of its own in this process, which does nothing else. */
public final class Performance {

    private Performance() {}

    /**
     * Plays on models, wherever each of them lies.
     *
     * @param application the class that says what belongs to Tuntas
     * @param told is told each when it was played
     */
    public static void of(
            Class<?> application,
            ModelFiles models,
            List<WrittenScenario> scenarios,
            Locale language,
            BiConsumer<WrittenScenario, PlayedScenario> told) {
        Path folder = temporary();
        try {
            models.inPlace().writeTo(folder);
            of(application, folder, scenarios, language, told);
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        } finally {
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException inUse) {
                // The system clears its temporary folder.
            }
        }
    }

    /**
     * Plays on the models of a folder.
     *
     * @param models holds {@code bpmn} and {@code forms}
     */
    static void of(
            Class<?> application,
            Path models,
            List<WrittenScenario> scenarios,
            Locale language,
            BiConsumer<WrittenScenario, PlayedScenario> told) {
        try (OwnTuntas tuntas = OwnTuntas.start(application, models, temporary(), programs())) {
            Stage stage = tuntas.stage();
            for (WrittenScenario written : scenarios) {
                told.accept(written, Words.speaking(language, () -> stage.play(written.scenario())));
            }
        }
    }

    /** The programs are kept for the next time; they are large, and the same for everybody. */
    static Path programs() {
        return Path.of(System.getProperty("user.home"), ".cache", "tuntas", "postgres-binaries");
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("tuntas-rehearsal-");
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        }
    }
}
