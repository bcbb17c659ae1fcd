package org.tuntas.modelling;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The check of models, forms and tables that belong together. It needs the files and nothing else: no engine, no database, no
 * server. The same check holds the shipped models in the build, runs as a command, and stands before a deployment.
 */
public final class ModelCheck {

    private final ModelFiles files;
    private final Predicate<String> hasMembers;
    private final LocalDate today;

    private ModelCheck(ModelFiles files, Predicate<String> hasMembers, LocalDate today) {
        this.files = files;
        this.hasMembers = hasMembers;
        this.today = today;
    }

    /** A check that asks nobody who is in which group, or what day it is. */
    public static ModelCheck of(ModelFiles files) {
        return new ModelCheck(files, group -> true, LocalDate.MAX);
    }

    /**
     * The same check, asking too whether everything holds already.
     *
     * @param today day from which the models are to hold, in the agency's zone
     */
    public ModelCheck on(LocalDate today) {
        return new ModelCheck(files, hasMembers, today);
    }

    /**
     * The same check, asking too whether anybody is there to do the work.
     *
     * @param hasMembers whether anybody is in a group, by its id, e.g. {@code desk-admin}
     */
    public ModelCheck asking(Predicate<String> hasMembers) {
        return new ModelCheck(files, hasMembers, today);
    }

    /** Everything that is wrong, the errors first, then by file. */
    public List<Finding> findings() {
        Findings findings = new Findings();
        Models models = Models.read(files, findings);
        Variables variables = new Variables(models);
        TableRules tables = new TableRules(models, findings, hasMembers);
        new ProcessRules(models, findings).check();
        new ElementRules(models, findings).check();
        FlowRules flows = new FlowRules(models, findings);
        flows.check();
        new TaskRules(models, findings, hasMembers).check();
        new PropertyRules(models, findings).check();
        new MessageRules(models, findings).check();
        new ReporterRules(models, findings).check();
        new CallRules(models, findings, variables).check();
        new ExpressionRules(models, findings, variables, flows).check();
        new FormRules(models, findings).check();
        new OutcomeRules(models, findings, variables).check();
        tables.check();
        new StageRules(models, findings, tables, today).check();
        return findings.all().stream()
                .sorted(Comparator.comparing((Finding finding) -> finding.rule().severity())
                        .thenComparing(Finding::file))
                .toList();
    }
}
