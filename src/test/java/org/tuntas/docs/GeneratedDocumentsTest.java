package org.tuntas.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.tuntas.Tuntas;
import org.tuntas.modelling.CompiledTables;

/**
 * Holds {@code docs/generated} to what models, tables and code say. With {@code -Dtuntas.docs.write=true} it writes the
 * documents instead.
 */
class GeneratedDocumentsTest {

    private static final Path DOCUMENTS = Path.of("docs/generated");
    private static final boolean WRITES = Boolean.getBoolean("tuntas.docs.write");

    private static final String RULES = "<!-- rules: made from the check, never edited by hand -->";
    private static final String END_OF_RULES = "<!-- end of rules -->";

    private static final Models MODELS = Models.ofTheWorkingCopy();
    private static final CompiledTables TABLES = CompiledTables.ofTheWorkingCopy();
    private static final Labels WORDS = new Labels("words");

    @Test
    void theProcessesDocumentSaysWhatTheModelsSay() throws IOException {
        upToDate("processes.md", ProcessesPage.render(MODELS));
    }

    @Test
    void theStagesDocumentSaysWhatModelsFormsAndTablesSay() throws IOException {
        upToDate("stages.md", StagesPage.render(MODELS, TABLES, WORDS));
    }

    @Test
    void theLimitsDocumentSaysWhatTheTablesSay() throws IOException {
        upToDate("limits.md", LimitsPage.render(TABLES, WORDS));
    }

    @Test
    void theRoutingDocumentSaysWhatTheTableSays() throws IOException {
        upToDate("routing.md", RoutingPage.render(CompiledTables.routingRules()));
    }

    @Test
    void theTimersDocumentSaysWhatTheModelsSay() throws IOException {
        upToDate("timers.md", TimersPage.render(MODELS));
    }

    @Test
    void theStatesDocumentSaysWhatModelsAndComplaintsSay() throws IOException {
        upToDate("states.md", StatesPage.render(MODELS, WORDS));
    }

    @Test
    void theNoticesDocumentSaysWhatPeopleAreWritten() throws IOException {
        upToDate("notices.md", NoticesPage.render(MODELS, new Labels("notices"), WORDS));
    }

    @Test
    void theRoomsDocumentSaysWhoCallsWhom() throws IOException {
        upToDate("rooms.md", RoomsPage.render(ApplicationModules.of(Tuntas.class)));
    }

    @Test
    void theDesignersGuideListsTheRulesOfTheCheck() throws IOException {
        Path guide = Path.of("docs/designers.md");
        String text = Files.readString(guide);
        int from = text.indexOf(RULES) + RULES.length();
        int to = text.indexOf(END_OF_RULES);
        assertThat(from < to).isTrue();
        String renewed = text.substring(0, from) + "\n" + RulesTable.render() + text.substring(to);
        if (WRITES) {
            Files.writeString(guide, renewed);
        }
        assertThat(guide).content().isEqualTo(renewed);
    }

    @Test
    void noOtherDocumentLiesBesideThem() throws IOException {
        try (Stream<Path> documents = Files.list(DOCUMENTS)) {
            assertThat(documents.map(document -> document.getFileName().toString()))
                    .isSubsetOf(
                            "processes.md",
                            "stages.md",
                            "limits.md",
                            "routing.md",
                            "timers.md",
                            "states.md",
                            "notices.md",
                            "rooms.md");
        }
    }

    private static void upToDate(String name, String rendered) throws IOException {
        Path document = DOCUMENTS.resolve(name);
        if (WRITES) {
            Files.createDirectories(DOCUMENTS);
            Files.writeString(document, rendered);
        }
        assertThat(document)
                .as("Out of date? mvn test -Dtest=GeneratedDocumentsTest -Dtuntas.docs.write=true")
                .content()
                .isEqualTo(rendered);
    }
}
