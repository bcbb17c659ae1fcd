package org.tuntas.modelling;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.jspecify.annotations.Nullable;

/**
 * The one decision table of a file.
 *
 * @param decision id of the decision
 * @param hitPolicy as the file says, {@code UNIQUE} when it says nothing
 * @param inputs names of its columns with conditions
 * @param outputs names of its columns with answers
 * @param labels what people read above a column, by its name; absent where nothing stands there
 */
record TableFile(
        String decision,
        String hitPolicy,
        List<String> inputs,
        List<String> outputs,
        Map<String, String> labels,
        List<Row> rows) {

    /** In whichever of its versions. */
    private static final String DMN = "omg.org/spec/DMN/";

    /** @throws SafeXml.Refused when there is no decision table inside */
    static TableFile read(byte[] content) {
        SafeXml.read(content, DMN, "@dmn");
        DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
        DecisionTable table = model.getModelElementsByType(DecisionTable.class).stream()
                .findFirst()
                .orElseThrow(() -> new SafeXml.Refused(Rule.FILE_UNREADABLE, "decisionTable"));
        List<String> inputs = table.getInputs().stream().map(TableFile::column).toList();
        List<String> outputs = table.getOutputs().stream()
                .map(Output::getName)
                .map(name -> name == null ? "" : name)
                .toList();
        Map<String, String> labels = new HashMap<>();
        table.getInputs().forEach(input -> labels.put(column(input), String.valueOf(input.getLabel())));
        table.getOutputs()
                .forEach(output -> labels.put(String.valueOf(output.getName()), String.valueOf(output.getLabel())));
        labels.values().removeIf(label -> label.isBlank() || label.equals("null"));
        return new TableFile(
                ((Decision) table.getParentElement()).getId(),
                table.getHitPolicy().name(),
                inputs,
                outputs,
                labels,
                table.getRules().stream()
                        .map(rule -> row(rule, inputs, outputs))
                        .toList());
    }

    /** Every column by name. */
    List<String> columns() {
        return Stream.concat(inputs.stream(), outputs.stream()).toList();
    }

    /** A column as people know it, with the name by which it is read. */
    String told(String column) {
        String label = labels.get(column);
        return label == null ? column : "“" + label + "” (" + column + ")";
    }

    private static String column(Input input) {
        return input.getInputExpression() == null || input.getInputExpression().getText() == null
                ? ""
                : input.getInputExpression().getText().getTextContent().strip();
    }

    private static Row row(org.camunda.bpm.model.dmn.instance.Rule rule, List<String> inputs, List<String> outputs) {
        if (rule.getInputEntries().size() != inputs.size()
                || rule.getOutputEntries().size() != outputs.size()) {
            throw new SafeXml.Refused(Rule.FILE_UNREADABLE, "@read.row:–|" + rule.getId());
        }
        Map<String, String> literals = new HashMap<>();
        List<String> conditions = new ArrayList<>();
        rule.getInputEntries().forEach(entry -> conditions.add(entry.getTextContent()));
        put(literals, inputs, conditions);
        put(
                literals,
                outputs,
                rule.getOutputEntries().stream()
                        .map(entry -> entry.getTextContent())
                        .toList());
        Map<String, String> cells = new HashMap<>(literals);
        cells.replaceAll((column, literal) -> literal.replaceAll("^\"|\"$", ""));
        return new Row(
                rule.getId(),
                rule.getDescription() == null
                        ? ""
                        : rule.getDescription().getTextContent().strip(),
                cells,
                literals);
    }

    private static void put(Map<String, String> cells, List<String> columns, List<String> contents) {
        for (int column = 0; column < Math.min(columns.size(), contents.size()); column++) {
            String literal = contents.get(column).strip();
            if (!literal.isEmpty() && !literal.equals("-") && !literal.equals("null")) {
                cells.put(columns.get(column).strip(), literal);
            }
        }
    }

    /**
     * A rule of a table.
     *
     * @param rule its id, to name it in errors
     * @param annotation what its author says about it; empty when nothing
     * @param cells literals by column, without quotes; absent when empty
     * @param literals the same as they stand there
     */
    record Row(String rule, String annotation, Map<String, String> cells, Map<String, String> literals) {

        /** A cell as it stands there; empty when nothing does. */
        String literal(String column) {
            return literals.getOrDefault(column, "");
        }

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
