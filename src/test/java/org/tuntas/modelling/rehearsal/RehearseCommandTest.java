package org.tuntas.modelling.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tuntas.Tuntas;
import org.tuntas.modelling.ModelCommand;

/** Scenarios played on the models of a folder, from the command line. */
class RehearseCommandTest {

    private static final String LEBARAN = "bpmn/scenarios/05-tidak-ada-yang-bertindak-selama-lebaran.yaml";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path designs;

    @Test
    void whoCallsItWronglyIsToldHow() throws IOException {
        assertThat(rehearse()).isEqualTo(ModelCommand.MISUSED);
        assertThat(rehearse("--loud", ".")).isEqualTo(ModelCommand.MISUSED);
        assertThat(said(err)).contains("rehearse [--lang=id|en] FOLDER");
        assertThat(rehearse("docs")).isEqualTo(ModelCommand.MISUSED);
        assertThat(rehearse(".", "nowhere.yaml")).isEqualTo(ModelCommand.MISUSED);
        copyModels();
        assertThat(rehearse(designs.toString())).isEqualTo(ModelCommand.MISUSED);
        Path scenario =
                Files.writeString(designs.resolve("typo.yaml"), "scenario: a\nsteps:\n  - att: 2026-01-01 10:00\n");
        assertThat(rehearse(".", scenario.toString())).isEqualTo(ModelCommand.MISUSED);
        assertThat(said(err))
                .contains("no folders bpmn and forms in docs", "nowhere.yaml", "no scenarios in " + designs)
                .contains("typo.yaml: Line 3: “att” is not known here. Known are: pada, setelah");
        assertThat(said(out)).isEmpty();
    }

    @Test
    void brokenModelsAreToldByTheCheckAndNothingIsPlayed() throws IOException {
        copyModels();
        edit("bpmn/appeal.bpmn", "${sla.limit(visit)}", "${sla.limits(visit)}");
        assertThat(rehearse(designs.toString(), LEBARAN)).isEqualTo(ModelCommand.BROKEN);
        assertThat(said(out)).contains("There is no sla.limits", "Nothing is rehearsed: the check found");
    }

    /** In a process of its own, as from a shell: its engine has a clock of its own too. */
    @Test
    void aDraftWithAnotherLimitIsToldFromTheShippedOneInWords() throws Exception {
        copyModels();
        edit(
                "bpmn/sla-limits.dmn",
                "outputEntry_FollowUp_Limit\">\n          <text>5</text>",
                "outputEntry_FollowUp_Limit\">\n          <text>3</text>");
        edit(
                "bpmn/sla-limits.dmn",
                "outputEntry_FollowUp_Warning\">\n          <text>4</text>",
                "outputEntry_FollowUp_Warning\">\n          <text>2</text>");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx400m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Tuntas.class.getName(),
                        RehearseCommand.NAME,
                        "--lang=id",
                        designs.toString(),
                        LEBARAN)
                .redirectError(designs.resolve("log").toFile())
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(() -> told + read(designs.resolve("log")))
                .isEqualTo(ModelCommand.BROKEN);
        assertThat(told)
                .startsWith("TIDAK SESUAI  Tidak ada yang bertindak selama Lebaran 2026")
                .contains(
                        "2026-03-16 10:00  sari.kota memutuskan “Tetapkan unit pelaksana” (assign-unit): ASSIGN",
                        "! 2026-03-16 10:00  Baris 20: tugas: diharapkan formulir follow-up-complaint, kelompok"
                                + " dishub-officer, batas 2026-03-30 16:00; ternyata formulir follow-up-complaint, kelompok"
                                + " dishub-officer, batas 2026-03-26 16:00.",
                        "Baris 37: peringatan: diharapkan tahap FOLLOW_UP, pada 2026-03-27; ternyata tahap FOLLOW_UP, pada"
                                + " 2026-03-25.",
                        "0 dari 1 skenario sesuai.");
    }

    private int rehearse(String... arguments) {
        return new RehearseCommand(
                        Tuntas.class,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Locale.ENGLISH)
                .run(List.of(arguments));
    }

    private void copyModels() throws IOException {
        for (String folder : List.of("bpmn", "forms")) {
            Files.createDirectories(designs.resolve(folder));
            try (var files = Files.list(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, designs.resolve(file));
                }
            }
        }
    }

    private void edit(String file, String before, String after) throws IOException {
        String text = Files.readString(designs.resolve(file));
        assertThat(text).contains(before);
        Files.writeString(designs.resolve(file), text.replace(before, after));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
