package org.tuntas.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.journey.StatementCount;
import org.tuntas.lifecycle.ModelBundle;
import org.tuntas.lifecycle.ModelsOnDisk;
import org.tuntas.procedure.CaseMap;
import org.tuntas.procedure.CaseMap.Drawing;
import org.tuntas.procedure.CaseMap.Step;
import org.tuntas.procedure.ProcessMap;

/** The way of a report through the models that run it, as people are told of it. */
class ProcessMapTest extends RunningTuntas {

    /** A step between verification and disposition that no code knows of. */
    private static final String VISIT =
            """
            <bpmn:userTask id="userTask_VisitPlace" name="Tinjau lokasi" camunda:candidateGroups="desk-admin">
              <bpmn:documentation>Petugas melihat sendiri tempat kejadian.</bpmn:documentation>
              <bpmn:incoming>flow_ForwardToVisit</bpmn:incoming>
              <bpmn:outgoing>%s</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="flow_ForwardToVisit" sourceRef="serviceTask_ForwardComplaint" targetRef="userTask_VisitPlace" />
            """;

    private static final String SHAPE =
            """
            <bpmndi:BPMNShape id="userTask_VisitPlace_di" bpmnElement="userTask_VisitPlace">
              <dc:Bounds x="1340" y="760" width="120" height="80" />
            </bpmndi:BPMNShape>
            """;

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    ProcessMap maps;

    @Autowired
    RepositoryService repository;

    @Autowired
    StatementCount statements;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void theStepsBehindHereAndAheadAreThoseOfTheModels() {
        ComplaintJourney journey = journeys.filed();
        assertThat(names(map(journey).ahead()))
                .containsExactly("Disposisi", "Tindak lanjut", "Menunggu tanggapan pelapor");
        journey.forwardedTo("kota-tangerang").assignedTo("dishub");
        CaseMap map = map(journey);
        assertThat(map.passed()).extracting(over -> over.step().name()).containsExactly("Verifikasi", "Disposisi");
        assertThat(map.now()).singleElement().satisfies(now -> {
            assertThat(now.step().name()).isEqualTo("Tindak lanjut");
            assertThat(now.due()).isEqualTo(journey.due("userTask_FollowUpComplaint"));
        });
        assertThat(names(map.ahead())).containsExactly("Menunggu tanggapan pelapor");
        assertThat(names(map.ifNeeded()))
                .contains("Menunggu kelengkapan", "Persetujuan tanggapan", "Pemeriksaan banding", "Penanganan eskalasi")
                .doesNotContain("Tindak lanjut");
        assertThat(map.unlessActed()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(map.unlessActed())
                .extracting(CaseMap.Consequence::what)
                .anyMatch(what -> what.startsWith("Unit pelaksana diberi tahu"))
                .anyMatch(what -> what.contains("Ombudsman RI"));
        assertThat(main(map).now()).containsExactly("callActivity_FollowUp");
        assertThat(map.drawings())
                .extracting(Drawing::key)
                .containsExactlyInAnyOrder("complaint", "escalation", "unit-follow-up", "response-approval", "appeal");
    }

    @Test
    void whileTheReporterIsAwaitedItTellsTheRemindersAndTheEndInTheirOrder() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        CaseMap map = map(journey);
        assertThat(map.now()).extracting(now -> now.step().name()).containsExactly("Menunggu tanggapan pelapor");
        assertThat(map.ahead()).isEmpty();
        assertThat(map.unlessActed()).singleElement().satisfies(deed -> {
            assertThat(deed.what()).contains("diingatkan untuk pertama kali");
            assertThat(deed.then()).hasSize(2);
            assertThat(deed.then().get(1)).contains("ditutup karena pelapor tidak menanggapi");
        });
        journey.satisfied(5);
        assertThat(map(journey).now()).isEmpty();
        assertThat(map(journey).unlessActed()).isEmpty();
        assertThat(main(map(journey)).done()).contains("endEvent_ComplaintResolved");
    }

