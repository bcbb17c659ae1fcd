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
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tuntas.RunningTuntas;
import org.tuntas.lifecycle.steps.GroupExpressions;
import org.tuntas.lifecycle.steps.SlaExpressions;

/**
 * Holds the code to the models: what Java offers is used, and is what {@link ModelVocabulary} tells. What models owe to Java and to
 * people is asked by the check of models.
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
                .containsExactlyInAnyOrderElementsOf(used)
                .as("what designers are told")
                .containsExactlyInAnyOrderElementsOf(ModelVocabulary.delegates().keySet());
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
    void everythingIsCalledByAPhrase() {
        assertThat(all(FlowElement.class)).isNotEmpty().allSatisfy(element -> assertThat(element.getId())
                .matches(NAMED_ID)
                .doesNotMatch(GENERATED_ID));
    }

    private static Stream<String> publicMethods(String bean, Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers()))
                .map(method -> bean + "." + method.getName());
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
