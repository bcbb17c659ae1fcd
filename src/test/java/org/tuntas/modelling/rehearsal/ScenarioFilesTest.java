package org.tuntas.modelling.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tuntas.modelling.ModelFiles;

/** Scenario files are read, written and refused in words. */
class ScenarioFilesTest {

    @Test
    void whatIsWrittenReadsAsItWas() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bpmn", "scenarios"))) {
            for (Path file : files.toList()) {
                Scenario scenario = ScenarioReader.read(Files.readString(file));
                String written = ScenarioWriter.write(scenario);
                assertThat(withoutLines(ScenarioReader.read(written))).isEqualTo(withoutLines(scenario));
                assertThat(written).doesNotContain("!!", "&");
            }
        }
    }

    @Test
    void rowsStandOnOneLine() {
        String written = ScenarioWriter.write(
                ScenarioReader.read(
                        """
                scenario: one
                steps:
                  - at: 2026-04-20 09:00
                    file: {secret: yes, text: "12345"}
                    expect:
                      tasks: [{form: verify-complaint, due: 2026-04-23 16:00}]
                      rating: 4
                  - after: 2 working days
                    reporter: satisfied
                    rating: 5
                """));
        assertThat(written)
                .isEqualTo(
                        """
                        skenario: one
                        langkah:
                          - pada: 2026-04-20 09:00
                            lapor:
                              uraian: '12345'
                              rahasia: 'yes'
                            harap:
                              nilai: '4'
                              tugas:
                                - {formulir: verify-complaint, batas: '2026-04-23 16:00'}
                          - setelah: 2 HK
                            pelapor: puas
                            nilai: 5
                        """);
    }

    @Test
    void aScenarioBesideTheModelsIsNoModel() {
        assertThat(ModelFiles.at(List.of(Path.of("."))).contents().keySet())
                .isNotEmpty()
                .noneMatch(name -> name.contains("scenarios"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "langkah: []|1|no-name",
                "skenario: x\\nlangkah:\\n  - lapor: {}|1|no-beginning",
                "skenario: x\\nlangkah:\\n  - pada: besok|3|moment",
                "skenario: x\\nlangkah:\\n  - {pada: 2026-01-01 10:00}\\n  - setelah: 5 hari|4|wait",
                "skenario: x\\nlangkah:\\n  - {pada: 2026-01-01 10:00, harap: {warna: merah}}|3|word",
                "skenario: x\\nlangkah:\\n  - {pada: 2026-01-01 10:00, lapor: {jenis: KELUHAN}}|3|word",
                "skenario: x\\nlangkah:\\n  - {pada: 2026-01-01 10:00, lapor: {}, putuskan: a}|3|two-deeds",
                "skenario: x\\nlangkah:\\n  - {pada: 2026-01-01 10:00, pelapor: puas}|3|rating",
                "skenario: x\\nlangkah: ya|2|list",
                "skenario: [|1|yaml",
                "a: &a [x]\\nskenario: *a|0|yaml",
                "skenario: !!javax.script.ScriptEngineManager []|1|yaml"
            })
    void whatIsWrongIsToldWithItsLine(String file, int line, String key) {
        assertThatThrownBy(() -> ScenarioReader.read(file.replace("\\n", "\n")))
                .isInstanceOfSatisfying(UnreadableScenario.class, unreadable -> {
                    assertThat(unreadable.key()).isEqualTo(key);
                    assertThat(unreadable.sentence(Locale.ENGLISH)).isNotBlank().doesNotContain("{");
                    assertThat(unreadable.line()).isEqualTo(line);
                });
    }

    private static Scenario withoutLines(Scenario scenario) {
        return new Scenario(
                scenario.name(),
                scenario.about(),
                scenario.steps().stream()
                        .map(step -> new ScenarioStep(0, step.time(), step.report(), step.deed(), step.expected()))
                        .toList());
    }
}
