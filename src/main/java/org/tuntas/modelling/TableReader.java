package org.tuntas.modelling;

import java.io.IOException;
import java.io.InputStream;
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
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.ModelBundle;

/** Reads those decision tables that are compiled into rows instead of deployed. */
@Component
class TableReader {

    private final ModelBundle bundle;

    TableReader(ModelBundle bundle) {
        this.bundle = bundle;
    }

    /**
     * The rules of a table's file, in its order.
     *
     * @param compile makes of a row what it stands for
     * @throws IllegalStateException naming table and rule when a row cannot be compiled
     */
    <T> List<T> rows(String table, Function<Row, T> compile) {
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
                rows.add(new Row(
                        rule.getId(),
                        rule.getDescription() == null
                                ? ""
                                : rule.getDescription().getTextContent().strip(),
                        cells));
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
     * A rule of a table.
     *
     * @param rule its id, to name it in errors
     * @param annotation what its author says about it; empty when nothing
     * @param cells literals by column, without quotes; absent when empty
     */
    record Row(String rule, String annotation, Map<String, String> cells) {

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
}
