package org.tuntas.modelling;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.Deployer;
import org.tuntas.lifecycle.ModelBundle;
import org.tuntas.sla.Limit;
import org.tuntas.sla.LimitBook;
import org.tuntas.sla.Rung;

/**
 * Compiles {@code sla-limits.dmn} and {@code escalation-ladder.dmn} into rows at every start. A changed limit is in force
 * for the clocks that start from then on; it makes no new version of a model.
 */
@Component
class LimitTables implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LimitTables.class);

    private final ModelBundle bundle;
    private final LimitBook book;
    private boolean running;

    LimitTables(ModelBundle bundle, LimitBook book) {
        this.bundle = bundle;
        this.book = book;
    }

    @Override
    public void start() {
        List<Limit> limits = rows("sla-limits.dmn", LimitTables::limit);
        List<Rung> rungs = rows("escalation-ladder.dmn", LimitTables::rung);
        book.replace(limits, rungs);
        LOG.info("Compiled {} limits and {} rungs", limits.size(), rungs.size());
        running = true;
    }

    private <T> List<T> rows(String table, Function<Row, T> compile) {
        List<T> rows = new ArrayList<>();
        for (Row row : read(bundle.table(table))) {
            try {
                rows.add(compile.apply(row));
            } catch (RuntimeException wrong) {
                throw new IllegalStateException(table + ", rule " + row.rule() + ": " + wrong.getMessage(), wrong);
            }
        }
        return rows;
    }

    private static Limit limit(Row row) {
        return new Limit(
                row.text("stage"),
                row.optional("type"),
                row.optional("supervisionClass"),
                row.optional("agency"),
                row.number("limit"),
                row.optional("warning") == null ? null : row.number("warning"),
                row.text("legalBasis"),
                LocalDate.parse(row.text("validFrom")));
    }

    private static Rung rung(Row row) {
        return new Rung(
                row.text("stage"),
                row.number("level"),
                row.number("afterLimit"),
                row.text("told"),
                row.text("stepsIn"));
    }

    /** Reads the one decision table of a file as cells; a cell holds a literal or nothing. */
    private static List<Row> read(Resource file) {
        try (InputStream content = file.getInputStream()) {
            DmnModelInstance model = Dmn.readModelFromStream(content);
            DecisionTable table =
                    model.getModelElementsByType(DecisionTable.class).iterator().next();
            List<Input> inputs = List.copyOf(table.getInputs());
            List<Output> outputs = List.copyOf(table.getOutputs());
            List<Row> rows = new ArrayList<>();
            for (Rule rule : table.getRules()) {
                Map<String, String> cells = new HashMap<>();
                int column = 0;
                for (var entry : rule.getInputEntries()) {
                    put(
                            cells,
                            inputs.get(column++).getInputExpression().getText().getTextContent(),
                            entry.getTextContent());
                }
                column = 0;
                for (var entry : rule.getOutputEntries()) {
                    put(cells, outputs.get(column++).getName(), entry.getTextContent());
                }
                rows.add(new Row(rule.getId(), cells));
            }
            return rows;
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot read " + file, unreadable);
        }
    }

    private static void put(Map<String, String> cells, String column, String content) {
        String literal = content.strip();
        if (!literal.isEmpty() && !literal.equals("-") && !literal.equals("null")) {
            cells.put(column.strip(), literal.replaceAll("^\"|\"$", ""));
        }
    }

    /**
     * @param rule id of the rule, to name it in errors
     * @param cells literals by column, without quotes; absent when empty
     */
    private record Row(String rule, Map<String, String> cells) {

        @Nullable
        String optional(String column) {
            return cells.get(column);
        }

        String text(String column) {
            String text = cells.get(column);
            if (text == null) {
                throw new IllegalArgumentException("the column " + column + " is empty");
            }
            return text;
        }

        int number(String column) {
            return Integer.parseInt(text(column));
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Clocks need limits: before anything is started. */
    @Override
    public int getPhase() {
        return Deployer.PHASE - 1;
    }
}
