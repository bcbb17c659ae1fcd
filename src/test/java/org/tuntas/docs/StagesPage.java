package org.tuntas.docs;

import static org.tuntas.docs.Page.cells;
import static org.tuntas.docs.Page.code;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.modelling.CompiledTables;
import org.tuntas.sla.Limit;

/** {@code stages.md}: what happens in each stage, who does it, how long it may take and where it leads. */
final class StagesPage {

    private static final Pattern CONDITION = Pattern.compile("\\$\\{(\\w+) == '?(\\w+)'?}");

    private final Models models;
    private final CompiledTables tables;
    private final Labels words;
    private final Page page = new Page(
            "Stages",
            "Each stage with its clock, in the order in which a report meets them: sub-processes with the property `slaStage`. Names"
                    + " and sentences are those of the models.");

    private StagesPage(Models models, CompiledTables tables, Labels words) {
        this.models = models;
        this.tables = tables;
        this.words = words;
    }

    static String render(Models models, CompiledTables tables, Labels words) {
        return new StagesPage(models, tables, words).render();
    }

    private String render() {
        models.stages().forEach((stage, places) -> {
            page.heading(title(stage));
            places.forEach(this::place);
            clock(stage);
        });
        Set<String> elsewhere = new LinkedHashSet<>();
        tables.limits().forEach(limit -> elsewhere.add(limit.stage()));
        elsewhere.removeAll(models.stages().keySet());
        elsewhere.forEach(stage -> {
            page.heading(title(stage))
                    .paragraph(
                            "No step of its own: this clock starts when the report is forwarded and runs across the stages.");
            clock(stage);
        });
        List<UserTask> others = models.nodes()
                .filter(UserTask.class::isInstance)
                .map(UserTask.class::cast)
                .filter(task -> Models.stageAround(task).isEmpty())
                .toList();
        page.heading("Work without a clock of its own");
        others.forEach(task -> {
            page.subheading(task.getName()).table(List.of("", ""), work(task));
            outcomes(task, task.getOutgoing().iterator().next());
        });
        return page.render();
    }