    @Test
    void anEscalationIsOnTheMapInPublicWordsAndWithoutAnybodysName() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        journey.timeReaches("boundaryTimer_FollowUpEscalation");
        assertThat(map(journey).now())
                .extracting(now -> now.step().name())
                .contains("Tindak lanjut", "Penanganan eskalasi");
        assertThat(page(journey, "/proses").body())
                .contains("Penanganan eskalasi")
                .doesNotContain("${", "hendra", "Hendra", "budi.dishub", "Budi");
    }

    @Test
    void aStepThatADesignerAddsIsOnTheMapOfReportsThatRunItAndOnNoOther() {
        ComplaintJourney older = journeys.filed().forwardedTo("kota-tangerang");
        String deployment = deployed();
        try {
            ComplaintJourney newer = journeys.filed();
            assertThat(page(newer, "/proses").statusCode()).isEqualTo(404);
            newer.forwardedTo("kota-tangerang");
            assertThat(map(newer).now()).extracting(now -> now.step().name()).containsExactly("Tinjau lokasi");
            assertThat(names(map(newer).ahead())).startsWith("Disposisi");
            assertThat(page(newer, "").body()).contains("Tinjau lokasi", "Petugas melihat sendiri tempat kejadian.");
            assertThat(page(newer, "/proses/complaint.bpmn").body()).contains("userTask_VisitPlace", "Tinjau lokasi");
            assertThat(main(map(newer)).now()).containsExactly("userTask_VisitPlace");
            for (String where : List.of("", "/proses", "/proses/complaint.bpmn")) {
                assertThat(page(older, where).body()).doesNotContain("Tinjau lokasi", "userTask_VisitPlace");
            }
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void theDrawingHoldsShapesAndNamesAndNothingThatOnlyTheEngineNeeds() {
        ComplaintJourney journey = journeys.filed().forwardedTo("kota-tangerang");
        String drawing = page(journey, "/proses/complaint.bpmn").body();
        assertThat(drawing)
                .contains("BPMNShape", "Verifikasi laporan", "userTask_VerifyComplaint")
                .doesNotContain(
                        "${", "#{", "camunda:", "conditionExpression", "documentation", "candidateGroups", "formRef");
        assertThat(page(journey, "/proses/escalation.bpmn").body()).contains("Tangani eskalasi tingkat\"");
        assertThat(page(journey, "/proses/lain.bpmn").statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverReadsEnglishReadsAllOfTheShippedModelsInIt() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        CaseMap map = maps.of(journey.number(), "en");
        assertThat(map.now().get(0).step().name()).isEqualTo("Follow-up");
        assertThat(Stream.of(
                                map.passed().stream().map(over -> over.step().language()),
                                map.now().stream().map(now -> now.step().language()),
                                Stream.concat(map.ahead().stream(), map.ifNeeded().stream())
                                        .map(Step::language),
                                map.unlessActed().stream().map(CaseMap.Consequence::language),
                                map.drawings().stream().map(Drawing::language))
                        .flatMap(languages -> languages))
                .hasSizeGreaterThan(20)
                .containsOnly("en");
        for (Drawing drawing : map.drawings()) {
            List<String> own = labels(
                    page(journey, "/proses/" + drawing.key() + ".bpmn?lang=id").body());
            List<String> english = labels(
                    page(journey, "/proses/" + drawing.key() + ".bpmn?lang=en").body());
            assertThat(english).hasSameSizeAs(own).doesNotContainAnyElementsOf(own);
        }
        assertThat(page(journey, "?lang=en").body())
                .contains("<strong lang=\"en\">Follow-up</strong>")
                .doesNotContain("Tindak lanjut");
    }

    private static List<String> labels(String drawing) {
        return Pattern.compile(" name=\"([^\"]+)\"")
                .matcher(drawing)
                .results()
                .map(label -> label.group(1))
                .toList();
    }

    @Test
    void nobodyButTheReporterSeesTheWayOfAReportThatIsNotPublished() {
        ComplaintJourney waiting = journeys.filed();
        ComplaintJourney secret = journeys.filed(Report.aboutALamp().hidden()).forwardedTo("kota-tangerang");
        for (ComplaintJourney hidden : List.of(waiting, secret)) {
            assertThat(page(hidden, "/proses").statusCode()).isEqualTo(404);
            assertThat(page(hidden, "/proses/complaint.bpmn").statusCode()).isEqualTo(404);
            assertThat(page(hidden, "").body())
                    .doesNotContain("Langkah laporan ini")
                    .contains("noindex");
        }
    }

    @Test
    void theMapCostsTheSameStatementsHoweverLongTheWay() {
        ComplaintJourney journey = journeys.filed();
        map(journey);
        assertThat(statements.during(() -> map(journey))).hasSize(2);
        journey.forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .answeredForNow("Suku cadang sudah dipesan.", LocalDate.of(2026, 4, 28));
        map(journey);
        assertThat(statements.during(() -> map(journey))).hasSize(2);
    }

    private String deployed() {
        DeploymentBuilder variant = repository.createDeployment().name("variant");
        SortedMap<String, byte[]> files = ModelsOnDisk.bundle().everything();
        files.keySet().removeAll(ModelBundle.COMPILED_TABLES);
        files.forEach((name, content) -> {
            String text = new String(content, StandardCharsets.UTF_8);
            variant.addString(name, name.equals("complaint.bpmn") ? withAVisit(text) : text);
        });
        return variant.deploy().getId();
    }

    /** Puts the new step behind the one that forwards, and takes over the way on from there. */
    private static String withAVisit(String model) {
        int task = model.indexOf("<bpmn:serviceTask id=\"serviceTask_ForwardComplaint\"");
        int out = model.indexOf("<bpmn:outgoing>", task) + "<bpmn:outgoing>".length();
        String flow = model.substring(out, model.indexOf("</bpmn:outgoing>", out));
        String sequence = "<bpmn:sequenceFlow id=\"" + flow + "\" sourceRef=\"";
        String changed = model.replace(sequence + "serviceTask_ForwardComplaint\"", sequence + "userTask_VisitPlace\"")
                .replaceFirst(
                        "(?s)(<bpmn:serviceTask id=\"serviceTask_ForwardComplaint\".*?<bpmn:outgoing>)" + flow,
                        "$1flow_ForwardToVisit")
                .replaceFirst("(?=<bpmn:serviceTask id=\"serviceTask_ForwardComplaint\")", VISIT.formatted(flow))
                .replaceFirst("(?=<bpmndi:BPMNShape )", SHAPE);
        assertThat(changed).contains(sequence + "userTask_VisitPlace\"");
        return changed;
    }

    private CaseMap map(ComplaintJourney journey) {
        return maps.of(journey.number(), "id");
    }

    private static Drawing main(CaseMap map) {
        return map.drawings().get(0);
    }

    private static List<String> names(List<Step> steps) {
        return steps.stream().map(Step::name).toList();
    }

    private java.net.http.HttpResponse<String> page(ComplaintJourney journey, String rest) {
        return OfficersSession.anonymous(port).send("GET", "/laporan/" + journey.number() + rest, "");
    }
}
