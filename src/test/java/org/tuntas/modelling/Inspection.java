package org.tuntas.modelling;

import java.util.List;

/** What a designer adds who wants the place to be inspected: a stage with its owner, limit, ladder and form. */
final class Inspection {

    private static final String FOLLOW_UP = "bpmn/unit-follow-up.bpmn";
    private static final String FORM = "forms/follow-up-complaint.form";

    private static final String STAGE =
            """
            <bpmn:subProcess id="subProcess_Inspection" name="Pemeriksaan lokasi">
              <bpmn:documentation>Petugas unit memeriksa lokasi yang dilaporkan.</bpmn:documentation>
              <bpmn:extensionElements><camunda:properties>
                <camunda:property name="slaStage" value="INSPECTION" />
                <camunda:property name="publicState" value="IN_PROGRESS" />
              </camunda:properties></bpmn:extensionElements>
              <bpmn:startEvent id="startEvent_InspectionOpened" name="Pemeriksaan dimulai">
                <bpmn:documentation>Lokasi harus diperiksa sebelum ditanggapi.</bpmn:documentation>
              </bpmn:startEvent>
              <bpmn:sequenceFlow id="flow_OpenedToInspect" sourceRef="startEvent_InspectionOpened" targetRef="userTask_InspectPlace" />
              <bpmn:userTask id="userTask_InspectPlace" name="Periksa lokasi" camunda:formRef="inspect-place"
                  camunda:formRefBinding="deployment" camunda:candidateGroups="${groups.officers(share)}" camunda:dueDate="${sla.limit(visit)}">
                <bpmn:documentation>Petugas mendatangi lokasi dan mencatat keadaannya.</bpmn:documentation>
              </bpmn:userTask>
              <bpmn:sequenceFlow id="flow_InspectToDone" sourceRef="userTask_InspectPlace" targetRef="endEvent_InspectionDone" />
              <bpmn:endEvent id="endEvent_InspectionDone" name="Pemeriksaan selesai">
                <bpmn:documentation>Keadaan lokasi sudah dicatat.</bpmn:documentation>
                <bpmn:terminateEventDefinition />
              </bpmn:endEvent>
              <bpmn:boundaryEvent id="boundaryTimer_InspectionEscalation" name="Batas pemeriksaan terlewati" cancelActivity="false" attachedToRef="userTask_InspectPlace">
                <bpmn:documentation>Lokasi belum diperiksa sampai batasnya.</bpmn:documentation>
                <bpmn:timerEventDefinition><bpmn:timeDate xsi:type="bpmn:tFormalExpression">${sla.rung(visit, 1)}</bpmn:timeDate></bpmn:timerEventDefinition>
              </bpmn:boundaryEvent>
              <bpmn:sequenceFlow id="flow_InspectionEscalationToEscalate" sourceRef="boundaryTimer_InspectionEscalation" targetRef="callActivity_EscalateInspection" />
              <bpmn:callActivity id="callActivity_EscalateInspection" name="Eskalasikan pemeriksaan" calledElement="escalation" camunda:calledElementBinding="deployment">
                <bpmn:documentation>Keterlambatan pemeriksaan dinaikkan kepada atasan.</bpmn:documentation>
                <bpmn:extensionElements>
                  <camunda:in businessKey="#{execution.processBusinessKey}" />
                  <camunda:in source="visit" target="visit" />
                  <camunda:in sourceExpression="${0}" target="level" />
                </bpmn:extensionElements>
              </bpmn:callActivity>
              <bpmn:sequenceFlow id="flow_EscalateToInspectionEscalated" sourceRef="callActivity_EscalateInspection" targetRef="endEvent_InspectionEscalated" />
              <bpmn:endEvent id="endEvent_InspectionEscalated" name="Eskalasi selesai">
                <bpmn:documentation>Semua tingkat eskalasi pemeriksaan sudah ditempuh.</bpmn:documentation>
              </bpmn:endEvent>
            </bpmn:subProcess>
            """;

    private Inspection() {}

