package org.tuntas.modelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tuntas.modelling.DesignersSession.APPROVER;
import static org.tuntas.modelling.DesignersSession.DESIGNER;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.complaint.Refused;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;
import org.tuntas.sla.Timekeeper;

/** What comes into force: wanted by two people, checked, at once and as a whole. */
class PublishingTest extends RunningTuntas {

    private static final Locale LANGUAGE = Locale.forLanguageTag("id");
    private static final String BOTH = "dewi.dua";

    @LocalServerPort
    int port;

    @Autowired
    PublishingDesk desk;

    @Autowired
    DraftDesk draftDesk;

    @Autowired
    Drafts drafts;

    @Autowired
    ProposalBook proposals;

    @Autowired
    Versions versions;

    @Autowired
    InstalledModels installed;

    @Autowired
    Installation installation;

    @Autowired
    Inspectorate inspectorate;

    @Autowired
    LimitEffects effects;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Staff staff;

    @Autowired
    Timekeeper timekeeper;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        staff.register(
                new StaffMember(BOTH, "Dewi Anggraini", null, null, true),
                Set.of("process-designer", "process-approver"));
    }

    @AfterEach
    void theInstalledModelsHoldAgain() {
        proposals.open().forEach(open -> desk.reject(another(open), open.id(), "Akhir percobaan"));
        if (!versions.current().set().equals(installed.files().digest())) {
            long first = versions.all().stream()
                    .filter(release -> release.set().equals(installed.files().digest()))
                    .findFirst()
                    .orElseThrow()
                    .id();
            desk.approve(APPROVER, desk.proposeReturn(DESIGNER, first, "Akhir percobaan"), null, "");
        }
    }

    private static String another(Proposal open) {
        return open.isOf(APPROVER) ? BOTH : APPROVER;
    }

    @Test
    void oneProposesAndAnotherApprovesAndReportsUnderWayStayWhereTheyAre() {
        ComplaintJourney before = journeys.filed();
        long held = versions.current().id();
        DesignersSession bayu = DesignersSession.of(DESIGNER, port);
        DesignersSession ayu = DesignersSession.of(APPROVER, port);
        long id = drafted(tagged("appeal", "9.1.0"), "bpmn/appeal.bpmn");
        String seen = drafts.find(id).orElseThrow().set();
        assertThat(bayu.send("/perancang/draf/" + id, "/perancang/draf/" + id + "/usulkan", "seen", seen)
                        .statusCode())
                .isEqualTo(302);
        long proposal = proposals.openOf(id).orElseThrow().id();
        String page = "/perancang/usulan/" + proposal;
        assertThat(bayu.page("/perancang")).contains("Menunggu persetujuan", "Banding dengan tag baru");
        assertThat(bayu.page(page)).doesNotContain("Setujui dan berlakukan");
        assertThat(bayu.send(page, page + "/setujui", "accepted", "").statusCode())
                .isEqualTo(403);
        assertThat(versions.current().id()).isEqualTo(held);
        assertThat(ayu.page(page)).contains("bpmn/appeal.bpmn", "Tidak ada temuan", "Setujui dan berlakukan", seen);
        assertThat(ayu.send(page, page + "/setujui", "note", "Sesuai rapat", "accepted", "")
                        .statusCode())
                .isEqualTo(302);

        Release now = versions.current();
        assertThat(now.origin()).isEqualTo(Release.Origin.PUBLISHED);
        assertThat(now.proposer()).isEqualTo(DESIGNER);
        assertThat(now.approver()).isEqualTo(APPROVER);
        assertThat(now.set()).isEqualTo(seen);
        assertThat(ayu.page("/perancang")).contains("diusulkan Bayu Saputra, disetujui Ayu Maharani", "tag 9.1.0");
        assertThat(deploymentOf(before)).isNotEqualTo(now.deployment());
        assertThat(deploymentOf(journeys.filed())).isEqualTo(now.deployment());
        assertThat(DesignersSession.of(DesignersSession.AUDITOR, port).page("/perancang/jejak"))
                .contains("Disetujui dan berlaku: Versi " + now.id(), "Sesuai rapat", seen, "Ayu Maharani");
        assertThat(ayu.send("/keluar", page + "/setujui", "accepted", "").statusCode())
                .as("a button pressed twice")
                .isEqualTo(409);

        installation.start();
        assertThat(versions.current().id()).as("after a restart").isEqualTo(now.id());
        assertThat(installed.isBehind()).isTrue();
        assertThat(bayu.page("/perancang")).contains("berbeda dari versi yang disetujui");

        long back = desk.proposeReturn(DESIGNER, held, "Keliru");
        assertThatThrownBy(() -> desk.approve(DESIGNER, back, null, "")).isInstanceOf(Refused.class);
        Release returned = desk.approve(APPROVER, back, null, "");
        assertThat(returned.origin()).isEqualTo(Release.Origin.RETURNED);
        assertThat(returned.set()).isEqualTo(versions.find(held).orElseThrow().set());
        assertThat(deploymentOf(journeys.filed())).isEqualTo(returned.deployment());
        assertThat(installed.isBehind()).isFalse();
    }

    @Test
    void nobodyApprovesWhatTheyDraftedOrProposedThoughTheyAreInBothGroups() {
        long mine = proposed(BOTH, BOTH, tagged("appeal", "9.2.0"), "bpmn/appeal.bpmn");
        assertThatThrownBy(() -> desk.approve(BOTH, mine, null, "")).hasMessageContaining("design.proposal.own");
        assertThatThrownBy(() -> desk.reject(BOTH, mine, "Tidak jadi")).hasMessageContaining("design.proposal.own");
        assertThatThrownBy(() -> jdbc.sql(
                                "update model_proposal set state = 'APPROVED', decider = ?, decided_at = now() where id = ?")
                        .params(BOTH, mine)
                        .update())
                .hasMessageContaining("model_proposal_is_decided_by_another");
        long drafted = proposed(BOTH, DESIGNER, tagged("appeal", "9.3.0"), "bpmn/appeal.bpmn");
        assertThatThrownBy(() -> desk.approve(BOTH, drafted, null, ""))
                .as("proposed by somebody else")
                .hasMessageContaining("design.proposal.own");
        assertThatThrownBy(() -> jdbc.sql(
                                """
                                insert into model_release (set_digest, origin, released_at, deployment, proposal)
                                select set_digest, 'PUBLISHED', now(), 'x', id from model_proposal where id = ?
                                """)
                        .param(mine)
                        .update())
                .hasMessageContaining("was not approved");
        assertThatThrownBy(() -> desk.approve(DESIGNER, mine, null, ""))
                .hasMessageContaining("design.forbidden.approve");
        assertThatThrownBy(() -> desk.propose(APPROVER, 1, "")).hasMessageContaining("design.forbidden.draft");
    }

    @Test
    void errorsBlockAndWarningsAreAccepted() {
        long broken = drafted(
                new Draft().set("bpmn/appeal.bpmn", "userTask_DecideAppeal", "camunda:dueDate", "${sla.limits(visit)}"),
                "bpmn/appeal.bpmn");
        assertThatThrownBy(() -> propose(DESIGNER, broken)).hasMessageContaining("design.proposal.errors");
        long warned = proposed(DESIGNER, DESIGNER, tagged("appeal", ""), "bpmn/appeal.bpmn");
        assertThatThrownBy(() -> desk.approve(APPROVER, warned, null, ""))
                .hasMessageContaining("design.proposal.warnings");
        assertThat(proposals.find(warned).orElseThrow().isOpen()).isTrue();
        assertThat(DesignersSession.of(APPROVER, port).page("/perancang/usulan/" + warned))
                .contains("menerima 1 peringatan", "tag versi");
        desk.approve(APPROVER, warned, null, PublishingDesk.mark(inspectorate.findings(set(warned))));
        assertThat(versions.current().proposal()).isEqualTo(warned);
    }

    @Test
    void oneProposalIsApprovedOnceWhoeverPressesAtTheSameTime() throws Exception {
        int before = versions.all().size();
        long proposal = proposed(DESIGNER, DESIGNER, tagged("appeal", "9.4.0"), "bpmn/appeal.bpmn");
        List<Throwable> refused = together(
                () -> desk.approve(APPROVER, proposal, null, ""),
                () -> desk.approve(BOTH, proposal, null, ""),
                () -> desk.approve(APPROVER, proposal, null, ""));
        assertThat(refused).hasSize(2).allSatisfy(one -> assertThat(one)
                .hasMessageContaining("design.proposal.decided"));
        assertThat(versions.all()).hasSize(before + 1);
    }

    @Test
    void ofTwoProposalsApprovedAtTheSameTimeOneIsOvertakenAndProposedAnew() throws Exception {
        int before = versions.all().size();
        long appeals = drafted(tagged("appeal", "9.5.0"), "bpmn/appeal.bpmn");
        long ladders = drafted(tagged("escalation", "9.5.0"), "bpmn/escalation.bpmn");
        long one = propose(DESIGNER, appeals);
        long other = propose(DESIGNER, ladders);
        List<Throwable> refused =
                together(() -> desk.approve(APPROVER, one, null, ""), () -> desk.approve(BOTH, other, null, ""));
        assertThat(refused).hasSize(1);
        assertThat(versions.all()).hasSize(before + 1);
        long loser = versions.current().proposal() == one ? other : one;
        assertThat(proposals.find(loser).orElseThrow().state()).isEqualTo(Proposal.State.OVERTAKEN);

        long draft = loser == one ? appeals : ladders;
        assertThatThrownBy(() -> propose(DESIGNER, draft)).hasMessageContaining("design.draft.behind");
        draftDesk.renew(DESIGNER, draft, drafts.find(draft).orElseThrow().set());
        desk.approve(APPROVER, propose(DESIGNER, draft), null, "");
        assertThat(DraftDesk.difference(
                                installed.files(),
                                versions.files(versions.current().id()))
                        .all())
                .containsExactlyInAnyOrder("bpmn/appeal.bpmn", "bpmn/escalation.bpmn");
    }

    @Test
    void aDraftWhoseFileOthersHaveChangedIsMergedByItsDesigner() {
        long late = drafted(tagged("appeal", "9.7.0"), "bpmn/appeal.bpmn");
        desk.approve(APPROVER, proposed(DESIGNER, DESIGNER, tagged("appeal", "9.6.0"), "bpmn/appeal.bpmn"), null, "");
        assertThatThrownBy(() -> draftDesk.renew(
                        DESIGNER, late, drafts.find(late).orElseThrow().set()))
                .hasMessageContaining("design.draft.conflict")
                .hasMessageContaining("bpmn/appeal.bpmn");
    }

    @Test
    void aChangedLimitHoldsForClocksThatStartFromThenOnAndMakesNoNewModel() {
        ComplaintJourney before = journeys.filed();
        String deployment = versions.current().deployment();
        Draft shorter = new Draft().retypeOnce("bpmn/sla-limits.dmn", "<text>3</text>", "<text>2</text>");
        long proposal = proposed(DESIGNER, DESIGNER, shorter, "bpmn/sla-limits.dmn");
        assertThat(effects.of(installed.files(), set(proposal)))
                .as("what it means for open reports")
                .allSatisfy(effect -> assertThat(effect.stage()).isEqualTo("VERIFICATION"))
                .anySatisfy(effect -> {
                    assertThat(effect.was()).isEqualTo(3);
                    assertThat(effect.is()).isEqualTo(2);
                    assertThat(effect.reports()).isPositive();
                    assertThat(effect.running()).isPositive();
                });
        assertThat(DesignersSession.of(APPROVER, port).page("/perancang/usulan/" + proposal))
                .contains("<del>3</del> <ins>2</ins>", "Pengaruhnya pada laporan yang terbuka", "Batas waktu tahap");
        desk.approve(APPROVER, proposal, null, "");
        assertThat(versions.current().deployment()).isEqualTo(deployment);
        assertThat(verification(before)).as("a clock that runs").isEqualTo(3);
        assertThat(verification(journeys.filed())).as("a clock that starts").isEqualTo(2);
    }

    @Test
    void aNewStepIsWalkedByNewReportsAndItsStageHasTheWordsOfItsModel() {
        Draft inspected = Inspection.onTheRoad(new Draft(), "2");
        long proposal = proposed(
                DESIGNER,
                DESIGNER,
                inspected,
                "bpmn/unit-follow-up.bpmn",
                "bpmn/sla-limits.dmn",
                "bpmn/escalation-ladder.dmn",
                "forms/inspect-place.form");
        desk.approve(APPROVER, proposal, null, PublishingDesk.mark(inspectorate.findings(set(proposal))));
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        assertThat(timekeeper.current(journey.number().value()).orElseThrow().stage())
                .isEqualTo("INSPECTION");
        journey.timeReaches("boundaryTimer_InspectionEscalation");
        assertThat(OfficersSession.of("hendra.dishub", port)
                        .send("GET", "/petugas/laporan/" + journey.number().value(), "", "Accept", "text/html")
                        .body())
                .contains("pemeriksaan lokasi")
                .doesNotContain("stage.INSPECTION");
        assertThat(OfficersSession.anonymous(port)
                        .send(
                                "GET",
                                "/api/v1/complaints/" + journey.number().value(),
                                "",
                                "X-Tracking-Pin",
                                journey.pin()))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(200))
                .satisfies(answer -> assertThat(answer.body()).contains("pemeriksaan lokasi"));
        journey.completed(ComplaintJourney.OFFICER, "userTask_InspectPlace", Map.of("inspectionOutcome", "PASSED"))
                .answered("Lampu sudah diganti.");
    }

    private int verification(ComplaintJourney journey) {
        return timekeeper.current(journey.number().value()).orElseThrow().workingDays();
    }

    private ModelFiles set(long proposal) {
        return drafts.files(proposals.find(proposal).orElseThrow().draft());
    }

    private static Draft tagged(String process, String tag) {
        return new Draft().set("bpmn/" + process + ".bpmn", process, "camunda:versionTag", tag);
    }

    private long drafted(Draft draft, String... names) {
        return drafted(DESIGNER, draft, names);
    }

    private long drafted(String designer, Draft draft, String... names) {
        List<DraftDesk.Offered> files = new ArrayList<>();
        for (String name : names) {
            files.add(new DraftDesk.Offered(name, draft.files().contents().get(name)));
        }
        return draftDesk.make(designer, "Banding dengan tag baru", files, LANGUAGE);
    }

    private long propose(String designer, long draft) {
        return desk.propose(designer, draft, drafts.find(draft).orElseThrow().set());
    }

    private long proposed(String author, String proposer, Draft draft, String... names) {
        return propose(proposer, drafted(author, draft, names));
    }

    private String deploymentOf(ComplaintJourney journey) {
        String definition = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(journey.number().value())
                .rootProcessInstances()
                .singleResult()
                .getProcessDefinitionId();
        return repository.getProcessDefinition(definition).getDeploymentId();
    }

    /** What went wrong when all is done at the same time, as by several nodes. */
    @SafeVarargs
    private static List<Throwable> together(Callable<Object>... deeds) throws Exception {
        var nodes = Executors.newFixedThreadPool(deeds.length);
        List<Throwable> wrong = new ArrayList<>();
        for (Future<Object> done : nodes.invokeAll(List.of(deeds), 180, TimeUnit.SECONDS)) {
            try {
                done.get();
            } catch (ExecutionException failed) {
                wrong.add(failed.getCause());
            }
        }
        nodes.shutdown();
        return wrong;
    }
}
