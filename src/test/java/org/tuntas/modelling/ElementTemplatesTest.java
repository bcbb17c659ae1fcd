package org.tuntas.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.lifecycle.ModelVocabulary;

/** What a template of the modeler puts on an element is what the shipped models have there. */
class ElementTemplatesTest {

    private static final Path TEMPLATES = Path.of(".camunda/element-templates");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TYPES = Set.of("Hidden", "String", "Dropdown");
    private static final Set<String> BINDINGS =
            Set.of("property", "camunda:property", "camunda:inputParameter", "camunda:in", "camunda:in:businessKey");

    @Test
    void everyTemplateIsOneThatTheModelerReads() throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode template : templates()) {
            assertThat(ids.add(template.path("id").asText())).isTrue();
            assertThat(template.path("id").asText()).startsWith("org.tuntas.");
            assertThat(template.path("name").asText()).isNotBlank();
            assertThat(template.path("version").isInt()).isTrue();
            assertThat(template.path("appliesTo")).isNotEmpty().allSatisfy(type -> assertThat(type.asText())
                    .startsWith("bpmn:"));
            assertThat(template.path("properties")).isNotEmpty().allSatisfy(property -> {
                assertThat(property.path("type").asText()).isIn(TYPES);
                assertThat(property.path("binding").path("type").asText()).isIn(BINDINGS);
                if (property.path("type").asText().equals("Dropdown")) {
                    assertThat(property.path("choices").findValuesAsText("value"))
                            .contains(property.path("value").asText());
                }
            });
        }
        assertThat(ids).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void everyStateThatTheModelsMayShowCanBeChosen() throws IOException {
        Set<String> offered = new TreeSet<>();
        for (JsonNode template : templates()) {
            template.path("properties").forEach(property -> {
                if (property.path("binding").path("name").asText().equals("publicState")) {
                    offered.addAll(property.path("choices").findValuesAsText("value"));
                    offered.add(property.path("value").asText());
                }
            });
        }
        assertThat(offered)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ComplaintState.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "stage, complaint, subProcess_Disposition, slaStage=DISPOSITION;publicState=FORWARDED",
        "public-state, unit-follow-up, throwEvent_InterimAnswered, publicState=IN_PROGRESS",
        "end-of-round, complaint, endEvent_ComplaintArchived, publicState=ARCHIVED",
        "warn-of-limit, complaint, serviceTask_WarnOfLimit_Verification, ''",
        "remind-reporter, complaint, serviceTask_RemindReporter_CompletionFirst, ''",
        "escalation, complaint, callActivity_EscalateVerification, ''",
        "escalation, appeal, callActivity_EscalateAppeal, ''",
        "ask-reporter, unit-follow-up, subProcess_AskReporter, ''"
    })
    void anAppliedTemplateIsWhatTheShippedModelsHave(String id, String model, String element, String filledIn)
            throws IOException {
        Map<String, String> typed = new TreeMap<>();
        Arrays.stream(filledIn.split(";"))
                .filter(part -> part.contains("="))
                .forEach(part -> typed.put(part.split("=")[0], part.split("=")[1]));
        Map<String, String> applied = new TreeMap<>();
        for (JsonNode template : templates()) {
            if (template.path("id").asText().equals("org.tuntas." + id)) {
                template.path("properties").forEach(property -> {
                    JsonNode binding = property.path("binding");
                    String name =
                            binding.path("name").asText(binding.path("target").asText());
                    applied.put(
                            binding.path("type").asText() + " " + name
                                    + (binding.path("expression").asBoolean() ? " expression" : ""),
                            typed.getOrDefault(name, property.path("value").asText()));
                });
            }
        }
        assertThat(applied).isNotEmpty().isEqualTo(shipped(model, element));
    }

    private static Map<String, String> shipped(String model, String id) throws IOException {
        var diagram = Bpmn.readModelFromStream(
                new ByteArrayInputStream(Files.readAllBytes(Path.of("bpmn", model + ".bpmn"))));
        BaseElement element = diagram.getModelElementById(id);
        Map<String, String> there = new TreeMap<>();
        for (String attribute : List.of("delegateExpression", "calledElementBinding")) {
            if (ProcessView.camunda(element, attribute) != null) {
                there.put("property camunda:" + attribute, ProcessView.camunda(element, attribute));
            }
        }
        if (element.getAttributeValue("calledElement") != null) {
            there.put("property calledElement", element.getAttributeValue("calledElement"));
        }
        Map<String, String> properties = ProcessView.properties(element);
        // A template gives no words: each step has its own.
        properties.keySet().removeAll(ModelVocabulary.words());
        properties.forEach((name, value) -> there.put("camunda:property " + name, value));
        ProcessView.inputs(element).forEach((name, value) -> there.put("camunda:inputParameter " + name, value));
        for (DomElement in : ProcessView.extensions(element, "in")) {
            if (in.getAttribute("businessKey") != null) {
                there.put("camunda:in:businessKey ", in.getAttribute("businessKey"));
            } else if (in.getAttribute("source") != null) {
                there.put("camunda:in " + in.getAttribute("target"), in.getAttribute("source"));
            } else {
                there.put(
                        "camunda:in " + in.getAttribute("target") + " expression", in.getAttribute("sourceExpression"));
            }
        }
        return there;
    }

    private static List<JsonNode> templates() throws IOException {
        List<JsonNode> templates = new ArrayList<>();
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file : files.sorted().toList()) {
                JSON.readTree(Files.readAllBytes(file)).forEach(templates::add);
            }
        }
        return templates;
    }
}
