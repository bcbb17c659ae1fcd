package org.tuntas.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One edit of a designer breaks one rule: the check says this, and nothing else. */
class ModelCheckTest {

    private static final String COMPLAINT = "bpmn/complaint.bpmn";
    private static final String FOLLOW_UP = "bpmn/unit-follow-up.bpmn";
    private static final String ESCALATION = "bpmn/escalation.bpmn";
    private static final String APPEAL = "bpmn/appeal.bpmn";
    private static final String LIMITS = "bpmn/sla-limits.dmn";
    private static final String LADDER = "bpmn/escalation-ladder.dmn";
    private static final String APPROVAL = "bpmn/approval-needed.dmn";
    private static final String VERIFY = "forms/verify-complaint.form";

    /** An edit and the rule that it breaks. */
    record Slip(Rule rule, String edit, Consumer<Draft> by, Set<Rule> also) {

        /** What the same edit breaks besides. */
        Slip and(Rule... others) {
            return new Slip(rule, edit, by, Set.of(others));
        }

        @Override
        public String toString() {
            return rule.id() + ": " + edit;
        }
    }

    private static Slip slip(Rule rule, String edit, Consumer<Draft> by) {
        return new Slip(rule, edit, by, Set.of());
    }

    static List<Slip> slips() {
        return List.of(
                slip(Rule.FILE_EMPTY, "an empty file", draft -> draft.put(APPEAL, "  \n")),
                slip(Rule.FILE_TOO_LARGE, "a huge file", draft -> draft.put(APPEAL, new byte[ModelFiles.LARGEST + 1])),
                slip(Rule.FILE_UNREADABLE, "not XML", draft -> draft.put(APPEAL, "Alur banding: lihat lampiran.")),
                slip(
                        Rule.FILE_UNREADABLE,
                        "cut off",
                        draft -> draft.put(APPEAL, draft.text(APPEAL).substring(0, 4000))),
                slip(Rule.FILE_KIND, "no diagram", draft -> draft.put(APPEAL, "<html><body/></html>")),
                slip(
                        Rule.FILE_KIND,
                        "a table in the place of a diagram",
                        draft -> draft.put(APPEAL, draft.text("bpmn/routing.dmn"))),
                slip(
                        Rule.FILE_KIND,
                        "a diagram in the place of a table",
                        draft -> draft.put("bpmn/routing.dmn", draft.text(APPEAL))),
                slip(Rule.FILE_KIND, "JSON that is no form", draft -> draft.put(VERIFY, "[1, 2]")),
                slip(
                        Rule.FILE_CROWDED,
                        "a diagram of thousands of shapes",
                        draft -> draft.retypeOnce(
                                APPEAL,
                                "<bpmn:userTask ",
                                IntStream.range(0, 1500)
                                                .mapToObj(at -> "<bpmn:task id=\"task_" + at + "\" />")
                                                .collect(Collectors.joining())
                                        + "<bpmn:userTask ")),
                slip(
                        Rule.ID_TWICE,
                        "an element copied in a text editor",
                        draft -> draft.retypeOnce(
                                APPEAL,
                                "<bpmn:userTask ",
                                "<bpmn:task id=\"userTask_DecideAppeal\" /><bpmn:userTask ")),
                slip(Rule.FILE_UNREADABLE, "a form that is not JSON", draft -> draft.put(VERIFY, "{\"components\": [")),
                slip(Rule.FILE_UNREADABLE, "a deep nest", draft -> draft.put(APPEAL, "<a>".repeat(50_000))),
                slip(
                        Rule.FILE_DOCTYPE,
                        "a file of the server pulled in",
                        draft -> draft.put(
                                APPEAL,
                                draft.text(APPEAL)
                                        .replaceFirst(
                                                "\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"))),
                slip(
                        Rule.FILE_CAMUNDA_8,
                        "a diagram for Camunda 8",
                        draft -> draft.retypeOnce(
                                APPEAL,
                                "xmlns:camunda=",
                                "xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\" xmlns:camunda=")),
                slip(
                        Rule.FILE_CAMUNDA_8,
                        "a form for Camunda 8",
                        draft -> draft.retype(VERIFY, "Camunda Platform", "Camunda Cloud")),
                slip(Rule.FILE_MISSING, "a table deleted", draft -> draft.remove("bpmn/routing.dmn")),
                slip(Rule.PROCESS_MISSING, "the process of complaints under another id", draft -> draft.retype(
                                        COMPLAINT, "<bpmn:process id=\"complaint\"", "<bpmn:process id=\"laporan\"")
                                .retype(COMPLAINT, "bpmnElement=\"complaint\"", "bpmnElement=\"laporan\""))
                        .and(Rule.PROCESS_FILE, Rule.EXPRESSION_VARIABLE, Rule.WAY_WITHOUT_OUTCOME),
                slip(Rule.PROCESS_TWICE, "a copy of a process", draft -> draft.copy(APPEAL, "bpmn/appeal-new.bpmn")),
                slip(Rule.PROCESS_FILE, "a file renamed", draft -> draft.copy(APPEAL, "bpmn/banding.bpmn")
                        .remove(APPEAL)),
                slip(
                        Rule.PROCESS_EXECUTABLE,
                        "not executable",
                        draft -> draft.set(APPEAL, "appeal", "isExecutable", "false")),
                slip(
                        Rule.PROCESS_HISTORY,
                        "no time to live",
                        draft -> draft.set(APPEAL, "appeal", "camunda:historyTimeToLive", "")),
                slip(
                        Rule.PROCESS_VERSION,
                        "no version tag",
                        draft -> draft.set(APPEAL, "appeal", "camunda:versionTag", "")),
                slip(
                        Rule.ID_GENERATED,
                        "an id of the modeler",
                        draft -> draft.retype(APPEAL, "endEvent_AppealWarned", "Event_0abc123")),
                slip(
                        Rule.NAME_MISSING,
                        "a task without a name",
                        draft -> draft.set(APPEAL, "userTask_DecideAppeal", "name", "")),
                slip(
                        Rule.NAME_EXIT,
                        "a way without a name",
                        draft -> draft.set(COMPLAINT, "flow_AppealUpheld", "name", "")),
                slip(
                        Rule.DOCUMENTATION_MISSING,
                        "no sentence",
                        draft -> draft.strip(APPEAL, "userTask_DecideAppeal", "bpmn:documentation")),
                slip(
                        Rule.DOCUMENTATION_SENTENCE,
                        "a sentence in English",
                        draft -> draft.retype(
                                APPEAL,
                                "Putusan banding sudah ada: dikabulkan, ditolak, atau dirujuk.",
                                "The appeal is decided and the report goes back to the unit.")),
                slip(
                        Rule.DOCUMENTATION_LANGUAGE,
                        "a step that is half in English",
                        draft -> draft.retype(
                                APPEAL, "<camunda:property name=\"name.en\" value=\"Decide on the appeal\" />", "")),
                slip(Rule.FLOW_START, "no start", draft -> draft.delete(APPEAL, "startEvent_AppealOpened")),
                slip(
                        Rule.FLOW_DANGLING,
                        "a way into nowhere",
                        draft -> draft.flow(
                                APPEAL, "appeal", "flow_Lost", "", "serviceTask_NameAppealPanel", "task_Gone", "")),
                slip(Rule.FLOW_UNREACHABLE, "a step that nothing leads to", draft -> draft.draw(
                                APPEAL,
                                "appeal",
                                "<bpmn:serviceTask id=\"serviceTask_ResumeHandling\" name=\"Lanjutkan penanganan\""
                                        + " camunda:delegateExpression=\"${resumeHandling}\">"
                                        + "<bpmn:documentation>Penanganan dilanjutkan kembali.</bpmn:documentation>"
                                        + "</bpmn:serviceTask>")
                        .flow(
                                APPEAL,
                                "appeal",
                                "flow_On",
                                "",
                                "serviceTask_ResumeHandling",
                                "endEvent_AppealDecided",
                                "")),
                slip(
                        Rule.FLOW_DEAD_END,
                        "an end event deleted",
                        draft -> draft.delete(APPEAL, "endEvent_AppealDecided")),
                slip(Rule.FLOW_NO_EXIT, "a loop without an exit", draft -> draft.set(
                                APPEAL, "flow_AppealToDecided", "targetRef", "subProcess_Appeal")
                        .delete(APPEAL, "endEvent_AppealDecided")),
                slip(
                        Rule.FLOW_RUSHING_LOOP,
                        "a loop that waits for nobody",
                        draft -> draft.set(
                                COMPLAINT, "flow_NotYetVerified", "targetRef", "serviceTask_TransferComplaint")),
                slip(
                        Rule.FLOW_TERMINATE,
                        "an end that leaves the ladder standing",
                        draft -> draft.strip(APPEAL, "endEvent_AppealDone", "bpmn:terminateEventDefinition")),
                slip(
                        Rule.GATEWAY_DEFAULT,
                        "no default",
                        draft -> draft.set(COMPLAINT, "gateway_DeterminationDue", "default", "")),
                slip(
                        Rule.GATEWAY_CONDITION,
                        "a way without a condition",
                        draft -> draft.strip(COMPLAINT, "flow_DeterminationDue", "bpmn:conditionExpression")),
                slip(
                        Rule.CONDITION_SHAPE,
                        "two questions at once",
                        draft -> draft.retype(
                                COMPLAINT,
                                "${determinationDue == true}",
                                "${determinationDue == true and verified == false}")),
                slip(
                        Rule.USER_TASK_OWNER,
                        "no owner",
                        draft -> draft.set(APPEAL, "userTask_DecideAppeal", "camunda:candidateGroups", "")),
                slip(
                        Rule.USER_TASK_OWNER,
                        "one person",
                        draft -> draft.set(APPEAL, "userTask_DecideAppeal", "camunda:assignee", "rina.desk")),
                slip(
                        Rule.USER_TASK_OWNER,
                        "a group by name",
                        draft -> draft.set(APPEAL, "userTask_DecideAppeal", "camunda:candidateGroups", "inspektorat")),
                slip(
                        Rule.USER_TASK_LIMIT,
                        "no limit",
                        draft -> draft.set(APPEAL, "userTask_DecideAppeal", "camunda:dueDate", "")),
                slip(
                        Rule.USER_TASK_LIMIT,
                        "a limit in calendar days",
                        draft -> draft.set(APPEAL, "userTask_DecideAppeal", "camunda:dueDate", "P14D")),
                slip(
                                Rule.USER_TASK_FORM,
                                "no form",
                                draft -> draft.set(
                                        COMPLAINT,
                                        "userTask_VerifyComplaint",
                                        "camunda:formKey",
                                        "embedded:app:x.html"))
                        .and(Rule.FORM_UNUSED),
                slip(Rule.WAIT_TIMER, "no timer on a task", draft -> draft.delete(
                                COMPLAINT, "boundaryTimer_DispositionEscalation")
                        .delete(COMPLAINT, "callActivity_EscalateDisposition")
                        .delete(COMPLAINT, "endEvent_DispositionEscalated")),
                slip(
                                Rule.STAGE_MISSING,
                                "a stage without its property",
                                draft -> draft.retype(
                                        APPEAL, "<camunda:property name=\"slaStage\" value=\"APPEAL\" />", ""))
                        .and(Rule.TABLE_STAGE),
                slip(
                        Rule.STAGE_LIMIT,
                        "the limit of a kind of report deleted",
                        draft -> draft.delete(LIMITS, "rule_ResolutionAspiration")),
                slip(
                        Rule.STAGE_LIMIT,
                        "the limit of a stage deleted",
                        draft -> draft.delete(LIMITS, "rule_Determination")),
                slip(
                        Rule.STAGE_LADDER,
                        "the ladder of a stage deleted",
                        draft -> draft.delete(LADDER, "rule_TimeApproval1")),
                slip(
                        Rule.STAGE_TOO_LONG,
                        "a stage longer than the whole",
                        draft -> cell(draft, LIMITS, "rule_FollowUp", 4, "15")),
                slip(Rule.STAGE_SUM, "a road longer than the whole", draft -> Inspection.onTheRoad(draft, "3")),
                slip(
                        Rule.PROPERTY_UNKNOWN,
                        "a misspelt property",
                        draft -> draft.retypeOnce(
                                COMPLAINT,
                                "name=\"publicState\" value=\"FORWARDED\"",
                                "name=\"publicStat\" value=\"FORWARDED\"")),
                slip(
                        Rule.PROPERTY_VALUE,
                        "an unknown state",
                        draft -> draft.retypeOnce(COMPLAINT, "value=\"FORWARDED\"", "value=\"FORWARDET\"")),
                slip(
                        Rule.PROPERTY_PLACE,
                        "a reason to close in the middle",
                        draft -> draft.retypeOnce(
                                COMPLAINT,
                                "<camunda:property name=\"publicState\" value=\"FORWARDED\" />",
                                "<camunda:property name=\"publicState\" value=\"FORWARDED\" />"
                                        + "<camunda:property name=\"closeReason\" value=\"NO_REPLY\" />")),
                slip(
                        Rule.STATE_FINAL,
                        "closed while at work",
                        draft -> draft.retypeOnce(COMPLAINT, "value=\"FORWARDED\"", "value=\"ARCHIVED\"")),
                slip(
                        Rule.STATE_OF_END,
                        "an end that says nothing",
                        draft -> draft.strip(COMPLAINT, "endEvent_ComplaintArchived", "bpmn:extensionElements")),
                slip(
                        Rule.TIMER_CALENDAR,
                        "a timer in calendar days",
                        draft -> duration(draft, APPEAL, "boundaryTimer_AppealWarning")),
                slip(
                        Rule.MESSAGE_MISSING,
                        "an event without a message",
                        draft -> draft.retype(
                                COMPLAINT,
                                "<bpmn:messageEventDefinition messageRef=\"message_ComplaintCompleted\" />",
                                "<bpmn:messageEventDefinition />")),
                slip(
                        Rule.MESSAGE_UNKNOWN,
                        "a misspelt message",
                        draft ->
                                draft.retype(COMPLAINT, "name=\"complaint.completed\"", "name=\"complaint.complete\"")),
                slip(
                        Rule.MESSAGE_UNHEARD,
                        "an event deleted",
                        draft -> draft.delete(COMPLAINT, "boundaryMessage_ComplaintCompleted")),
                slip(
                        Rule.REPORTER_WITHDRAWS,
                        "no withdrawal",
                        draft -> draft.delete(COMPLAINT, "eventSubProcess_Withdrawal")),
                slip(
                        Rule.REPORTER_WITHDRAWS,
                        "a withdrawal that stops nothing",
                        draft -> draft.set(COMPLAINT, "startMessage_ComplaintWithdrawn", "isInterrupting", "false")),
                slip(Rule.REPORTER_OBJECTS, "closed without asking the reporter", draft -> draft.set(
                                COMPLAINT, "flow_ResolutionAnswered", "targetRef", "endEvent_ClosedBySilence")
                        .flow(
                                COMPLAINT,
                                "complaint",
                                "flow_ToWait",
                                "Digabungkan",
                                "gateway_ResolutionOutcome",
                                "subProcess_AwaitReporter",
                                "${merged == true}")),
                slip(
                        Rule.REPORTER_IS_HEARD,
                        "an objection that ends at once",
                        draft -> draft.set(COMPLAINT, "flow_AppealNotDue", "targetRef", "endEvent_ClosedBySilence")),
                slip(Rule.REPORTER_SATISFIED, "silence taken for satisfaction", draft -> draft.set(
                                COMPLAINT,
                                "flow_AwaitReporterToClosedBySilence",
                                "targetRef",
                                "endEvent_ComplaintResolved")
                        .delete(COMPLAINT, "endEvent_ClosedBySilence")),
                slip(Rule.CODE_SCRIPT, "a script", draft -> draft.retype(
                                APPEAL,
                                "bpmn:serviceTask id=\"serviceTask_NameAppealPanel\"",
                                "bpmn:scriptTask id=\"serviceTask_NameAppealPanel\" scriptFormat=\"groovy\"")
                        .put(
                                APPEAL,
                                draft.text(APPEAL)
                                        .replaceFirst("camunda:delegateExpression=\"\\$\\{nameAppealPanel}\"", "")
                                        .replaceFirst("</bpmn:serviceTask>", "</bpmn:scriptTask>"))),
                slip(
                        Rule.CODE_SCRIPT,
                        "a Java class",
                        draft -> draft.put(
                                APPEAL,
                                draft.text(APPEAL)
                                        .replaceFirst(
                                                "(?s)(<bpmn:userTask id=\"userTask_DecideAppeal\".*?<bpmn:extensionElements>)",
                                                "$1<camunda:taskListener event=\"create\""
                                                        + " class=\"evil.Listener\"/>"))),
                slip(
                        Rule.CODE_DELEGATE,
                        "a misspelt step",
                        draft -> draft.retype(APPEAL, "${nameAppealPanel}", "${namedAppealPanel}")),
                slip(
                        Rule.CODE_PHRASE,
                        "a step under another name",
                        draft -> draft.retype(APPEAL, "${nameAppealPanel}", "${resumeHandling}")),
                slip(
                        Rule.CODE_INPUT,
                        "a step without its input",
                        draft -> draft.strip(APPEAL, "serviceTask_WarnOfLimit_Appeal", "camunda:inputOutput")),
                slip(Rule.DECISION_MISSING, "a decision that is not there", draft -> draft.retype(
                                APPEAL,
                                "bpmn:serviceTask id=\"serviceTask_NameAppealPanel\"",
                                "bpmn:businessRuleTask id=\"serviceTask_NameAppealPanel\" camunda:decisionRef=\"routin\"")
                        .put(
                                APPEAL,
                                draft.text(APPEAL)
                                        .replaceFirst("camunda:delegateExpression=\"\\$\\{nameAppealPanel}\"", "")
                                        .replaceFirst("</bpmn:serviceTask>", "</bpmn:businessRuleTask>"))),
                slip(
                        Rule.EXPRESSION_MALFORMED,
                        "a bracket forgotten",
                        draft -> draft.set(APPEAL, "userTask_DecideAppeal", "camunda:dueDate", "${sla.limit(visit}")),
                slip(
                        Rule.EXPRESSION_BEAN,
                        "a misspelt bean",
                        draft -> draft.set(
                                APPEAL, "userTask_DecideAppeal", "camunda:candidateGroups", "${group.desk()}")),
                slip(
                        Rule.EXPRESSION_METHOD,
                        "a misspelt method",
                        draft -> draft.set(APPEAL, "userTask_DecideAppeal", "camunda:dueDate", "${sla.limits(visit)}")),
                slip(
                        Rule.EXPRESSION_ARGUMENTS,
                        "a value too many",
                        draft -> draft.set(
                                APPEAL, "userTask_DecideAppeal", "camunda:dueDate", "${sla.limit(visit, 2)}")),
                slip(
                        Rule.EXPRESSION_NOT_OFFERED,
                        "the server reached into",
                        draft -> draft.retype(
                                ESCALATION,
                                "<camunda:inputParameter name=\"rung\">${level}",
                                "<camunda:inputParameter name=\"rung\">${execution.setVariable('x', 1)}")),
                slip(
                        Rule.EXPRESSION_VARIABLE,
                        "a misspelt variable",
                        draft -> draft.retype(COMPLAINT, "${determinationDue == true}", "${determinatonDue == true}")),
                slip(
                        Rule.CALL_TARGET,
                        "a misspelt call",
                        draft -> draft.set(APPEAL, "callActivity_EscalateAppeal", "calledElement", "eskalasi")),
                slip(
                        Rule.CALL_BINDING,
                        "the latest version called",
                        draft -> draft.set(
                                APPEAL, "callActivity_EscalateAppeal", "camunda:calledElementBinding", "latest")),
                slip(
                        Rule.CALL_BUSINESS_KEY,
                        "a call without the number",
                        draft -> draft.retype(
                                APPEAL, "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />", "")),
                slip(
                        Rule.CALL_INPUT,
                        "a call without its visit",
                        draft -> draft.retype(APPEAL, "<camunda:in sourceExpression=\"${0}\" target=\"level\" />", "")),
                slip(
                        Rule.CALL_OUTPUT,
                        "a misspelt answer",
                        draft -> draft.retype(
                                COMPLAINT,
                                "<camunda:out source=\"appealOutcome\"",
                                "<camunda:out source=\"appealResult\"")),
                slip(
                        Rule.FORM_MISSING,
                        "a misspelt form",
                        draft -> draft.set(
                                COMPLAINT, "userTask_ResumeVerification", "camunda:formRef", "resume-handlin")),
                slip(
                        Rule.FORM_BINDING,
                        "the latest form",
                        draft -> draft.set(APPEAL, "userTask_DecideAppeal", "camunda:formRefBinding", "latest")),
                slip(Rule.FORM_ID, "a file renamed", draft -> draft.copy(VERIFY, "forms/verifikasi.form")
                        .remove(VERIFY)),
                slip(
                        Rule.FORM_UNUSED,
                        "a form left over",
                        draft -> draft.put(
                                "forms/old.form",
                                "{\"type\":\"default\",\"id\":\"old\",\"components\":[{\"key\":\"note\",\"type\":\"textarea\"}]}")),
                slip(
                        Rule.FORM_KEY_TWICE,
                        "a field copied",
                        draft -> draft.retype(VERIFY, "\"key\": \"reference\"", "\"key\": \"category\"")),
                slip(
                        Rule.FORM_COMPONENT,
                        "a field that Tasklist cannot show",
                        draft -> draft.retypeOnce(VERIFY, "\"type\": \"textfield\"", "\"type\": \"filepicker\"")),
                slip(
                        Rule.FORM_FIELD_MISSING,
                        "a field renamed on one side",
                        draft -> draft.retype(VERIFY, "\"key\": \"archiveReason\"", "\"key\": \"reasonToArchive\"")),
                slip(
                        Rule.FORM_FIELD_MISSING,
                        "the outcome renamed on one side",
                        draft -> draft.retype(VERIFY, "\"key\": \"verificationOutcome\"", "\"key\": \"outcome\"")),
                slip(
                        Rule.FORM_FIELD_REQUIRED,
                        "a field no longer required",
                        draft -> draft.put(
                                "forms/determine-authority.form",
                                draft.text("forms/determine-authority.form")
                                        .replaceFirst("\"required\": true", "\"required\": false"))),
                slip(
                        Rule.FORM_FIELD_UNREAD,
                        "a note renamed on one side",
                        draft -> draft.retype(
                                "forms/resume-handling.form", "\"key\": \"internalNote\"", "\"key\": \"note\"")),
                slip(
                        Rule.FORM_OPTION,
                        "a reason without words",
                        draft -> draft.retype(VERIFY, "\"TOO_GENERAL\"", "\"TO_GENERAL\"")),
                slip(
                        Rule.FORM_CHOICES,
                        "misspelt choices",
                        draft -> draft.retype(VERIFY, "\"agencyOptions\"", "\"agencyOption\"")),
                slip(
                        Rule.FORM_EXPRESSION,
                        "a misspelt condition",
                        draft -> draft.retypeOnce(VERIFY, "=verificationOutcome != ", "=verificationOutcom != ")),
                slip(
                        Rule.OUTCOME_WITHOUT_WAY,
                        "an outcome without a way",
                        draft -> draft.retype(
                                VERIFY,
                                "\\\"value\\\": \\\"ARCHIVE\\\"}",
                                "\\\"value\\\": \\\"ARCHIVE\\\"}, {\\\"label\\\": \\\"Periksa lokasi\\\", \\\"value\\\": \\\"INSPECT\\\"}")),
                slip(Rule.OUTCOME_WITHOUT_WAY, "a way deleted", draft -> draft.delete(COMPLAINT, "flow_OutcomeMerged")),
                slip(
                        Rule.OUTCOME_WITHOUT_WAY,
                        "a way behind a called process deleted",
                        draft -> draft.delete(COMPLAINT, "flow_AppealUpheld")),
                slip(Rule.OUTCOME_UNUSED, "an outcome that nothing asks for", draft -> Inspection.onTheRoad(draft, "1")
                                .delete(FOLLOW_UP, "flow_InspectionFailed"))
                        .and(Rule.STAGE_SUM),
                slip(
                        Rule.WAY_WITHOUT_OUTCOME,
                        "a misspelt outcome",
                        draft -> draft.retype(
                                COMPLAINT, "${appealOutcome == 'REFERRED'}", "${appealOutcome == 'REFERED'}")),
                slip(
                        Rule.TABLE_HIT_POLICY,
                        "another hit policy",
                        draft -> draft.retype(LIMITS, "hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\"")),
                slip(
                        Rule.TABLE_COLUMN,
                        "a column renamed",
                        draft -> draft.retype(LIMITS, "name=\"warning\"", "name=\"peringatan\"")),
                slip(
                        Rule.TABLE_CELL,
                        "a limit in words",
                        draft -> cell(draft, LIMITS, "rule_Appeal", 4, "empat belas")),
                slip(
                        Rule.TABLE_CELL,
                        "a warning after the limit",
                        draft -> cell(draft, LIMITS, "rule_Appeal", 5, "20")),
                slip(
                        Rule.TABLE_CELL,
                        "an approver that is nobody",
                        draft -> draft.retype(APPROVAL, "<text>\"INSPECTOR\"</text>", "<text>\"BOSS\"</text>")),
                slip(
                                Rule.TABLE_ROW_TWICE,
                                "a row copied",
                                draft -> cell(draft, LIMITS, "rule_TimeApproval", 3, "\"APPEAL\""))
                        .and(Rule.STAGE_LIMIT),
                slip(
                                Rule.TABLE_STAGE,
                                "a row for no stage",
                                draft -> cell(draft, LADDER, "rule_Determination1", 0, "\"PENETAPAN\""))
                        .and(Rule.STAGE_LADDER),
                slip(
                        Rule.TABLE_LAST_ROW,
                        "no row for everything else",
                        draft -> draft.put(
                                APPROVAL,
                                draft.text(APPROVAL)
                                        .replaceFirst(
                                                "(<inputEntry id=\"inputEntry_Otherwise_Round\">\\s*<text>)", "$11"))),
                slip(Rule.LADDER_ORDER, "a level left out", draft -> draft.delete(LADDER, "rule_FollowUp2")),
                slip(
                        Rule.LADDER_GROUP,
                        "a misspelt group",
                        draft -> draft.retypeOnce(LADDER, "desk-coordinator", "desk-koordinator")));
    }

