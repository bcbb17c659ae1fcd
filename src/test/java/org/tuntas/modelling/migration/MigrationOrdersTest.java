package org.tuntas.modelling.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tuntas.journey.ComplaintJourney.DESK;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Refused;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.Soundness;
import org.tuntas.lifecycle.Relocation.Obstacle;
import org.tuntas.modelling.migration.MigrationBook.Deed;
import org.tuntas.modelling.migration.MigrationItem.Outcome;
import org.tuntas.modelling.migration.MigrationOrder.State;

/** Orders to move many reports: tried first, approved by somebody else, done report by report, and kept. */
class MigrationOrdersTest extends RunningTuntas {

    private static final String DESIGNER = "bayu.designer";
    private static final String APPROVER = "ayu.approver";
    private static final String MAIN = "complaint.bpmn";
    private static final String UNIT = "unit-follow-up.bpmn";
    private static final String RESUME = "complaint/userTask_ResumeVerification";

    @Autowired
    MigrationDesk desk;

    @Autowired
    MigrationRun run;

    @Autowired
    MigrationBook book;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    RepositoryService repository;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TimeMachine time;

    @Autowired
    Soundness soundness;

    private final List<String> published = new ArrayList<>();
    private String old = "";

    /** An old version of its own: nobody else's reports run in it. */
    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        old = publish(EditedModels.ofToday());
    }

    @AfterEach
    void forgetWhatWasPublished() {
        for (int at = published.size() - 1; at >= 0; at--) {
            repository.deleteDeployment(published.get(at), true);
        }
    }

    @Test
    void aDryRunTellsOfEachReportWhereItWouldStandAndChangesNothing() {
        ComplaintJourney fresh = journeys.filed();
        ComplaintJourney postponed = journeys.filed().verificationPostponedUntil(LocalDate.of(2026, 4, 22));
        Map<String, java.time.Instant> timers = fresh.timers();
        String young = publish(EditedModels.ofToday()
                .without(MAIN, "subProcess_VerificationPostponed")
                .with(MAIN, "name=\"Verifikasi laporan\"", "name=\"Baca laporan\"")
                .with(MAIN, "${sla.warning(visit)}", "${sla.share(visit, 60)}"));

        long order = propose(young, Map.of());
        work();

        assertThat(desk.find(order).state()).isEqualTo(State.CHECKED);
        assertThat(book.progress(order)).satisfies(progress -> {
            assertThat(progress.all()).isEqualTo(2);
            assertThat(progress.can()).isEqualTo(1);
            assertThat(progress.cannot()).isEqualTo(1);
            assertThat(progress.moved()).isZero();
        });
        assertThat(item(order, fresh).forecast()).satisfies(tale -> {
            assertThat(tale.before().places()).extracting(place -> place.name()).containsExactly("Verifikasi laporan");
            assertThat(tale.after().places()).extracting(place -> place.name()).containsExactly("Baca laporan");
            assertThat(tale.before().alarms()).hasSize(2);
            assertThat(tale.after().alarms())
                    .hasSize(2)
                    .isNotEqualTo(tale.before().alarms());
        });
        assertThat(item(order, postponed).forecast().obstacles())
                .singleElement()
                .satisfies(obstacle -> {
                    assertThat(obstacle.kind()).isEqualTo(Obstacle.Kind.STEP_GONE);
                    assertThat(obstacle.name()).isEqualTo("Lanjutkan laporan yang ditunda");
                });
        assertThat(book.crowds(order))
                .extracting(crowd -> crowd.stands() + ">" + crowd.lands())
                .containsExactly("Lanjutkan laporan yang ditunda>", "Verifikasi laporan>Baca laporan");
        assertThat(fresh.deployments()).containsOnly(old);
        assertThat(fresh.timers()).isEqualTo(timers);
        assertThat(fresh.timeline(EventKind.PROCEDURE_CHANGED)).isEmpty();
        soundness.check(fresh);
        soundness.check(postponed);

        desk.choose(DESIGNER, order, Map.of(RESUME, "userTask_VerifyComplaint"));
        work();
        assertThat(book.progress(order).can()).isEqualTo(2);
        assertThat(postponed.state()).isEqualTo(ComplaintState.POSTPONED);
    }

    @Test
    void nobodyMovesReportsWithoutAnothersApproval() {
        journeys.filed();
        String young = publish(EditedModels.ofToday().renaming(MAIN, "userTask_VerifyComplaint", "userTask_Read"));
        assertThatThrownBy(() -> desk.propose(
                        DESK, old, young, Map.of(), UUID.randomUUID().toString()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk.propose(
                        DESIGNER, old, old, Map.of(), UUID.randomUUID().toString()))
                .hasMessageContaining("migration.sameVersion");
        long order = propose(young, Map.of());
        assertThatThrownBy(() -> propose(young, Map.of())).hasMessageContaining("migration.openAlready");
        assertThatThrownBy(() -> desk.approve(APPROVER, order)).hasMessageContaining("migration.notNow");
        work();
        assertThatThrownBy(() -> desk.move(DESIGNER, order, null)).hasMessageContaining("migration.notApproved");
        assertThatThrownBy(() -> desk.approve(DESIGNER, order)).isInstanceOf(Refused.class);
        desk.choose(APPROVER, order, Map.of());
        work();
        assertThatThrownBy(() -> desk.approve(APPROVER, order)).hasMessageContaining("migration.ownProposal");
        desk.end(DESIGNER, order);
        assertThat(desk.find(order).state()).isEqualTo(State.DROPPED);
    }

    @Test
    void whatFailsAgainAndAgainStopsByItself() {
        for (int filed = 0; filed < 7; filed++) {
            journeys.filed();
        }
        String young = publish(EditedModels.ofToday().renaming(MAIN, "userTask_VerifyComplaint", "userTask_Read"));
        long order = propose(young, Map.of());
        work();
        desk.approve(APPROVER, order);
        desk.move(DESIGNER, order, null);
        repository.deleteDeployment(young, true);
        published.remove(young);
        work();

        assertThat(desk.find(order).state()).isEqualTo(State.PAUSED);
        assertThat(book.progress(order)).satisfies(progress -> {
            assertThat(progress.failed()).isEqualTo(5);
            assertThat(progress.moved()).isZero();
        });
        assertThat(book.deeds(order)).extracting(Deed::deed).endsWith("STOPPED");
    }

    @Test
    void aFewGoFirstOneFromEachStepThenAllAndWhatBecameOfThemIsKept() {
        List<ComplaintJourney> fresh = List.of(journeys.filed(), journeys.filed(), journeys.filed());
        ComplaintJourney working =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        String young = publish(EditedModels.ofToday().renaming(MAIN, "userTask_VerifyComplaint", "userTask_Read"));
        long order = propose(young, Map.of());
        work();
        desk.approve(APPROVER, order);
        assertThatThrownBy(() -> desk.move(DESIGNER, order, 0)).hasMessageContaining("migration.firstRange");
        desk.move(DESIGNER, order, 2);
        work();

        assertThat(desk.find(order).state()).isEqualTo(State.PAUSED);
        assertThat(book.progress(order).moved()).isEqualTo(2);
        assertThat(working.deployments()).containsOnly(young);
        assertThat(fresh)
                .filteredOn(journey -> journey.deployments().contains(young))
                .hasSize(1);

        ComplaintJourney latecomer = new Old().filed();
        desk.move(DESIGNER, order, null);
        work();
        assertThat(desk.find(order).state()).isEqualTo(State.ENDED);
        assertThat(book.progress(order).moved()).isEqualTo(5);
        assertThat(latecomer.deployments()).containsOnly(young);
        assertThat(book.deeds(order))
                .extracting(Deed::deed)
                .containsExactly("PROPOSED", "CHECKED", "APPROVED", "FIRST", "ALL", "ENDED");
        assertThat(item(order, working).result().after().places())
                .extracting(place -> place.name())
                .contains("Tindak lanjuti laporan");
        assertThat(working.timeline(EventKind.PROCEDURE_CHANGED))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.audience()).isEqualTo(Audience.OFFICERS);
                    assertThat(entry.arguments())
                            .containsExactly(
                                    desk.find(order).fromName(),
                                    desk.find(order).toName());
                });
        soundness.check(working);
        fresh.forEach(soundness::check);
    }

    @Test
    void aReportIsTakenAsItIsWhenItsTurnComes() {
        ComplaintJourney goesOn = journeys.filed();
        ComplaintJourney ends = journeys.filed();
        ComplaintJourney getsStuck = journeys.filed();
        String young = publish(EditedModels.ofToday().without(MAIN, "subProcess_VerificationPostponed"));
        long order = propose(young, Map.of());
        work();
        assertThat(book.progress(order).can()).isEqualTo(3);
        goesOn.forwardedTo("kota-tangerang");
        ends.withdrawn();
        getsStuck.verificationPostponedUntil(LocalDate.of(2026, 4, 22));
        desk.approve(APPROVER, order);
        desk.move(DESIGNER, order, null);
        work();
        assertThat(item(order, goesOn).outcome()).isEqualTo(Outcome.MOVED);
        assertThat(goesOn.openSteps()).containsExactly("userTask_AssignUnit");
        assertThat(item(order, ends).outcome()).isEqualTo(Outcome.GONE);
        assertThat(item(order, getsStuck).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(getsStuck.deployments()).containsOnly(old);
        soundness.check(getsStuck);

        // It is finished by its own model, and what can move then does.
        getsStuck.timeReaches("boundaryTimer_VerificationPostponedOver");
        desk.retry(DESIGNER, order);
        work();
        assertThat(item(order, getsStuck).outcome()).isEqualTo(Outcome.MOVED);
        soundness.check(getsStuck);
    }

    @Test
    void whateverDiesInTheMiddleHasMovedAndSaysSoOrHasNotAndWaits() {
        ComplaintJourney journey = journeys.filed();
        String young = publish(EditedModels.ofToday().renaming(MAIN, "userTask_VerifyComplaint", "userTask_Read"));
        long order = propose(young, Map.of());
        work();
        desk.approve(APPROVER, order);
        desk.move(DESIGNER, order, null);
        transaction.executeWithoutResult(status -> {
            assertThat(run.workOne()).isTrue();
            status.setRollbackOnly();
        });
        assertThat(item(order, journey).outcome()).isEqualTo(Outcome.WAITING);
        assertThat(journey.deployments()).containsOnly(old);
        desk.pause(DESIGNER, order);
        work();
        assertThat(journey.deployments()).containsOnly(old);
        desk.move(DESIGNER, order, null);
        work();
        assertThat(journey.deployments()).containsOnly(young);
        assertThat(item(order, journey).outcome()).isEqualTo(Outcome.MOVED);
    }

    @Test
    void severalNodesAndOfficersAtWorkGetAlong() throws Exception {
        List<ComplaintJourney> reports = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            reports.add(journeys.filed());
        }
        String young = publish(EditedModels.ofToday().renaming(UNIT, "userTask_FollowUpComplaint", "userTask_Repair"));
        long order = propose(young, Map.of());
        work();
        desk.approve(APPROVER, order);
        desk.move(DESIGNER, order, null);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<?>> all = new ArrayList<>();
        all.add(threads.submit(this::work));
        all.add(threads.submit(this::work));
        all.add(threads.submit(() -> reports.forEach(report -> report.forwardedTo("kota-tangerang"))));
        for (Future<?> one : all) {
            one.get(120, TimeUnit.SECONDS);
        }
        threads.shutdown();
        work();
        assertThat(book.progress(order).moved()).isEqualTo(12);
        assertThat(desk.find(order).state()).isEqualTo(State.ENDED);
        for (ComplaintJourney report : reports) {
            assertThat(report.deployments()).containsOnly(young);
            assertThat(report.openSteps()).containsExactly("userTask_AssignUnit");
            soundness.check(report);
        }
    }

    /** Reports that begin in the old version while the new one is hidden. */
    private final class Old {

        ComplaintJourney filed() {
            String young = published.get(published.size() - 1);
            ComplaintJourney journey = journeys.acknowledged(ComplaintJourneys.Report.aboutALamp());
            String again = publish(EditedModels.ofToday());
            assertThat(again).isNotEqualTo(young);
            journeys.startWaiting();
            published.remove(again);
            moveBack(journey, again);
            repository.deleteDeployment(again, true);
            return journey;
        }

        private void moveBack(ComplaintJourney journey, String from) {
            long order = desk.propose(
                    DESIGNER, from, old, Map.of(), UUID.randomUUID().toString());
            work();
            desk.approve(APPROVER, order);
            desk.move(DESIGNER, order, null);
            work();
            assertThat(journey.deployments()).containsOnly(old);
        }
    }

    private long propose(String young, Map<String, String> choices) {
        return desk.propose(DESIGNER, old, young, choices, UUID.randomUUID().toString());
    }

    private void work() {
        while (run.workOne()) {
            // Until nothing waits.
        }
    }

    private MigrationItem item(long order, ComplaintJourney journey) {
        return book.item(order, journey.number().value()).orElseThrow();
    }

    private String publish(EditedModels models) {
        DeploymentBuilder deployment = repository.createDeployment().name("edited");
        models.files().forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        published.add(deployment.deploy().getId());
        return published.get(published.size() - 1);
    }
}
