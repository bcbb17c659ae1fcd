package org.tuntas.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.lifecycle.forms.FormSchema;
import org.tuntas.lifecycle.steps.GroupExpressions;
import org.tuntas.lifecycle.steps.SlaExpressions;
import org.tuntas.procedure.FamilySignal;
import org.tuntas.procedure.ReporterSignal;
import org.tuntas.procedure.Signal;
import org.tuntas.sla.LimitBook;

/**
 * Holds models and code to each other, in both directions. Without it a misspelt bean, form or message deploys and boots,
 * and fails only when a token arrives.
 */
class ProcessContractTest extends RunningTuntas {

    private static final Pattern CALL = Pattern.compile("(\\w+)\\.(\\w+)\\(");
    private static final Pattern NAMED_ID = Pattern.compile("[a-z][a-zA-Z]*_[A-Z][a-zA-Z0-9]*(_[A-Z][a-zA-Z0-9]*)?");
    private static final Pattern GENERATED_ID = Pattern.compile(".*_[0-9][a-z0-9]{6}$|.*_[a-z0-9]{7}$");

    private static final List<BpmnModelInstance> MODELS = files("bpmn", ".bpmn").stream()
            .map(path -> Bpmn.readModelFromFile(path.toFile()))
            .toList();

    @Autowired
    ApplicationContext context;

    @Autowired
    LimitBook limits;

    @Test
    void everyProcessHasTheKeyOfItsContractAndOfItsFile() {
        Set<String> keys = all(Process.class).map(BaseElement::getId).collect(Collectors.toSet());
        assertThat(keys)
                .containsExactlyInAnyOrder(
                        ComplaintProcess.KEY, "unit-follow-up", "response-approval", "appeal", EscalationProcess.KEY);
        assertThat(files("bpmn", ".bpmn"))
                .extracting(path -> path.getFileName().toString().replace(".bpmn", ""))
                .containsExactlyInAnyOrderElementsOf(keys);
        assertThat(all(Process.class)).allSatisfy(process -> {
            assertThat(process.getCamundaHistoryTimeToLiveString()).matches("\\d+");
            assertThat(process.getCamundaVersionTag()).isNotBlank();
            assertThat(process.isExecutable()).isTrue();
        });
    }

