package org.tuntas.modelling;

import java.io.ByteArrayInputStream;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.handling.ApprovalTable;

/**
 * {@code approval-needed.dmn} of the set in force, asked in memory: a changed table holds for all answers from then on, also of rounds that
 * run, and makes no new version of a model. Whether it has an answer for everything is asked before, by {@link ModelCheck}.
 */
@Component
class ApprovalRules implements ApprovalTable {

    private static final String FILE = "approval-needed.dmn";
    private static final String DECISION = "approval-needed";

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private volatile @Nullable DmnDecision table;

    /** Puts the table of a set in force on this node. */
    void hold(ModelFiles files) {
        DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(files.table(FILE)));
        table = engine.parseDecision(DECISION, model);
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
        DmnDecisionRuleResult answer = engine.evaluateDecisionTable(
                        Objects.requireNonNull(table, "no table is in force yet"), asked)
                .getSingleResult();
        return new Need(
                Approver.valueOf(answer.getEntry("approver")),
                answer.getEntry("evidence"),
                answer.getEntry("legalBasis"));
    }
}
