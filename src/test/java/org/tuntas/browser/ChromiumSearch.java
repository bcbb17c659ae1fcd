package org.tuntas.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for the machine's own Chromium: first where the variable {@code CHROMIUM} says, then on the {@code PATH}, then
 * where its installers put it.
 *
 * @param environment the environment variables
 * @param usualPlaces full paths that installers use outside the {@code PATH}
 */
record ChromiumSearch(Map<String, String> environment, List<Path> usualPlaces) {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome.exe");

    static ChromiumSearch onThisMachine() {
        Map<String, String> environment = System.getenv();
        Stream<Path> mac = Stream.of(
                Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
                Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
        Stream<Path> windows = Stream.of("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
                .map(environment::get)
                .filter(folder -> folder != null)
                .flatMap(folder -> Stream.of(
                        Path.of(folder, "Google", "Chrome", "Application", "chrome.exe"),
                        Path.of(folder, "Chromium", "Application", "chrome.exe")));
        return new ChromiumSearch(environment, Stream.concat(mac, windows).toList());
    }

    /** @throws IllegalStateException if {@code CHROMIUM} is set and names nothing that can be run */
    Optional<Path> find() {
        String named = environment.get("CHROMIUM");
        if (named != null) {
            if (!runs(Path.of(named))) {
                throw new IllegalStateException("The environment variable CHROMIUM names " + named
                        + ", and there is no program there. Correct it, or unset it to let the tests search.");
            }
            return Optional.of(Path.of(named));
        }
        return Stream.concat(onThePath(), usualPlaces.stream())
                .filter(ChromiumSearch::runs)
                .findFirst();
    }

    private Stream<Path> onThePath() {
        List<String> folders = List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator));
        return NAMES.stream()
                .flatMap(name ->
                        folders.stream().filter(folder -> !folder.isBlank()).map(folder -> Path.of(folder, name)));
    }

    private static boolean runs(Path program) {
        return Files.isRegularFile(program) && Files.isExecutable(program);
    }
}
