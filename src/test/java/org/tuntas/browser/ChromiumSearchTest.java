package org.tuntas.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumSearchTest {

    @TempDir
    private Path machine;

    @Test
    void whatTheVariableNamesComesFirst() {
        Path named = program("opt", "browser");
        Path onThePath = program("bin", "chromium");
        var search = new ChromiumSearch(
                Map.of(
                        "CHROMIUM",
                        named.toString(),
                        "PATH",
                        onThePath.getParent().toString()),
                List.of());

        assertThat(search.find()).contains(named);
    }

    @Test
    void aVariableThatNamesNothingIsSaidSo() {
        var search =
                new ChromiumSearch(Map.of("CHROMIUM", machine.resolve("nothing").toString()), List.of());

        assertThatThrownBy(search::find)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CHROMIUM names " + machine.resolve("nothing"));
    }

    @Test
    void thePathComesBeforeTheUsualPlaces() {
        Path usual = program("Applications", "Chromium");
        Path onThePath = program("bin", "google-chrome");
        var search = new ChromiumSearch(Map.of("PATH", onThePath.getParent().toString()), List.of(usual));

        assertThat(search.find()).contains(onThePath);
    }

    @Test
    void theUsualPlacesAreSearchedLast() {
        Path usual = program("Applications", "Chromium");
        var search = new ChromiumSearch(Map.of("PATH", machine.toString()), List.of(machine.resolve("absent"), usual));

        assertThat(search.find()).contains(usual);
    }

    @Test
    void aFileThatCannotBeRunIsNoBrowser() throws IOException {
        Path note = Files.createFile(machine.resolve("chromium"));
        assertThat(note.toFile().setExecutable(false)).isTrue();
        var search = new ChromiumSearch(Map.of("PATH", machine.toString()), List.of());

        assertThat(search.find()).isEmpty();
    }

    @Test
    void aMachineWithoutABrowserSaysWhatToInstall() {
        var search = new ChromiumSearch(Map.of("PATH", machine.toString()), List.of());

        assertThatThrownBy(() -> Chromium.program(search, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("apt-get install chromium")
                .hasMessageContaining("environment variable CHROMIUM");
    }

    @Test
    void aBrowserThatWasInstalledIsFound() {
        var search = new ChromiumSearch(Map.of("PATH", machine.resolve("bin").toString()), List.of());

        assertThat(Chromium.program(search, () -> program("bin", "chromium")))
                .isEqualTo(machine.resolve("bin").resolve("chromium"));
    }

    private Path program(String folder, String name) {
        try {
            Path program = Files.createFile(
                    Files.createDirectories(machine.resolve(folder)).resolve(name));
            assertThat(program.toFile().setExecutable(true)).isTrue();
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
