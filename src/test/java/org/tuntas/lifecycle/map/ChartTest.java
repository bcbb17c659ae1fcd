package org.tuntas.lifecycle.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.tuntas.procedure.CaseMap.Step;

/** What a model tells people follows from its documentation, its properties and its default flows. */
class ChartTest {

    private static final String MODEL =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
              <bpmn:process id="complaint" name="Penanganan" isExecutable="true">
                <bpmn:startEvent id="start" />
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="read" />
                <bpmn:userTask id="read" name="Baca ${number} laporan"><bpmn:documentation>Petugas membaca.</bpmn:documentation>
                  <bpmn:extensionElements><camunda:properties><camunda:property name="name.en" value="Read" /></camunda:properties></bpmn:extensionElements></bpmn:userTask>
                <bpmn:sequenceFlow id="f2" sourceRef="read" targetRef="which" />
                <bpmn:exclusiveGateway id="which" default="f4" />
                <bpmn:sequenceFlow id="f3" sourceRef="which" targetRef="ask"><bpmn:conditionExpression>${a == 'B'}</bpmn:conditionExpression></bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="f4" sourceRef="which" targetRef="secret" />
                <bpmn:userTask id="ask" name="Tanya"><bpmn:documentation>Petugas bertanya.</bpmn:documentation>
                  <bpmn:extensionElements><camunda:properties><camunda:property name="name.en" value="Ask" /><camunda:property name="documentation.en" value="Officers ask." /></camunda:properties></bpmn:extensionElements></bpmn:userTask>
                <bpmn:userTask id="secret" name="Periksa diam-diam"><bpmn:documentation>Tidak untuk umum.</bpmn:documentation>
                  <bpmn:extensionElements><camunda:properties><camunda:property name="publicMap" value="hidden" /></camunda:properties></bpmn:extensionElements></bpmn:userTask>
                <bpmn:sequenceFlow id="f5" sourceRef="secret" targetRef="mute" />
                <bpmn:userTask id="mute" name="Tanpa penjelasan" />
                <bpmn:sequenceFlow id="f6" sourceRef="mute" targetRef="read" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private final Chart chart = chart("id");

    private static Chart chart(String language) {
        return new Chart(
                "complaint",
                List.of(Bpmn.readModelFromStream(new ByteArrayInputStream(MODEL.getBytes(StandardCharsets.UTF_8)))),
                new Tongue(language));
    }

    @Test
    void onlyWhatIsExplainedAndNotHiddenIsAStepAndExpressionsAreNoNames() {
        assertThat(chart.stepsFrom("complaint")).extracting(Step::name).containsExactly("Baca laporan", "Tanya");
    }

    @Test
    void theOrdinaryRoadFollowsDefaultFlowsAndEndsWhereItWouldRepeatItself() {
        assertThat(chart.road()).extracting(Step::id).containsExactly("read");
    }

    @Test
    void theDrawingKeepsTheShapeOfAHiddenStepAndNeitherNameNorCondition() {
        assertThat(chart.sheet("complaint").orElseThrow().drawing())
                .contains("id=\"secret\"", "Tanya")
                .doesNotContain("diam-diam", "Tidak untuk umum", "condition", "camunda:propert");
    }

    @Test
    void aStepIsToldInAnotherLanguageWhereTheModelHasAllOfItAndOtherwiseInItsOwn() {
        assertThat(chart("en").stepsFrom("complaint"))
                .extracting(Step::name, Step::about, Step::language)
                .containsExactly(tuple("Baca laporan", "Petugas membaca.", "id"), tuple("Ask", "Officers ask.", "en"));
        assertThat(chart("en").sheet("complaint").orElseThrow().drawing())
                .contains("name=\"Read\"", "name=\"Ask\"")
                .doesNotContain("Tanya", "Officers ask.", "diam-diam");
    }
}
