package org.tuntas.modelling.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A scenario with where it is written on a disk. */
public record WrittenScenario(Path file, Scenario scenario) {

    private static final String DIAGRAMS = "bpmn";
    private static final String FOLDER = "scenarios";

    /** A file is missing or cannot be understood; the message says which one, where and why. */
    public static final class Misread extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Misread(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /**
     * Those beside models, by name.
     *
     * @param places folders that hold {@code bpmn}, or are the folder of the diagrams itself; others hold none
     * @throws Misread in that language
     */
    public static List<WrittenScenario> beside(List<Path> places, Locale language) {
        return places.stream()
                .flatMap(place -> Stream.of(place.resolve(DIAGRAMS).resolve(FOLDER), place.resolve(FOLDER)))
                .filter(Files::isDirectory)
                .flatMap(folder -> files(folder).stream())
                .map(file -> read(file, language))
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new Misread(folder.toString(), unreadable);
        }
    }

    /** @throws Misread in that language */
    static WrittenScenario read(Path file, Locale language) {
        try {
            return new WrittenScenario(file, ScenarioReader.read(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new Misread(new PlayedText(language).said("not-there", file), unreadable);
        } catch (UnreadableScenario misread) {
            throw new Misread(
                    file + ": "
                            + new PlayedText(language).said("unreadable", misread.line(), misread.sentence(language)),
                    misread);
        }
    }
}
