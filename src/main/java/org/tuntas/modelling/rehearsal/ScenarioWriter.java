package org.tuntas.modelling.rehearsal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tuntas.modelling.rehearsal.ScenarioStep.Deed;
import org.tuntas.modelling.rehearsal.ScenarioStep.Time;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes scenarios as {@link ScenarioReader} reads them, in Indonesian. */
public final class ScenarioWriter {

    private ScenarioWriter() {}

    /** The file. */
    public static String write(Scenario scenario) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("skenario", scenario.name());
        if (!scenario.about().isEmpty()) {
            file.put("penjelasan", scenario.about());
        }
        file.put("langkah", scenario.steps().stream().map(ScenarioWriter::step).toList());
        return dump(file);
    }

    /** A step by itself. */
    static String writeStep(ScenarioStep step) {
        return dump(step(step));
    }

    private static String dump(Map<String, Object> file) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setAllowUnicode(true);
        options.setWidth(120);
        return new Yaml(new RowsOnOneLine(options), options).dump(file);
    }

    private static Map<String, Object> step(ScenarioStep step) {
        Map<StepWord, Object> told = new EnumMap<>(StepWord.class);
        if (step.time() instanceof Time.At at) {
            told.put(StepWord.AT, at.local());
        } else if (step.time() instanceof Time.WorkingDays wait) {
            told.put(StepWord.AFTER, wait.days() + " HK");
        } else if (step.time() instanceof Time.NextTimer) {
            told.put(StepWord.AFTER, "pengatur waktu");
        }
        if (!step.report().equals(ScenarioStep.ONLY_REPORT)) {
            told.put(StepWord.REPORT, step.report());
        }
        if (step.deed() instanceof Deed.File file) {
            Map<String, Object> words = new LinkedHashMap<>();
            file.words().forEach((word, text) -> words.put(word.indonesian(), text));
            told.put(StepWord.FILE, words);
        } else if (step.deed() instanceof Deed.Decide decide) {
            told.put(StepWord.DECIDE, decide.form());
            put(told, StepWord.BY, decide.by());
            told.put(StepWord.FIELDS, decide.fields());
            put(told, StepWord.REFUSED, decide.refused());
        } else if (step.deed() instanceof Deed.Speak speak) {
            told.put(StepWord.REPORTER, speak.what().indonesian());
            put(told, StepWord.SAYING, speak.said());
            put(told, StepWord.RATING, speak.rating());
        }
        if (!step.expected().isEmpty()) {
            told.put(StepWord.EXPECT, expectations(step.expected()));
        }
        Map<String, Object> written = new LinkedHashMap<>();
        told.forEach((word, value) -> written.put(word.indonesian(), value));
        return written;
    }

    private static void put(Map<StepWord, Object> told, StepWord word, @Nullable Object value) {
        if (value != null) {
            told.put(word, value);
        }
    }

    private static Map<String, Object> expectations(Map<Aspect, List<Row>> expected) {
        Map<String, Object> written = new LinkedHashMap<>();
        expected.forEach((aspect, rows) -> {
            if (aspect.shape() == Aspect.Shape.ONE) {
                written.put(aspect.indonesian(), rows.get(0).cells().get(Column.ITSELF));
            } else {
                List<Object> list = new ArrayList<>();
                rows.forEach(
                        row -> list.add(aspect.columns().isEmpty() ? row.cells().get(Column.ITSELF) : cells(row)));
                written.put(aspect.indonesian(), list);
            }
        });
        return written;
    }

    private static OneLine cells(Row row) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.cells().forEach((column, cell) -> cells.put(column.indonesian(), cell));
        return new OneLine(cells);
    }

    /** A mapping that stands in one line. */
    private record OneLine(Map<String, String> cells) {}

    private static final class RowsOnOneLine extends Representer {

        RowsOnOneLine(DumperOptions options) {
            super(options);
            representers.put(OneLine.class, data -> oneLine((OneLine) data));
        }

        private Node oneLine(OneLine row) {
            Node node = representMapping(Tag.MAP, row.cells(), DumperOptions.FlowStyle.FLOW);
            ((MappingNode) node).setFlowStyle(DumperOptions.FlowStyle.FLOW);
            return node;
        }
    }
}
