package org.tuntas.modelling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Two versions of a decision table. Rows are the same when their ids are; one that was entered anew when its conditions are. */
final class TableComparison {

    private static final String STAGE = "stage";

    private final String file;
    private final TableFile older;
    private final TableFile newer;
    private final Element olderTable;
    private final Element newerTable;
    private final Difference.Subject table;
    private final UnaryOperator<String> stageNames;
    private final List<Difference> found = new ArrayList<>();
    private final Map<String, TableFile.Row> added = new LinkedHashMap<>();
    private final Map<String, TableFile.Row> removed = new LinkedHashMap<>();

    /** @param stageNames what a diagram calls a stage; empty when none has it */
    TableComparison(String file, byte[] older, byte[] newer, UnaryOperator<String> stageNames) {
        this.stageNames = stageNames;
        this.file = file;
        this.older = TableFile.read(older);
        this.newer = TableFile.read(newer);
        this.olderTable = decision(older);
        this.newerTable = decision(newer);
        String name = newerTable.getAttribute("name");
        this.table = new Difference.Subject("table", name.isBlank() ? file : name);
    }

    /** @param stages the steps that have the limit of a stage */
    List<Difference> differences(Function<String, LimitSentences.Steps> stages) {
        head();
        columns();
        older.rows().forEach(row -> removed.put(row.rule(), row));
        List<Row> both = new ArrayList<>();
        for (TableFile.Row row : newer.rows()) {
            TableFile.Row was = removed.remove(row.rule());
            if (was == null) {
                added.put(row.rule(), row);
            } else {
                both.add(new Row(was, row));
            }
        }
        for (TableFile.Row row : List.copyOf(added.values())) {
            removed.values().stream()
                    .filter(was -> was.cells().equals(row.cells()))
                    .findFirst()
                    .ifPresent(was -> {
                        added.remove(row.rule());
                        removed.remove(was.rule());
                        both.add(new Row(was, row));
                    });
        }
        if (file.equals(LimitSentences.TABLE)) {
            LimitSentences limits = new LimitSentences(file, stages, older.rows(), labels(newerTable));
            both.forEach(row -> limits.changed(row.was(), row.is()).ifPresent(found::add));
            added.values().forEach(row -> found.add(limits.added(row)));
            removed.values().forEach(row -> found.add(limits.removed(row)));
        } else {
            added.values().forEach(row -> whole(Change.ROW_ADDED, row));
            removed.values().forEach(row -> whole(Change.ROW_REMOVED, row));
        }
        both.forEach(this::both);
        order(both);
        return found;
    }

    private record Row(TableFile.Row was, TableFile.Row is) {}

    private void head() {
        Contrast.of(traits(olderTable), traits(newerTable))
                .forEach(contrast -> found.add(Difference.of(
                        contrast.choose(Change.TRAIT_SET, Change.TRAIT_CHANGED, Change.TRAIT_CLEARED),
                        file,
                        table,
                        Trait.at(contrast.what()),
                        Difference.value(contrast.is()),
                        Difference.value(contrast.was()))));
        String before = olderTable.getAttribute("name");
        if (!before.equals(newerTable.getAttribute("name"))) {
            found.add(Difference.of(Change.ELEMENT_RENAMED, file, table, Difference.named(before)));
        }
    }

    private static SortedMap<String, String> traits(Element decision) {
        SortedMap<String, String> traits = new TreeMap<>(Traits.of(
                decision,
                child -> !List.of("rule", "input", "output").contains(Traits.local(child)),
                UnaryOperator.identity()));
        traits.keySet().removeIf(path -> path.contains("biodi:"));
        return traits;
    }

    private void columns() {
        Map<String, String> before = labels(olderTable);
        Map<String, String> after = labels(newerTable);
        after.forEach((column, label) -> {
            if (!before.containsKey(column)) {
                found.add(Difference.of(Change.COLUMN_ADDED, file, table, Difference.named(label), column));
            } else if (!Objects.equals(before.get(column), label)) {
                found.add(Difference.of(
                        Change.COLUMN_NAME,
                        file,
                        table,
                        Difference.named(label),
                        Difference.named(String.valueOf(before.get(column)))));
            }
        });
        before.forEach((column, label) -> {
            if (!after.containsKey(column)) {
                found.add(Difference.of(Change.COLUMN_REMOVED, file, table, Difference.named(label), column));
            }
        });
    }

