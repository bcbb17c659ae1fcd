package org.tuntas.modelling;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people call a trait of an element. */
final class Trait {

    private record Known(Pattern path, String noun) {}

    private static final List<Known> KNOWN = List.of(
            known("documentation|description", "documentation"),
            known("camunda:candidateGroups", "owner"),
            known("camunda:(?:assignee|candidateUsers)", "person"),
            known("camunda:dueDate", "limit"),
            known("camunda:followUpDate", "follow-up"),
            known("camunda:formRef", "form"),
            known("(?:.*/)?messageRef", "message"),
            known("timerEventDefinition/time\\w+", "timer"),
            known("conditionExpression", "condition"),
            known("default", "default"),
            known("attachedToRef", "attached"),
            known("cancelActivity|isInterrupting", "interrupting"),
            known("terminateEventDefinition", "terminate"),
            known("camunda:(?:delegateExpression|class|expression)", "delegate"),
            known("calledElement", "called"),
            known("camunda:versionTag", "version"),
            known("camunda:historyTimeToLive", "history"),
            known("isExecutable", "executable"),
            known("decisionTable/hitPolicy", "hit-policy"),
            known("extensionElements/properties/property\\[(\\w+)]/value", "property"),
            known("extensionElements/inputOutput/inputParameter\\[(\\w+)]", "input"),
            known("extensionElements/inputOutput/outputParameter\\[(\\w+)]", "output"),
            known("extensionElements/in\\[(.+)]/\\w+", "in"),
            known("extensionElements/out\\[(.+)]/\\w+", "out"));

    private static final Set<String> TELLING = Stream.of(
                    "owner", "limit", "form", "timer", "message", "called", "attached")
            .map(noun -> Difference.term("trait." + noun))
            .collect(Collectors.toSet());

    private static final Map<String, String> CODES = Map.of(
            "extensionElements/properties/property[slaStage]/value", "stage",
            "extensionElements/properties/property[publicState]/value", "state");

    private Trait() {}

    private static Known known(String path, String noun) {
        return new Known(Pattern.compile(path), noun);
    }

    /** Whether a new element is told with this trait. */
    static boolean isTelling(String term) {
        return TELLING.contains(term);
    }

    /** What is written at a path, as an argument: codes that the domain has words for are said in these. */
    static String value(String path, String written) {
        String code = CODES.getOrDefault(path, "");
        return code.isEmpty() || written.isEmpty()
                ? Difference.value(written)
                : Difference.term("code." + code, written);
    }

    /** The term for the trait at a path; one that names the path when nobody has a word for it. */
    static String at(String path) {
        for (Known known : KNOWN) {
            Matcher matcher = known.path().matcher(path);
            if (matcher.matches()) {
                return matcher.groupCount() == 0
                        ? Difference.term("trait." + known.noun())
                        : Difference.term("trait." + known.noun(), matcher.group(1));
            }
        }
        return Difference.term("trait.other", path);
    }
}
