package org.tuntas.docs;

import static org.tuntas.docs.Page.cells;
import static org.tuntas.docs.Page.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.tuntas.lifecycle.ComplaintProcess;

/** {@code timers.md}: everything that happens because time passes. */
final class TimersPage {

    private static final Pattern CALL = Pattern.compile("\\$\\{sla\\.(\\w+)\\((\\w+)(?:, (.+))?\\)}");

    private TimersPage() {}

    static String render(Models models) {
        Page page = new Page(
                "Timers",
                "Every timer of the models. Its date is computed from the persisted start of a visit, its limit, the calendar and the"
                        + " pauses, never from the present moment, so it may be computed again at any time.");
        for (Process process : models.processes()) {
            List<List<String>> rows = new ArrayList<>();
            Models.walk(process).forEach(node -> node.getChildElementsByType(TimerEventDefinition.class)
                    .forEach(timer -> rows.add(row(node, timer))));
            if (!rows.isEmpty()) {
                page.heading(process.getName() + " (" + code(process.getId()) + ")")
                        .table(List.of("Timer", "Sentence", "Fires", "How", "What follows"), rows);
            }
        }
        return page.render();
    }

    private static List<String> row(FlowNode node, TimerEventDefinition timer) {
        return cells(
                "**" + node.getName() + "** " + code(node.getId()),
                Models.documentation(node),
                fires(node, timer),
                how(node),
                Models.destinations(node, ", "));
    }

    private static String fires(FlowNode node, TimerEventDefinition timer) {
        if (timer.getTimeDate() == null) {
            throw new IllegalStateException("The timer " + node.getId() + " has no date");
        }
        Matcher call = CALL.matcher(timer.getTimeDate().getTextContent().strip());
        if (!call.matches()) {
            throw new IllegalStateException(
                    "Not a call of sla: " + timer.getTimeDate().getTextContent());
        }
        String clock = clock(node, call.group(2));
        return switch (call.group(1)) {
            case "limit" -> limit(node, clock);
            case "warning" -> "on the day of the warning of " + clock;
            case "share" -> "when " + call.group(3) + " % of the limit of " + clock + " is used";
            case "rung" ->
                call.group(3).matches("\\d+")
                        ? "when level " + call.group(3) + " of the ladder of " + clock + " is reached"
                        : "when the next level of the ladder of " + clock + " is reached";
            default -> throw new IllegalStateException("Say in TimersPage what sla." + call.group(1) + " means");
        };
    }

    private static String limit(FlowNode node, String clock) {
        return Models.stageAround(node)
                .flatMap(stage -> Models.property(stage, ComplaintProcess.UNTIL_PROPERTY))
                .map(day -> "at the end of " + clock + ", on the day in " + code(day.replaceAll("[${}]", "")))
                .orElse("at the limit of " + clock);
    }

    private static String clock(FlowNode node, String visit) {
        if (visit.equals(ComplaintProcess.RESOLUTION_VISIT)) {
            return code("RESOLUTION");
        }
        return Models.stageAround(node)
                .flatMap(stage -> Models.property(stage, ComplaintProcess.STAGE_PROPERTY))
                .map(Page::code)
                .orElse("the stage that is late");
    }

    private static String how(FlowNode node) {
        if (node instanceof BoundaryEvent boundary) {
            return (boundary.cancelActivity() ? "ends “" : "beside “")
                    + boundary.getAttachedTo().getName() + "”";
        }
        if (node instanceof StartEvent start && start.getParentElement() instanceof SubProcess) {
            return start.isInterrupting() ? "ends everything else in its scope" : "beside everything else in its scope";
        }
        return "the token waits for it";
    }
}