    private String title(String stage) {
        String name = words.indonesian("stage." + stage);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1) + " – " + words.english("stage." + stage)
                + " (" + code(stage) + ")";
    }

    private void place(SubProcess stage) {
        page.subheading(Models.path(stage));
        page.paragraph(Models.documentation(stage));
        List<List<String>> facts = new ArrayList<>();
        facts.add(cells("Element", code(stage.getId())));
        facts.add(cells("The public sees", publicState(stage)));
        facts.add(cells("Clocks", clocks(stage)));
        List<UserTask> tasks = List.copyOf(stage.getChildElementsByType(UserTask.class));
        tasks.forEach(task -> facts.addAll(work(task)));
        page.table(List.of("", ""), facts);
        SequenceFlow done = stage.getOutgoing().iterator().next();
        if (tasks.size() == 1 && Choices.of(form(tasks.get(0))).isPresent()) {
            outcomes(tasks.get(0), done);
        } else {
            page.lines(waysOut(stage, done));
        }
    }

    private String publicState(SubProcess stage) {
        return Models.property(stage, ComplaintProcess.STATE_PROPERTY)
                .map(state -> words.indonesian("state." + state) + " (" + code(state) + ")")
                .orElse("what they saw before");
    }

    private String clocks(SubProcess stage) {
        String run = Models.property(stage, ComplaintProcess.PAUSE_PROPERTY)
                .map(reason -> standStill(stage) + " (" + reason(reason) + ")")
                .orElse("run on");
        return run
                + Models.property(stage, ComplaintProcess.UNTIL_PROPERTY)
                        .map(day -> "; the limit is the day in " + code(variable(day)))
                        .orElse("");
    }

    private String reason(String property) {
        return property.startsWith("${")
                ? "the reason in " + code(variable(property))
                : words.english("pauseReason." + property);
    }

    private static String standStill(SubProcess stage) {
        return Models.processOf(stage).getId().equals(ComplaintProcess.KEY)
                ? "resolution and follow-up stand still"
                : "the unit's follow-up stands still, and resolution once every unit waits";
    }

    private static String variable(String expression) {
        return expression.replaceAll("[${}]", "");
    }

    private static List<List<String>> work(UserTask task) {
        return List.of(
                cells("Task", "**" + task.getName() + "** (" + code(task.getId()) + ")"),
                cells("What is done", Models.documentation(task)),
                cells("Who", Groups.offeredTo(task.getCamundaCandidateGroups())),
                cells("Form", "[" + code(form(task)) + "](../../forms/" + form(task) + ".form)"));
    }

    private static String form(UserTask task) {
        return task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef");
    }

    private void outcomes(UserTask task, SequenceFlow done) {
        Optional<Choices> choices = Choices.of(form(task));
        FlowNode next = Models.destination(done);
        if (choices.isEmpty()) {
            page.lines(List.of("* Afterwards → " + Models.leadsTo(done)));
            return;
        }
        boolean decides = next instanceof Gateway gateway
                && asksFor(gateway, choices.get().key());
        List<List<String>> rows = new ArrayList<>();
        choices.get()
                .options()
                .forEach(option -> rows.add(cells(
                        option.label() + (option.always() ? "" : " (when the form offers it)"),
                        code(option.value()),
                        decides ? led((Gateway) next, option.value()) : Models.leadsTo(done))));
        page.table(List.of("Outcome", "Value", "Leads to"), rows);
        if (!decides && next instanceof Gateway gateway) {
            page.lines(exits(gateway));
        }
    }

    private static boolean asksFor(Gateway gateway, String variable) {
        List<Matcher> conditions = conditions(gateway);
        return !conditions.isEmpty()
                && conditions.stream().allMatch(condition -> condition.group(1).equals(variable));
    }

    private static List<Matcher> conditions(Gateway gateway) {
        return gateway.getOutgoing().stream()
                .filter(flow -> flow.getConditionExpression() != null)
                .map(flow -> CONDITION.matcher(flow.getConditionExpression().getTextContent()))
                .filter(Matcher::matches)
                .toList();
    }

    private static String led(Gateway gateway, String value) {
        return gateway.getOutgoing().stream()
                .filter(flow -> flow.getConditionExpression() != null
                        && flow.getConditionExpression().getTextContent().contains("'" + value + "'"))
                .findFirst()
                .or(() -> gateway.getOutgoing().stream()
                        .filter(flow -> flow.getConditionExpression() == null)
                        .findFirst())
                .map(Models::leadsTo)
                .orElseThrow();
    }

    private static List<String> exits(Gateway gateway) {
        return gateway.getOutgoing().stream()
                .map(flow -> "* " + gateway.getName() + " " + flow.getName() + " → " + Models.leadsTo(flow))
                .toList();
    }

    private static List<String> waysOut(SubProcess stage, SequenceFlow done) {
        List<String> ways = new ArrayList<>();
        for (BoundaryEvent event : Models.boundaries(stage)) {
            ways.add("* " + event.getName() + " → " + Models.destinations(event, ", "));
        }
        String ends = Models.ends(stage).stream().map(FlowNode::getName).collect(Collectors.joining(", "));
        ways.add("* " + ends + " → " + Models.leadsTo(done));
        return ways;
    }

    private void clock(String stage) {
        List<Limit> limits = tables.limits().stream()
                .filter(limit -> limit.stage().equals(stage))
                .toList();
        page.table(
                LimitTable.LIMIT_COLUMNS,
                limits.stream().map(limit -> LimitTable.row(limit, words)).toList());
        if (!tables.ladder(stage).isEmpty()) {
            page.table(
                    LimitTable.RUNG_COLUMNS,
                    tables.ladder(stage).stream().map(LimitTable::row).toList());
        }
    }
}