    private void both(Row row) {
        Map<String, String> labels = labels(newerTable);
        Contrast.of(row.was().cells(), row.is().cells()).stream()
                .filter(contrast -> !isLimit(contrast.what()))
                .filter(contrast -> labels.containsKey(contrast.what()))
                .forEach(contrast -> found.add(Difference.of(
                        contrast.choose(Change.CELL_SET, Change.CELL_CHANGED, Change.CELL_CLEARED),
                        file,
                        table,
                        name(row.is()),
                        Difference.named(labels.getOrDefault(contrast.what(), contrast.what())),
                        cell(contrast.what(), contrast.is()),
                        cell(contrast.what(), contrast.was()))));
        if (!row.was().annotation().equals(row.is().annotation())) {
            found.add(Difference.of(
                    Change.ANNOTATION,
                    file,
                    table,
                    row.is().rule(),
                    Difference.value(row.is().annotation()),
                    Difference.value(row.was().annotation())));
        }
    }

    private String cell(String column, String written) {
        return Difference.cell(column, written, column.equals(STAGE) ? stageNames.apply(written) : "");
    }

    private boolean isLimit(String column) {
        return file.equals(LimitSentences.TABLE) && column.equals(LimitSentences.LIMIT);
    }

    private void whole(Change change, TableFile.Row row) {
        Map<String, String> labels = labels(change == Change.ROW_ADDED ? newerTable : olderTable);
        List<Difference.Clause> clauses = new ArrayList<>();
        labels.forEach((column, label) -> {
            String cell = row.optional(column);
            if (cell != null) {
                clauses.add(Difference.Clause.of("cell", label, cell(column, cell)));
            }
        });
        found.add(Difference.of(change, file, table, name(row)).with(clauses));
    }

    private void order(List<Row> both) {
        List<String> before = older.rows().stream()
                .flatMap(was -> both.stream()
                        .filter(row -> row.was().equals(was))
                        .map(row -> row.is().rule()))
                .toList();
        List<String> after = newer.rows().stream()
                .map(TableFile.Row::rule)
                .filter(before::contains)
                .toList();
        if (!before.equals(after)) {
            found.add(Difference.of(
                    Change.ROW_ORDER,
                    file,
                    table,
                    newer.hitPolicy().equals("FIRST")
                            ? Difference.term("order.matters")
                            : Difference.term("order.not")));
        }
    }

    /** Its annotation is what people read; without one, its id. */
    private static String name(TableFile.Row row) {
        return Difference.named(row.annotation().isEmpty() ? row.rule() : row.annotation());
    }

    private static Element decision(byte[] content) {
        NodeList tables = SafeXml.read(content).getElementsByTagName("*");
        for (int at = 0; at < tables.getLength(); at++) {
            if (Traits.local(tables.item(at)).equals("decision")) {
                return (Element) tables.item(at);
            }
        }
        throw new SafeXml.Refused(Rule.FILE_UNREADABLE, "decision");
    }

    /** What columns are called, by the names under which they are read. */
    private static Map<String, String> labels(Element decision) {
        Map<String, String> labels = new LinkedHashMap<>();
        NodeList all = decision.getElementsByTagName("*");
        for (int at = 0; at < all.getLength(); at++) {
            Element column = (Element) all.item(at);
            String kind = Traits.local(column);
            if (kind.equals("input") || kind.equals("output")) {
                String name = kind.equals("output") ? column.getAttribute("name") : expression(column);
                String label = column.getAttribute("label");
                labels.put(name, label.isBlank() ? name : label);
            }
        }
        return labels;
    }

    private static String expression(Element input) {
        Map<String, String> texts = new HashMap<>();
        for (Node node = input.getFirstChild(); node != null; node = node.getNextSibling()) {
            texts.put(Traits.local(node), node.getTextContent().strip());
        }
        return texts.getOrDefault("inputExpression", "");
    }
}