    @Test
    void messagesOfTheModelsAndOfTheCodeAreTheSame() {
        assertThat(all(Message.class).map(Message::getName).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.<Signal>concat(
                                                Arrays.stream(ReporterSignal.values()),
                                                Arrays.stream(FamilySignal.values()))
                                        .map(Signal::message),
                                Stream.of(ComplaintProcess.MISCONDUCT_ALLEGED))
                        .toList());
    }

    @Test
    void everyServiceTaskNamesTheDelegateThatItsIdNames() {
        assertThat(all(ServiceTask.class)).allSatisfy(task -> {
            String phrase = task.getId().replaceFirst("^serviceTask_", "").replaceFirst("_.*$|\\d+$", "");
            String bean = Character.toLowerCase(phrase.charAt(0)) + phrase.substring(1);
            assertThat(task.getCamundaDelegateExpression()).isEqualTo("${" + bean + "}");
            assertThat(context.getBean(bean)).isInstanceOf(JavaDelegate.class);
        });
        Set<String> used = all(ServiceTask.class)
                .map(task -> task.getCamundaDelegateExpression().replaceAll("[${}]", ""))
                .collect(Collectors.toSet());
        assertThat(context.getBeansOfType(JavaDelegate.class).keySet())
                .as("delegates that no model calls")
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void everyCallOfAnExpressionExistsAndEveryOfferedOneIsCalled() {
        Set<String> called = new TreeSet<>();
        for (Path model : files("bpmn", ".bpmn")) {
            Matcher calls = CALL.matcher(
                    read(model).lines().filter(line -> line.contains("${")).collect(Collectors.joining("\n")));
            while (calls.find()) {
                called.add(calls.group(1) + "." + calls.group(2));
            }
        }
        called.add("groups.mine"); // called by the task lists of an officer's groups
        called.add("sla.nearLimit"); // called by the task list "Mendekati batas waktu"
        called.add("groups.inspectors"); // called by appeals of rounds that began before 1.2.0
        Set<String> offered = new TreeSet<>();
        publicMethods("sla", SlaExpressions.class).forEach(offered::add);
        publicMethods("groups", GroupExpressions.class).forEach(offered::add);
        assertThat(called).isEqualTo(offered);
        assertThat(context.getType("sla")).isEqualTo(SlaExpressions.class);
        assertThat(context.getType("groups")).isEqualTo(GroupExpressions.class);
    }

    @Test
    void everyFormExistsIsUsedAndDeclaresTheFieldsItsStepReads() throws IOException {
        Set<String> used = all(UserTask.class)
                .map(task -> task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef"))
                .collect(Collectors.toSet());
        Set<String> present = new TreeSet<>();
        for (Path file : files("forms", ".form")) {
            FormSchema form = FormSchema.read(Files.newInputStream(file));
            assertThat(file.getFileName()).hasToString(form.id() + ".form");
            present.add(form.id());
        }
        assertThat(used).isEqualTo(present);
        assertThat(all(UserTask.class)).allSatisfy(task -> assertThat(
                        task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRefBinding"))
                .isEqualTo("deployment"));
        assertThat(fields("verify-complaint"))
                .containsExactlyInAnyOrder(
                        "verificationOutcome",
                        "agency",
                        "type",
                        "supervisionClass",
                        "category",
                        "publicTitle",
                        "publicText",
                        "numbersChecked",
                        "owner",
                        "postponedUntil",
                        "postponeReason",
                        "archiveReason",
                        "parent",
                        "parentNumber",
                        "body",
                        "otherBody",
                        "reference",
                        "explanation",
                        "internalNote");
        assertThat(fields("resume-handling")).containsExactly("internalNote");
        assertThat(fields("determine-authority")).containsExactlyInAnyOrder("agency", "explanation", "internalNote");
        assertThat(fields("assign-unit"))
                .containsExactlyInAnyOrder(
                        "dispositionOutcome",
                        "units",
                        "lead",
                        "type",
                        "supervisionClass",
                        "instruction",
                        "owner",
                        "parent",
                        "parentNumber",
                        "explanation",
                        "internalNote");
        assertThat(fields("reassign-unit"))
                .containsExactlyInAnyOrder(
                        "dispositionOutcome", "unit", "supervisionClass", "instruction", "owner", "explanation");
        assertThat(fields("follow-up-complaint"))
                .containsExactlyInAnyOrder(
                        "followUpOutcome",
                        "answer",
                        "promisedOn",
                        "resolution",
                        "question",
                        "until",
                        "postponeReason",
                        "explanation",
                        "internalNote");
        assertThat(fields("decide-more-time")).containsExactlyInAnyOrder("moreTimeOutcome", "note");
        assertThat(fields("combined-response")).containsExactlyInAnyOrder("answer", "resolution", "internalNote");
        assertThat(fields("handle-escalation"))
                .containsExactlyInAnyOrder("escalationOutcome", "colleague", "until", "explanation", "note");
        assertThat(fields("decide-appeal"))
                .containsExactlyInAnyOrder(
                        "appealOutcome", "body", "otherBody", "reference", "reasoning", "instruction");
        assertThat(fields("approve-response")).containsExactlyInAnyOrder("approvalOutcome", "note", "internalNote");
    }

    @Test
    void everyUserTaskHasAGroupADueDateAndACalledProcessIsBoundByDeployment() {
        assertThat(all(UserTask.class)).isNotEmpty().allSatisfy(task -> {
            assertThat(task.getCamundaCandidateGroups()).startsWith("${groups.");
            // What is postponed is not due: it may be taken up again before its day.
            assertThat(task.getCamundaDueDate() == null ? task.getCamundaFollowUpDate() : task.getCamundaDueDate())
                    .startsWith("${sla.");
        });
        assertThat(all(CallActivity.class)).isNotEmpty().allSatisfy(call -> assertThat(
                        call.getCamundaCalledElementBinding())
                .isEqualTo("deployment"));
    }

    @Test
    void propertiesUseTheWordsThatJavaKnows() {
        Set<String> known = Set.of(
                ComplaintProcess.STAGE_PROPERTY,
                ComplaintProcess.STATE_PROPERTY,
                ComplaintProcess.PAUSE_PROPERTY,
                ComplaintProcess.UNTIL_PROPERTY,
                ComplaintProcess.CLOSE_PROPERTY);
        Set<String> states =
                Arrays.stream(ComplaintState.values()).map(Enum::name).collect(Collectors.toSet());
        Set<String> stagesWithLimit =
                limits.limits().stream().map(limit -> limit.stage()).collect(Collectors.toSet());
        assertThat(all(CamundaProperty.class)).isNotEmpty().allSatisfy(property -> {
            assertThat(property.getCamundaName()).isIn(known);
            if (property.getCamundaName().equals(ComplaintProcess.STATE_PROPERTY)) {
                assertThat(property.getCamundaValue()).isIn(states);
            }
            if (property.getCamundaName().equals(ComplaintProcess.STAGE_PROPERTY)) {
                assertThat(property.getCamundaValue()).isIn(stagesWithLimit);
            }
        });
    }

    @Test
    void everythingIsNamedAndExplainedAndNothingIsScripted() {
        assertThat(all(FlowElement.class)).isNotEmpty().allSatisfy(element -> {
            assertThat(element.getId()).matches(NAMED_ID).doesNotMatch(GENERATED_ID);
            if (element instanceof UserTask
                    || element instanceof EndEvent
                    || !element.getChildElementsByType(TimerEventDefinition.class)
                            .isEmpty()) {
                assertThat(element.getDocumentations()).as(element.getId()).isNotEmpty();
            }
        });
        assertThat(all(FlowNode.class)
                        .filter(node -> node.getOutgoing().size() > 1
                                || !(node instanceof org.camunda.bpm.model.bpmn.instance.Gateway)))
                .allSatisfy(node -> assertThat(node.getName() == null
                                && !(node instanceof org.camunda.bpm.model.bpmn.instance.ParallelGateway))
                        .as("unnamed " + node.getId())
                        .isFalse());
        assertThat(all(ScriptTask.class)).isEmpty();
        assertThat(files("bpmn", ".bpmn")).allSatisfy(model -> assertThat(read(model))
                .doesNotContain(
                        "camunda:class", "camunda:script", "timeDuration", "setVariable", "camunda:expression"));
    }

    @Test
    void gatewaysCompareOneVariableWithOneConstant() {
        assertThat(all(SequenceFlow.class).filter(flow -> flow.getConditionExpression() != null))
                .isNotEmpty()
                .allSatisfy(flow -> assertThat(flow.getConditionExpression().getTextContent())
                        .matches("\\$\\{\\w+ == ('[A-Z_]+'|true|false)}"));
    }

    private static Stream<String> publicMethods(String bean, Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers()))
                .map(method -> bean + "." + method.getName());
    }

    private static List<String> fields(String form) throws IOException {
        return FormSchema.read(Files.newInputStream(Path.of("forms", form + ".form"))).fields().stream()
                .map(field -> field.key())
                .toList();
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Stream<T> all(Class<T> type) {
        return MODELS.stream().flatMap(model -> model.getModelElementsByType(type).stream());
    }

    private static List<Path> files(String folder, String ending) {
        try (Stream<Path> found = Files.list(Path.of(folder))) {
            return found.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
