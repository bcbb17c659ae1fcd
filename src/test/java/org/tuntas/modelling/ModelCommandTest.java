package org.tuntas.modelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tuntas.Tuntas;
import org.tuntas.lifecycle.ModelsOnDisk;

/** The check as a command, and as the gate before a start. */
class ModelCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path designs;

    @Test
    void goodModelsAreSaidToBeGood() {
        assertThat(check("bpmn", "forms")).isEqualTo(ModelCommand.FINE);
        assertThat(said(out)).startsWith("Nothing to complain about in ");
        assertThat(check(".")).isEqualTo(ModelCommand.FINE);
    }

    @Test
    void brokenOnesAreNamedWithPlaceReasonAndRemedyInTheLanguageAskedFor() throws IOException {
        write(broken());
        assertThat(check(designs.toString(), "--lang=id")).isEqualTo(ModelCommand.BROKEN);
        assertThat(said(out))
                .contains(
                        "GALAT", "bpmn/appeal.bpmn › “Putuskan banding” (userTask_DecideAppeal)", "[expression.method]")
                .contains("Tidak ada sla.limits. Mungkin maksud Anda: limit?", "Alasan: ", "Perbaikan: ")
                .contains("1 galat, 0 peringatan");
    }

    @Test
    void machinesReadJson() throws IOException {
        write(broken());
        assertThat(check(designs.toString(), "--format=json")).isEqualTo(ModelCommand.BROKEN);
        JsonNode finding =
                new ObjectMapper().readTree(said(out)).path("findings").path(0);
        assertThat(finding.path("rule").asText()).isEqualTo("expression.method");
        assertThat(finding.path("severity").asText()).isEqualTo("ERROR");
        assertThat(finding.path("file").asText()).endsWith("bpmn/appeal.bpmn");
        assertThat(finding.path("element").asText()).isEqualTo("userTask_DecideAppeal");
        assertThat(finding.path("what").asText()).isEqualTo("There is no sla.limits. Did you mean: limit?");
        assertThat(finding.path("why").asText()).isNotBlank();
        assertThat(finding.path("mend").asText()).isNotBlank();
    }

    @Test
    void whoCallsItWronglyIsToldHow() {
        assertThat(check()).isEqualTo(ModelCommand.MISUSED);
        assertThat(check("--colour", "bpmn")).isEqualTo(ModelCommand.MISUSED);
        assertThat(said(err)).contains("check bpmn forms");
        assertThat(check("nowhere")).isEqualTo(ModelCommand.MISUSED);
        assertThat(check("docs")).isEqualTo(ModelCommand.MISUSED);
        assertThat(check("bpmn")).isEqualTo(ModelCommand.MISUSED);
        assertThat(said(err)).contains("nowhere", "no models in docs", "no forms in bpmn");
        assertThat(said(out)).isEmpty();
    }

    @Test
    void scenariosArePlayedOnlyWhereThereAreAnyAndNothingIsBroken() throws IOException {
        write(new Draft());
        assertThat(check("--rehearse", designs.toString())).isEqualTo(ModelCommand.MISUSED);
        assertThat(said(err)).contains("no scenarios in " + designs);
        Path scenarios = Files.createDirectories(designs.resolve("bpmn/scenarios"));
        Path typo = Files.writeString(scenarios.resolve("typo.yaml"), "skenario: a\nlangkah:\n  - padda: besok\n");
        assertThat(check(
                        "--rehearse",
                        designs.resolve("bpmn").toString(),
                        designs.resolve("forms").toString()))
                .isEqualTo(ModelCommand.MISUSED);
        assertThat(said(err)).contains("typo.yaml: Line 3: “padda” is not known here");
        Files.writeString(typo, "skenario: a\nlangkah:\n  - pada: 2026-04-20 09:00\n");
        write(broken());
        assertThat(check("--rehearse", designs.toString())).isEqualTo(ModelCommand.BROKEN);
        assertThat(said(out)).contains("There is no sla.limits", "Nothing is rehearsed");
        out.reset();
        assertThat(check("--rehearse", "--format=json", designs.toString())).isEqualTo(ModelCommand.BROKEN);
        assertThat(new ObjectMapper().readTree(said(out)).path("scenarios").isArray())
                .isTrue();
    }

    @Test
    void brokenModelsAreNotTakenIntoUseAndWarningsAre() throws IOException {
        write(broken());
        assertThatThrownBy(() -> ModelGate.pass(designed(), designs.toString()))
                .isInstanceOf(BrokenModels.class)
                .hasMessageContaining(designs.toString())
                .hasMessageContaining("userTask_DecideAppeal")
                .hasMessageContaining("limit?");
        write(new Draft().set("bpmn/appeal.bpmn", "appeal", "camunda:versionTag", ""));
        ModelGate.pass(designed(), designs.toString());
    }

    private ModelFiles designed() {
        return ModelFiles.of(ModelsOnDisk.bundle(designs));
    }

    private static Draft broken() {
        return new Draft().set("bpmn/appeal.bpmn", "userTask_DecideAppeal", "camunda:dueDate", "${sla.limits(visit)}");
    }

    private int check(String... arguments) {
        return new ModelCommand(
                        Tuntas.class,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Locale.ENGLISH,
                        Clock.fixed(Instant.parse("2026-04-20T02:00:00Z"), ZoneOffset.UTC))
                .run(List.of(arguments));
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    private void write(Draft draft) throws IOException {
        for (var file : draft.files().contents().entrySet()) {
            Path place = designs.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.write(place, file.getValue());
        }
    }
}
