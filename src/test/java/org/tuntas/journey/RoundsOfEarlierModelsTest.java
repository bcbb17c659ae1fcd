package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.demo.TimeMachine;
import org.tuntas.handling.SupervisionDesk;

/** Rounds that began under the models of 1.1.0 go on under them, as they began, with the code of today. */
class RoundsOfEarlierModelsTest extends RunningTuntas {

    private static final Path MODELS = Path.of("src/test/resources/models/1.1.0");

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    RepositoryService repository;

    @Autowired
    SupervisionDesk supervision;

    @Autowired
    TimeMachine time;

    @Autowired
    Soundness soundness;

    private String deployment = "";

    @BeforeEach
    void onAMondayMorningOfLastYearsModels() throws IOException {
        time.set("2026-04-20T09:00");
        DeploymentBuilder earlier = repository.createDeployment().name("1.1.0");
        try (Stream<Path> files = Files.list(MODELS)) {
            files.forEach(file -> {
                try {
                    earlier.addString(file.getFileName().toString(), Files.readString(file));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }
        deployment = earlier.deploy().getId();
    }

    @AfterEach
    void backToTodaysModels() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void answersLeaveAtOnceAndAppealsAreHeardByTheInspectorsOfTheAgency() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .answeredForNow("Suku cadang dipesan.", LocalDate.of(2026, 4, 28))
                .drafted(ComplaintJourney.OFFICER, "Tidak dapat diganti tahun ini.", "CANNOT_BE_DONE");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(journey.timeline(EventKind.FINAL_ANSWER)).hasSize(1);
        soundness.check(journey);
        journey.dissatisfied("Masih gelap.")
                .drafted(ComplaintJourney.OFFICER, "Sudah diperiksa lagi.", "RESOLVED")
                .dissatisfied("Tetap gelap.");
        assertThat(journey.state()).isEqualTo(ComplaintState.APPEALED);
        journey.completed(
                "joko.inspektorat",
                "userTask_DecideAppeal",
                Map.of("appealOutcome", "REJECTED", "reasoning", "Lampu menyala sesuai standar penerangan jalan."));
        assertThat(journey.state()).isEqualTo(ComplaintState.RESOLVED);
        soundness.check(journey);
    }

    @Test
    void severalUnitsAndTheirCombinedAnswerEndAsTheyBegan() {
        ComplaintJourney journey = journeys.filed()
                .forwardedTo("kota-tangerang")
                .assigned(java.util.List.of("dishub", "dpupr"), "dishub")
                .answered("Lampu sudah diganti.")
                .answeredBy("siti.dpupr", "Kabel tidak dapat ditanam.")
                .completed(
                        ComplaintJourney.OFFICER,
                        "userTask_GiveCombinedResponse",
                        Map.of("answer", "Sebagian tidak dapat dilaksanakan.", "resolution", "CANNOT_BE_DONE"));
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        soundness.check(journey);
    }

    @Test
    void aUnitAtWorkKeepsWhatTheModelCannotTakeFromIt() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        assertThatThrownBy(() -> supervision.allege(
                        journey.number(), ComplaintJourney.AGENCY_ADMIN, "Pelapor menyebut pungutan liar."))
                .hasMessageContaining("supervision.oldRound");
        assertThat(journey.complaint().supervisionClass()).isEqualTo(SupervisionClass.ORDINARY);
        soundness.check(journey);
    }
}
