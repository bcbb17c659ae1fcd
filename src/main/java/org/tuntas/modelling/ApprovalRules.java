package org.tuntas.modelling;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.tuntas.handling.ApprovalTable;
import org.tuntas.lifecycle.ModelBundle;

/**
 * {@code approval-needed.dmn}, read at every start and asked in memory: a changed table holds for all answers from then on, also of
 * rounds that run, and makes no new version of a model.
 */
@Component
class ApprovalRules implements ApprovalTable {

    private static final String FILE = "approval-needed.dmn";
    private static final String DECISION = "approval-needed";

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision table;

    /** @throws IllegalStateException when the table cannot be used, saying which rule is wrong */
    ApprovalRules(ModelBundle bundle) {
        Resource file = bundle.table(FILE);
        try (InputStream content = file.getInputStream()) {
            DmnModelInstance model = Dmn.readModelFromStream(content);
            check(model);
            table = engine.parseDecision(DECISION, model);
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot read " + file, unreadable);
        }
    }

    @Override
    public Need of(Question question) {
        VariableMap asked = Variables.createVariables()
                .putValue("type", question.type().name())
                .putValue("supervisionClass", question.supervisionClass().name())
                .putValue("category", question.category())
                .putValue("agency", question.agency())
                .putValue("resolution", question.resolution())
                .putValue("round", question.round())
                .putValue("objections", question.objections());
        DmnDecisionRuleResult answer =
                engine.evaluateDecisionTable(table, asked).getSingleResult();
        return new Need(
                Approver.valueOf(answer.getEntry("approver")),
                answer.getEntry("evidence"),
                answer.getEntry("legalBasis"));
    }

    /** An officer must never be the first to find out that the table has no answer. */
    private static void check(DmnModelInstance model) {
        DecisionTable table =
                model.getModelElementsByType(DecisionTable.class).iterator().next();
        if (table.getHitPolicy() != HitPolicy.FIRST) {
            throw new IllegalStateException(FILE + ": the hit policy must be FIRST, the first rule that fits decides");
        }
        List<Rule> rules = List.copyOf(table.getRules());
        if (rules.isEmpty()
                || rules.get(rules.size() - 1).getInputEntries().stream()
                        .anyMatch(entry -> !isEmpty(entry.getTextContent()))) {
            throw new IllegalStateException(
                    FILE + ": the last rule must have no condition, so that there is always one");
        }
        List<String> columns = table.getOutputs().stream().map(Output::getName).toList();
        for (Rule rule : rules) {
            List<String> cells = rule.getOutputEntries().stream()
                    .map(OutputEntry::getTextContent)
                    .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                    .toList();
            check(rule.getId(), columns, cells);
        }
    }

    private static void check(String rule, List<String> columns, List<String> cells) {
        String approver = cell("approver", rule, columns, cells);
        if (List.of(Approver.values()).stream().noneMatch(known -> known.name().equals(approver))) {
            throw new IllegalStateException(FILE + ", rule " + rule + ": there is no approver " + approver);
        }
        String asked = cell("evidence", rule, columns, cells);
        if (!asked.equals("true") && !asked.equals("false")) {
            throw new IllegalStateException(FILE + ", rule " + rule + ": evidence must be true or false, not " + asked);
        }
        if (cell("legalBasis", rule, columns, cells).isEmpty()) {
            throw new IllegalStateException(FILE + ", rule " + rule + ": the legal basis is empty");
        }
    }

    private static String cell(String column, String rule, List<String> columns, List<String> cells) {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new IllegalStateException(FILE + ", rule " + rule + ": there is no column " + column);
        }
        return Objects.requireNonNull(cells.get(at));
    }

    private static boolean isEmpty(String condition) {
        return condition.isBlank() || condition.strip().equals("-");
    }
}