    @Test
    void nothingIsWrongWithTheShippedModels() {
        assertThat(new Draft().findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("slips")
    void oneSlipIsFoundAndNothingElse(Slip slip) {
        Draft draft = new Draft();
        slip.by().accept(draft);
        List<Finding> findings = draft.findings();
        assertThat(findings).extracting(Finding::rule).contains(slip.rule());
        assertThat(findings)
                .filteredOn(finding -> !slip.also().contains(finding.rule()))
                .extracting(Finding::rule)
                .containsOnly(slip.rule());
        for (Locale locale : List.of(Locale.ENGLISH, new Locale("id"))) {
            assertThat(FindingText.of(findings, new FindingWords(locale)))
                    .doesNotContainPattern("\\{\\d|@\\w")
                    .hasSizeGreaterThan(100);
        }
    }

    @Test
    void everyRuleIsBrokenByAnEdit() {
        Set<Rule> broken = slips().stream().map(Slip::rule).collect(Collectors.toSet());
        SlipsOfDesignersTest.slips().forEach(slip -> broken.add(slip.rule()));
        broken.add(Rule.GROUP_EMPTY);
        assertThat(broken).containsExactlyInAnyOrder(Rule.values());
    }

    @Test
    void workForAGroupThatNobodyIsInIsFoundWhereMembersAreKnown() {
        List<Finding> findings = ModelCheck.of(new Draft().files())
                .asking(group -> !group.equals("desk-coordinator"))
                .findings();
        assertThat(findings).isNotEmpty().extracting(Finding::rule).containsOnly(Rule.GROUP_EMPTY);
    }

    static Stream<Arguments> goodEdits() {
        return Stream.of(
                Arguments.of("a new step that a unit may ask for", (Consumer<Draft>)
                        draft -> Inspection.onDemand(draft, "3")),
                Arguments.of(
                        "a shorter limit", (Consumer<Draft>) draft -> cell(draft, LIMITS, "rule_Verification", 4, "2")),
                Arguments.of("a longer appeal", (Consumer<Draft>) draft -> cell(draft, LIMITS, "rule_Appeal", 4, "20")),
                Arguments.of("a wait without its last reminder", (Consumer<Draft>)
                        draft -> draft.delete(FOLLOW_UP, "catchTimer_AskReporterLastReminder")
                                .delete(FOLLOW_UP, "serviceTask_RemindReporter_AskReporterLast")
                                .flow(
                                        FOLLOW_UP,
                                        "subProcess_AskReporter",
                                        "flow_ToLimit",
                                        "",
                                        "serviceTask_RemindReporter_AskReporterFirst",
                                        "catchTimer_AskReporterLimit",
                                        "")),
                Arguments.of("an outcome taken away on both sides", (Consumer<Draft>) draft -> draft.put(
                                VERIFY,
                                draft.text(VERIFY).replaceAll(", \\{\\\\\"label\\\\\": \\\\\"Rujuk[^}]*\\}", ""))
                        .delete(COMPLAINT, "flow_OutcomeReferred")
                        .delete(COMPLAINT, "endEvent_ComplaintReferred")),
                Arguments.of("other words", (Consumer<Draft>)
                        draft -> draft.set(APPEAL, "userTask_DecideAppeal", "name", "Putuskan keberatan kedua")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodEdits")
    void aGoodEditIsLeftAlone(String edit, Consumer<Draft> by) {
        Draft draft = new Draft();
        by.accept(draft);
        assertThat(draft.findings()).isEmpty();
    }

    @Test
    void aStepOnTheRoadOfEveryReportIsTakenIntoUseWithAWarning() {
        List<Finding> findings = Inspection.onTheRoad(new Draft(), "2").findings();
        assertThat(findings).isNotEmpty().noneMatch(Finding::isError);
        assertThat(findings).extracting(Finding::rule).containsOnly(Rule.STAGE_SUM);
    }

    @Test
    void aMisspeltNameComesWithTheOneThatWasProbablyMeant() {
        Draft draft = new Draft().set(APPEAL, "userTask_DecideAppeal", "camunda:dueDate", "${slaa.limit(visit)}");
        assertThat(draft.findings()).singleElement().satisfies(finding -> assertThat(
                        new FindingWords(Locale.ENGLISH).what(finding))
                .isEqualTo("Models know nothing called slaa. Did you mean: sla?"));
    }

    /** Whatever a designer deletes, the check answers with findings and never breaks down itself. */
    @ParameterizedTest
    @ValueSource(strings = {COMPLAINT, FOLLOW_UP, ESCALATION, APPEAL, LIMITS, LADDER, APPROVAL})
    void deletingAnythingIsSurvived(String file) {
        List<String> ids = Draft.elements(new Draft().parse(file)).stream()
                .filter(element ->
                        element.hasAttribute("id") && !element.getNodeName().contains("di:"))
                .filter(element -> !element.getLocalName().equals("definitions"))
                .map(element -> element.getAttribute("id"))
                .toList();
        for (int at = 0; at < ids.size(); at += Math.max(1, ids.size() / 12)) {
            assertThat(new Draft().delete(file, ids.get(at)).findings())
                    .as(ids.get(at))
                    .isNotNull();
        }
    }

    private static Draft cell(Draft draft, String table, String rule, int column, String content) {
        Matcher row =
                Pattern.compile("(?s)<rule id=\"" + rule + "\">.*?</rule>").matcher(draft.text(table));
        assertThat(row.find()).as(rule).isTrue();
        Matcher cells = Pattern.compile("<text>.*?</text>").matcher(row.group());
        int[] at = {0};
        String changed = cells.replaceAll(
                cell -> Matcher.quoteReplacement(at[0]++ == column ? "<text>" + content + "</text>" : cell.group()));
        return draft.retype(table, row.group(), changed);
    }

    private static Draft duration(Draft draft, String file, String event) {
        Matcher timer = Pattern.compile("(?s)<bpmn:boundaryEvent id=\"" + event + "\".*?</bpmn:boundaryEvent>")
                .matcher(draft.text(file));
        assertThat(timer.find()).isTrue();
        return draft.retype(
                file,
                timer.group(),
                timer.group()
                        .replaceFirst(
                                "<bpmn:timeDate(.*?)>.*?</bpmn:timeDate>",
                                "<bpmn:timeDuration$1>P3D</bpmn:timeDuration>"));
    }
}
