package org.tuntas.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tuntas.modelling.ModelCheckTest.Slip;

/** What models suffer in the hands of people in a hurry: one slip is one finding, at the place of the slip, in words for people. */
class SlipsOfDesignersTest {

    private static final String COMPLAINT = "bpmn/complaint.bpmn";
    private static final String APPEAL = "bpmn/appeal.bpmn";
    private static final String LIMITS = "bpmn/sla-limits.dmn";
    private static final String APPROVAL = "bpmn/approval-needed.dmn";
    private static final String APPEAL_FORM = "forms/decide-appeal.form";
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 20);

    private static Slip slip(Rule rule, String edit, Consumer<Draft> by) {
        return new Slip(rule, edit, by, Set.of());
    }

    /** Edits that each break one rule and nothing else. */
    static List<Slip> slips() {
        return List.of(
                slip(
                        Rule.ELEMENT_KIND,
                        "a task that is no longer anybody's",
                        draft -> draft.retype(APPEAL, "bpmn:userTask", "bpmn:task")),
                slip(
                        Rule.ELEMENT_KIND,
                        "a gateway that may take several ways",
                        draft -> become(draft, "exclusiveGateway", "gateway_AppealOutcome", "inclusiveGateway")),
                slip(Rule.ELEMENT_KIND, "a signal in the place of a message", draft -> draft.retype(
                                COMPLAINT,
                                "<bpmn:messageEventDefinition messageRef=\"message_ReporterReplied\" />",
                                "<bpmn:signalEventDefinition signalRef=\"message_ReporterReplied\" />")
                        .retype(
                                COMPLAINT,
                                "<bpmn:message id=\"message_ReporterReplied\"",
                                "<bpmn:signal id=\"message_ReporterReplied\"")),
                slip(
                        Rule.ELEMENT_KIND,
                        "a loop marker",
                        draft -> draft.draw(APPEAL, "userTask_DecideAppeal", "<bpmn:standardLoopCharacteristics />")),
                slip(Rule.ELEMENT_KIND, "a called process that waits to be sent a message", draft -> draft.draw(
                                APPEAL,
                                "startEvent_AppealDue",
                                "<bpmn:messageEventDefinition messageRef=\"message_Replied\" />")
                        .retypeOnce(
                                APPEAL,
                                "<bpmndi:BPMNDiagram",
                                "<bpmn:message id=\"message_Replied\" name=\"reporter.replied\"/><bpmndi:BPMNDiagram")),
                slip(
                        Rule.ELEMENT_KIND,
                        "an event that waits for nothing",
                        draft -> draft.strip(APPEAL, "boundaryTimer_AppealWarning", "bpmn:timerEventDefinition")),
                slip(
                        Rule.NAME_LONG,
                        "a name that is a page",
                        draft -> draft.set(APPEAL, "userTask_DecideAppeal", "name", "Putuskan ".repeat(30))),
                slip(
                        Rule.NAME_LONG,
                        "an explanation that is a chapter",
                        draft -> draft.retypeOnce(
                                APPEAL, "Pemeriksa banding membaca", "Pemeriksa " + "membaca ".repeat(600))),
                slip(
                        Rule.DRAWING_MISSING,
                        "the drawing cut off",
                        draft -> draft.put(
                                APPEAL,
                                draft.text(APPEAL).replaceFirst("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", ""))),
                slip(
                        Rule.TIMER_INTERRUPTS,
                        "an escalation that takes the work away",
                        draft -> draft.set(COMPLAINT, "boundaryTimer_DeterminationEscalation", "cancelActivity", "")),
                slip(
                        Rule.TIMER_INTERRUPTS,
                        "a warning that takes the work away",
                        draft -> draft.set(COMPLAINT, "boundaryTimer_VerificationWarning", "cancelActivity", "")),
                slip(
                        Rule.TIMER_INTERRUPTS,
                        "a warning of the whole that ends the resolution",
                        draft -> draft.set(COMPLAINT, "startTimer_Resolution75", "isInterrupting", "")),
                slip(
                        Rule.FLOW_LEFT_OPEN,
                        "satisfied, and still waited for",
                        draft -> draft.set(COMPLAINT, "boundaryMessage_ReporterSatisfied", "cancelActivity", "false")),
                slip(
                        Rule.GATEWAY_JOIN,
                        "a gateway that waits for ways of which one is taken",
                        draft -> become(draft, "exclusiveGateway", "gateway_VerificationStarts", "parallelGateway")),
                slip(
                        Rule.CONDITION_PLACE,
                        "a condition behind a step",
                        draft -> draft.draw(
                                COMPLAINT,
                                "flow_VerificationToOutcome",
                                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${round == 1}</bpmn:conditionExpression>")),
                slip(
                        Rule.CONDITION_BARE,
                        "a condition without its brackets",
                        draft -> draft.retypeOnce(
                                COMPLAINT, "${verificationOutcome == 'REFER'}", "verificationOutcome == 'REFER'")),
                slip(
                        Rule.EXPRESSION_NOT_OFFERED,
                        "one equals sign",
                        draft -> draft.retypeOnce(
                                COMPLAINT, "${verificationOutcome == 'REFER'}", "${verificationOutcome = 'REFER'}")),
                slip(
                        Rule.WAY_WITHOUT_OUTCOME,
                        "an outcome translated on one side",
                        draft -> draft.retypeOnce(
                                COMPLAINT, "${verificationOutcome == 'REFER'}", "${verificationOutcome == 'RUJUK'}")),
                slip(
                        Rule.EXPRESSION_CLOCK,
                        "a stage by its name",
                        draft -> draft.set(
                                APPEAL, "userTask_DecideAppeal", "camunda:dueDate", "${sla.limit('VERIFICATION')}")),
                slip(
                        Rule.CALL_CIRCLE,
                        "a process that calls itself",
                        draft -> draft.set(APPEAL, "callActivity_EscalateAppeal", "calledElement", "appeal")),
                slip(
                        Rule.FORM_NO_CHOICE,
                        "an outcome to be typed",
                        draft -> draft.retypeOnce(APPEAL_FORM, "\"type\": \"radio\"", "\"type\": \"textfield\"")),
                slip(Rule.FORM_MISSING, "a form deleted", draft -> draft.remove(APPEAL_FORM)),
                slip(
                        Rule.FORM_ID,
                        "a form under another id",
                        draft ->
                                draft.retype(APPEAL_FORM, "\"id\": \"decide-appeal\"", "\"id\": \"putuskan-banding\"")),
                slip(
                        Rule.FILE_UNREADABLE,
                        "a form cut off",
                        draft -> draft.put(APPEAL_FORM, draft.text(APPEAL_FORM).substring(0, 300))),
                slip(Rule.CALL_TARGET, "a called process deleted", draft -> draft.remove("bpmn/unit-follow-up.bpmn")),
                slip(
                        Rule.FLOW_DANGLING,
                        "a border event on a gateway",
                        draft -> draft.set(
                                COMPLAINT,
                                "boundaryTimer_VerificationWarning",
                                "attachedToRef",
                                "gateway_VerificationOutcome")),
                slip(
                        Rule.FLOW_DANGLING,
                        "a way to a way",
                        draft -> draft.set(APPEAL, "flow_AppealToDecided", "targetRef", "flow_NamePanelToAppeal")),
                slip(
                        Rule.MESSAGE_MISSING,
                        "a message deleted",
                        draft -> draft.retype(
                                COMPLAINT,
                                "<bpmn:message id=\"message_ReporterSatisfied\" name=\"reporter.satisfied\" />",
                                "")),
                slip(
                        Rule.STAGE_LIMIT,
                        "a stage in small letters",
                        draft -> draft.retype(APPEAL, "value=\"APPEAL\"", "value=\"appeal\"")),
                slip(
                        Rule.PROPERTY_UNKNOWN,
                        "a property without a name",
                        draft -> draft.retypeOnce(
                                APPEAL,
                                "<camunda:property name=\"name.en\"",
                                "<camunda:property value=\"x\" /><camunda:property name=\"name.en\"")),
                slip(
                        Rule.FILE_UNREADABLE,
                        "a cell deleted in a text editor",
                        draft -> draft.put(
                                LIMITS,
                                draft.text(LIMITS)
                                        .replaceFirst(
                                                "(?s)<inputEntry id=\"inputEntry_Disposition_Type\">.*?</inputEntry>",
                                                ""))),
                slip(
                        Rule.FILE_UNREADABLE,
                        "a cell copied in a text editor",
                        draft -> draft.retype(
                                LIMITS, "outputEntry_Disposition_Limit", "outputEntry_Verification_Limit")),
                slip(
                        Rule.TABLE_CELL,
                        "a condition in words",
                        draft -> cell(draft, APPROVAL, "inputEntry_RoadObjected_Objections", "&gt; nol")),
                slip(
                        Rule.TABLE_CELL,
                        "a condition that no answer fits",
                        draft -> cell(draft, APPROVAL, "inputEntry_CannotBeDone_Resolution", "\"CANNOT_DONE\"")),
                slip(
                        Rule.TABLE_CELL,
                        "an answer without quotation marks",
                        draft -> cell(draft, APPROVAL, "outputEntry_Supervisory_Approver", "INSPECTOR")),
                slip(
                        Rule.TABLE_ROW_NEVER,
                        "a row that takes in those below",
                        draft -> cell(draft, APPROVAL, "inputEntry_Supervisory_SupervisionClass", "")),
                slip(
                        Rule.TABLE_NAME,
                        "a table under another id",
                        draft -> draft.retypeOnce(
                                APPROVAL, "<decision id=\"approval-needed\"", "<decision id=\"Decision_1abc234\"")),
                slip(
                        Rule.STAGE_NOT_YET,
                        "a limit moved to next year",
                        draft -> cell(draft, LIMITS, "outputEntry_Verification_ValidFrom", "\"2027-01-01\"")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slips")
    void aSlipIsOneFinding(Slip slip) {
        Draft draft = new Draft();
        slip.by().accept(draft);
        List<Finding> findings = ModelCheck.of(draft.files()).on(TODAY).findings();
        assertThat(findings).as(said(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(slip.rule());
            for (Locale language : List.of(new Locale("id"), Locale.ENGLISH)) {
                FindingWords words = new FindingWords(language);
                assertThat(words.what(finding) + words.mend(finding) + words.why(finding.rule()))
                        .doesNotContain("@", "null");
            }
        });
    }

    @Test
    void aLimitOfNextYearBesideTheOldOneIsLeftAlone() {
        Draft draft = new Draft();
        Matcher row =
                Pattern.compile("(?s)<rule id=\"rule_Verification\">.*?</rule>").matcher(draft.text(LIMITS));
        assertThat(row.find()).isTrue();
        draft.retypeOnce(
                LIMITS,
                row.group(),
                row.group()
                        + row.group()
                                .replace("_Verification", "_VerificationNext")
                                .replace("2025-01-01", "2027-01-01")
                                .replace(">3<", ">4<"));
        assertThat(ModelCheck.of(draft.files()).on(TODAY).findings()).isEmpty();
    }

    @Test
    void oneStepTooManyIsSaidOnceForAllKindsOfReports() {
        assertThat(Inspection.onTheRoad(new Draft(), "2").findings())
                .singleElement()
                .satisfies(finding -> assertThat(new FindingWords(Locale.ENGLISH).what(finding))
                        .endsWith("(ASPIRATION, INFORMATION_REQUEST)."));
    }

    @Test
    void aSubProcessCopiedInATextEditorIsOneFinding() {
        String diagram = new Draft().text(APPEAL);
        int end = diagram.indexOf("</bpmn:subProcess>") + "</bpmn:subProcess>".length();
        String copy = diagram.substring(diagram.indexOf("<bpmn:subProcess "), end);
        List<Finding> findings = new Draft()
                .put(APPEAL, diagram.substring(0, end) + copy + diagram.substring(end))
                .findings();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.ID_TWICE);
            assertThat(finding.element()).isEqualTo("subProcess_Appeal");
        });
    }

    @Test
    void aStageDeletedIsNotToldByWhatComesBehindIt() {
        assertThat(new Draft().delete(COMPLAINT, "subProcess_Verification").findings())
                .filteredOn(Finding::isError)
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(Rule.FLOW_UNREACHABLE, Rule.FLOW_DEAD_END);
    }

    static Stream<Arguments> unreadable() {
        String appeal = new Draft().text(APPEAL);
        return Stream.of(
                Arguments.of(appeal.substring(0, appeal.length() / 2), "berkasnya terpotong"),
                Arguments.of(appeal.replace("userTask_DecideAppeal", "putuskan banding"), "tidak dapat menjadi id"),
                Arguments.of(appeal.replaceFirst("<bpmn:userTask", "<<<<<<< HEAD\n<bpmn:userTask"), "penggabungan"),
                Arguments.of(appeal.replaceFirst("Putuskan banding", "Putuskan \u0001banding"), "karakter kendali"),
                Arguments.of(
                        appeal.replaceFirst("<bpmn:callActivity ", "<bpmn:callActivity default=\"flow_Gone\" "),
                        "flow_Gone"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whyAFileCannotBeReadIsSaidInWordsForPeople(String content, String words) {
        List<Finding> findings = new Draft().put(APPEAL, content).findings();
        assertThat(findings).singleElement().satisfies(finding -> assertThat(
                        new FindingWords(new Locale("id")).what(finding))
                .contains(words)
                .doesNotContain("cvc-", "Error:", "entity"));
    }

    static Stream<Arguments> otherWaysToWriteTheSame() {
        String appeal = new Draft().text(APPEAL);
        return Stream.of(
                Arguments.of(
                        "another prefix",
                        appeal.replace("<bpmn:", "<b:")
                                .replace("</bpmn:", "</b:")
                                .replace("xmlns:bpmn=", "xmlns:b=")
                                .replace("\"bpmn:t", "\"b:t")),
                Arguments.of(
                        "no prefix",
                        appeal.replace("<bpmn:", "<")
                                .replace("</bpmn:", "</")
                                .replace("xmlns:bpmn=", "xmlns=")
                                .replace("\"bpmn:t", "\"t")),
                Arguments.of("the mark of an editor, and its line ends", "\uFEFF" + appeal.replace("\n", "\r\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherWaysToWriteTheSame")
    void whatIsOnlyWrittenOtherwiseIsLeftAlone(String way, String content) {
        assertThat(new Draft().put(APPEAL, content).findings()).isEmpty();
    }

    private static Draft become(Draft draft, String shape, String id, String other) {
        Matcher found = Pattern.compile("(?s)<bpmn:" + shape + " id=\"" + id + "\".*?</bpmn:" + shape + ">")
                .matcher(draft.text(COMPLAINT));
        assertThat(found.find()).as(id).isTrue();
        return draft.retypeOnce(COMPLAINT, found.group(), found.group().replace("bpmn:" + shape, "bpmn:" + other));
    }

    private static void cell(Draft draft, String table, String entry, String content) {
        String before = draft.text(table);
        String after =
                before.replaceFirst("(id=\"" + entry + "\">\\s*<text>)[^<]*", "$1" + Matcher.quoteReplacement(content));
        assertThat(after).isNotEqualTo(before);
        draft.put(table, after);
    }

    private static String said(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.rule().id() + " at " + finding.element())
                .collect(Collectors.joining(", "));
    }
}
