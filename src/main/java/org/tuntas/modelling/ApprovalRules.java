package org.tuntas.modelling;

import java.io.IOException;
import java.io.InputStream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.tuntas.handling.ApprovalTable;
import org.tuntas.lifecycle.ModelBundle;

/**
 * {@code approval-needed.dmn}, read at every start and asked in memory: a changed table holds for all answers from then on, also of
 * rounds that run, and makes no new version of a model. Whether it has an answer for everything is asked before, by {@link ModelCheck}.
 */
@Component
@DependsOn("modelGate")
class ApprovalRules implements ApprovalTable {

    private static final String FILE = "approval-needed.dmn";
    private static final String DECISION = "approval-needed";

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision table;

    /** @throws IllegalStateException when the table is not there */
    ApprovalRules(ModelBundle bundle) {
        Resource file = bundle.table(FILE);
        try (InputStream content = file.getInputStream()) {
            DmnModelInstance model = Dmn.readModelFromStream(content);
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
}