    /** On the way of every report, before the unit follows it up. */
    static Draft onTheRoad(Draft draft, String days) {
        return drawn(draft, days, "inspectionOutcome")
                .set(FOLLOW_UP, "flow_AssignedToFollowUpRepeats", "targetRef", "subProcess_Inspection")
                .draw(
                        FOLLOW_UP,
                        "unit-follow-up",
                        "<bpmn:exclusiveGateway id=\"gateway_InspectionOutcome\" name=\"Apa hasil pemeriksaan?\""
                                + " default=\"flow_InspectionPassed\"><bpmn:documentation>Laporan yang tidak terbukti di tempat"
                                + " dikembalikan.</bpmn:documentation></bpmn:exclusiveGateway>")
                .flow(
                        FOLLOW_UP,
                        "unit-follow-up",
                        "flow_InspectionToOutcome",
                        "",
                        "subProcess_Inspection",
                        "gateway_InspectionOutcome",
                        "")
                .flow(
                        FOLLOW_UP,
                        "unit-follow-up",
                        "flow_InspectionPassed",
                        "Terbukti",
                        "gateway_InspectionOutcome",
                        "gateway_FollowUpRepeats",
                        "")
                .flow(
                        FOLLOW_UP,
                        "unit-follow-up",
                        "flow_InspectionFailed",
                        "Tidak terbukti",
                        "gateway_InspectionOutcome",
                        "endEvent_WrongUnit",
                        "${inspectionOutcome == 'FAILED'}");
    }

    /** As an outcome that a unit may choose; wired on both sides. */
    static Draft onDemand(Draft draft, String days) {
        return drawn(draft, days, "condition")
                .retype(
                        FORM,
                        "\\\"value\\\": \\\"POSTPONE\\\"}",
                        "\\\"value\\\": \\\"POSTPONE\\\"}, {\\\"label\\\": \\\"Periksa lokasi dahulu\\\", \\\"value\\\": \\\"INSPECT\\\"}")
                .flow(
                        FOLLOW_UP,
                        "unit-follow-up",
                        "flow_OutcomeInspect",
                        "Periksa lokasi",
                        "gateway_FollowUpOutcome",
                        "subProcess_Inspection",
                        "${followUpOutcome == 'INSPECT'}")
                .flow(
                        FOLLOW_UP,
                        "unit-follow-up",
                        "flow_InspectionToGoesOn",
                        "",
                        "subProcess_Inspection",
                        "gateway_UnitGoesOn",
                        "");
    }

    private static Draft drawn(Draft draft, String days, String choice) {
        return draft.draw(FOLLOW_UP, "unit-follow-up", STAGE)
                .put(
                        "forms/inspect-place.form",
                        """
                        {"type": "default", "id": "inspect-place", "schemaVersion": 16, "executionPlatform": "Camunda Platform", "components": [
                          {"label": "Hasil pemeriksaan", "type": "radio", "key": "%s", "validate": {"required": true},
                           "values": [{"label": "Terbukti", "value": "PASSED"}, {"label": "Tidak terbukti", "value": "FAILED"}]},
                          {"label": "Keadaan di lokasi", "type": "textarea", "key": "place"}]}
                        """
                                .formatted(choice))
                .retype(
                        "bpmn/sla-limits.dmn",
                        "</decisionTable>",
                        row(
                                        "rule_Inspection",
                                        List.of("", "", "", "\"INSPECTION\""),
                                        List.of(days, "", "\"Ketentuan penyelenggara\"", "\"2026-01-01\""))
                                + "</decisionTable>")
                .retype(
                        "bpmn/escalation-ladder.dmn",
                        "</decisionTable>",
                        row(
                                        "rule_Inspection1",
                                        List.of("\"INSPECTION\"", "1"),
                                        List.of("0", "\"{unit}-head\"", "\"{unit}-head\""))
                                + "</decisionTable>");
    }

    private static String row(String id, List<String> conditions, List<String> answers) {
        StringBuilder row = new StringBuilder("<rule id=\"" + id + "\">");
        for (int at = 0; at < conditions.size(); at++) {
            row.append("<inputEntry id=\"i")
                    .append(id)
                    .append(at)
                    .append("\"><text>")
                    .append(conditions.get(at))
                    .append("</text></inputEntry>");
        }
        for (int at = 0; at < answers.size(); at++) {
            row.append("<outputEntry id=\"o")
                    .append(id)
                    .append(at)
                    .append("\"><text>")
                    .append(answers.get(at))
                    .append("</text></outputEntry>");
        }
        return row + "</rule>";
    }
}
