package org.tuntas.lifecycle;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tuntas.lifecycle.steps.GroupExpressions;
import org.tuntas.lifecycle.steps.SlaExpressions;
import org.tuntas.procedure.FamilySignal;
import org.tuntas.procedure.ReporterSignal;
import org.tuntas.procedure.Signal;

/**
 * What Java offers to models, as names: it can be asked without an engine, a database or Spring. A test holds it to the beans that
 * are really there.
 */
public final class ModelVocabulary {

    /** The bean with the dates of a stage's clock. */
    public static final String SLA = "sla";
    /** The bean with the groups that a task is offered to. */
    public static final String GROUPS = "groups";

    private static final Set<String> NO_OWNERS = Set.of("shares", "mine", "inspectors");

    private static final Map<String, Delegate> DELEGATES = Map.ofEntries(
            delegate("forwardComplaint", List.of(ComplaintProcess.AGENCY), ComplaintProcess.RESOLUTION_VISIT),
            delegate("giveParentsAnswer", List.of(), ComplaintProcess.UNIT_ASSIGNED, ComplaintProcess.MERGED),
            delegate(
                    "handToInspector", List.of(), ComplaintProcess.DISPOSITION_OUTCOME, ComplaintProcess.UNIT_ASSIGNED),
            delegate("nameAppealPanel", List.of()),
            delegate("publishResponse", List.of(ComplaintProcess.DRAFT)),
            delegate(
                    "recordEscalation",
                    List.of(ComplaintProcess.VISIT, EscalationProcess.LEVEL),
                    EscalationProcess.LEVEL,
                    EscalationProcess.NEWLY_RECORDED,
                    EscalationProcess.FURTHER_LEVEL),
            delegate("recordEscalationAgain", List.of(ComplaintProcess.VISIT, EscalationProcess.RUNG)),
            delegate("recordSilence", List.of(ComplaintProcess.SHARE)),
            delegate("remindReporter", List.of(ComplaintProcess.VISIT, EscalationProcess.LEVEL)),
            delegate("resumeHandling", List.of()),
            delegate("returnToLead", List.of(), ComplaintProcess.SEVERAL_UNITS, ComplaintProcess.DISPOSITION_OUTCOME),
            delegate("tellRightToOmbudsman", List.of(ComplaintProcess.VISIT)),
            delegate(
                    "transferComplaint",
                    List.of(ComplaintProcess.OWNER),
                    ComplaintProcess.DETERMINATION_DUE,
                    ComplaintProcess.AGENCY,
                    ComplaintProcess.NAMED_AGENCY),
            delegate("warnOfLimit", List.of(ComplaintProcess.VISIT, EscalationProcess.LEVEL)));

    private ModelVocabulary() {}

    /**
     * A step that runs by itself.
     *
     * @param needs variables it reads
     * @param sets variables it leaves behind
     */
    public record Delegate(List<String> needs, List<String> sets) {}

    /** The delegates of service tasks by bean name. */
    public static Map<String, Delegate> delegates() {
        return DELEGATES;
    }

    /** Methods that expressions may call: bean, then method, then how many values it takes. */
    public static Map<String, Map<String, Integer>> methods() {
        return Map.of(SLA, methods(SlaExpressions.class), GROUPS, methods(GroupExpressions.class));
    }

    /** Whether expressions may call a method of a bean. */
    public static boolean isOffered(String bean, String method) {
        return methods().getOrDefault(bean, Map.of()).containsKey(method);
    }

    /** Methods of {@link #GROUPS} that name the owners of a task. */
    public static Set<String> owners() {
        Map<String, Integer> owners = methods(GroupExpressions.class);
        owners.keySet().removeAll(NO_OWNERS);
        return owners.keySet();
    }

    /** Names of the messages that something or somebody sends. */
    public static List<String> messages() {
        return Stream.concat(
                        Stream.<Signal>concat(
                                        Arrays.stream(ReporterSignal.values()), Arrays.stream(FamilySignal.values()))
                                .map(Signal::message),
                        Stream.of(ComplaintProcess.MISCONDUCT_ALLEGED))
                .toList();
    }

    /** Variables with which a round starts, and those that come with messages. */
    public static Set<String> startVariables() {
        return Set.of(
                ComplaintProcess.NAMED_AGENCY,
                ComplaintProcess.AGENCY,
                ComplaintProcess.ROUND,
                ComplaintProcess.STARTS_AT,
                ComplaintProcess.VERIFIED,
                ComplaintProcess.UNIT_ASSIGNED,
                ComplaintProcess.MERGED,
                ComplaintProcess.APPEAL_DUE);
    }

    /** Keys of processes that Java starts or calls by name. */
    public static List<String> processes() {
        return List.of(ComplaintProcess.KEY, EscalationProcess.KEY);
    }

    /** Languages in which models may be told to people besides their own, as ISO 639 codes. */
    public static List<String> languages() {
        return List.of("en");
    }

    /** Properties with words for people who read another language: on any element. */
    public static List<String> words() {
        return languages().stream()
                .flatMap(language -> Stream.of(
                        ComplaintProcess.NAME_PREFIX + language, ComplaintProcess.DOCUMENTATION_PREFIX + language))
                .toList();
    }

    /** Properties that mean something on an element, besides {@link #words}. */
    public static List<String> properties() {
        return List.of(
                ComplaintProcess.STAGE_PROPERTY,
                ComplaintProcess.UNTIL_PROPERTY,
                ComplaintProcess.PAUSE_PROPERTY,
                ComplaintProcess.STATE_PROPERTY,
                ComplaintProcess.CLOSE_PROPERTY,
                ComplaintProcess.MAP_PROPERTY);
    }

    private static Map<String, Integer> methods(Class<?> bean) {
        Map<String, Integer> methods = new TreeMap<>();
        for (var method : bean.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                methods.put(method.getName(), method.getParameterCount());
            }
        }
        return methods;
    }

    private static Map.Entry<String, Delegate> delegate(String bean, List<String> needs, String... sets) {
        return Map.entry(bean, new Delegate(needs, List.of(sets)));
    }
}
