package org.tuntas.modelling.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.language.Words;

/** The scenarios beside the models hold on the real engine; and a scenario that does not hold says so. */
class ScenariosTest extends RunningTuntas {

    private static final Path SCENARIOS = Path.of("bpmn", "scenarios");

    @Autowired
    Stage stage;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void today() {
        time.set("2026-03-02T09:00");
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aScenarioBesideTheModelsHolds(Path file) throws IOException {
        PlayedScenario played = play(Files.readString(file));
        assertThat(played.beats()).filteredOn(beat -> beat.kind().isBad()).isEmpty();
        assertThat(played.beats())
                .filteredOn(beat -> beat.kind() == Beat.Kind.ENTRY)
                .isNotEmpty();
    }

    @Test
    void whatIsNotAsExpectedIsSaidAndThePlayGoesOn() throws IOException {
        String file = Files.readString(SCENARIOS.resolve("05-tidak-ada-yang-bertindak-selama-lebaran.yaml"))
                .replace("tingkat: 2, pada: 2026-04-20", "tingkat: 2, pada: 2026-04-21")
                .replace("batas: 2026-03-30 16:00", "batas: 2026-03-27 16:00");
        PlayedScenario played = play(file);
        assertThat(played.holds()).isFalse();
        assertThat(played.beats())
                .filteredOn(beat -> beat.kind().isBad())
                .extracting(Beat::text)
                .satisfiesExactly(
                        due -> assertThat(due)
                                .contains(
                                        "tugas: diharapkan formulir follow-up-complaint, kelompok dishub-officer, batas")
                                .contains("2026-03-27 16:00; ternyata formulir follow-up-complaint")
                                .endsWith("batas 2026-03-30 16:00."),
                        level -> assertThat(level)
                                .startsWith("Baris ")
                                .contains("tahap RESOLUTION, tingkat 2, pada 2026-04-21; ternyata")
                                .endsWith("tahap RESOLUTION, tingkat 2, pada 2026-04-20."));
    }

    @Test
    void whatCannotBeDoneEndsThePlayAndSaysWhatWaitsInstead() {
        PlayedScenario played = play(
                """
                scenario: wrong task
                steps:
                  - at: 2026-04-20 09:00
                    file: {title: Lampu mati}
                  - decide: follow-up-complaint
                    by: dishub-officer
                    fields: {followUpOutcome: FINAL}
                  - expect: {state: RESOLVED}
                """);
        assertThat(played.beats())
                .filteredOn(beat -> beat.kind().isBad())
                .extracting(Beat::text)
                .containsExactly(
                        "Baris 5: Tidak ada tugas dengan formulir “Tindak lanjuti laporan” (follow-up-complaint) untuk"
                                + " “Petugas Dinas Perhubungan” (dishub-officer). Yang menunggu: “Verifikasi laporan” (verify-complaint):"
                                + " “Admin Meja Laporan” (desk-admin).");
    }

    private PlayedScenario play(String file) {
        return Words.speaking(Locale.forLanguageTag("id"), () -> stage.play(ScenarioReader.read(file)));
    }
}
