package org.tuntas.modelling.rehearsal;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How this very program is started once more: from its jar, or from the class path of a build. */
final class OwnProgram {

    private static final String MAIN = "org.tuntas.Tuntas";

    private OwnProgram() {}

    /**
     * The command, without the word that says what to do.
     *
     * @param database where the stage's database lies
     * @param programs where the programs of the database lie
     * @param heap such as {@code 400m}
     */
    static List<String> command(Path database, Path programs, String heap) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-D" + RehearseCommand.DIRECTORY + "=" + database,
                "-D" + RehearseCommand.PROGRAMS + "=" + programs));
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(isPacked() ? List.of("-jar", classes) : List.of("-cp", classes, MAIN));
        return command;
    }

    /** Whether classes lie in a jar within the jar, where only its own launcher finds them. */
    private static boolean isPacked() {
        return OwnProgram.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()
                .contains("!");
    }
}
