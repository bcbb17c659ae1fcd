package org.tuntas.modelling.rehearsal;

import java.io.StringReader;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.modelling.rehearsal.ScenarioStep.Deed;
import org.tuntas.modelling.rehearsal.ScenarioStep.Time;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads scenario files. The file is only parsed, never turned into objects of its choice; what is no word of ours is refused with
 * its line.
 */
public final class ScenarioReader {

    /** Characters; the longest of ours is a tenth of it. */
    public static final int LARGEST = 100_000;

    private static final int MOST_STEPS = 200;
    private static final Set<String> NAME = Set.of("skenario", "scenario");
    private static final Set<String> ABOUT = Set.of("penjelasan", "about");
    private static final Set<String> STEPS = Set.of("langkah", "steps");
    private static final Set<String> NEXT_TIMER = Set.of("pengatur waktu", "timer");
    private static final Pattern WORKING_DAYS = Pattern.compile("(\\d{1,3}) ?(HK|hari kerja|working days?)");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    private ScenarioReader() {}

    /**
     * Reads one.
     *
     * @throws UnreadableScenario saying where and why
     */
    public static Scenario read(String text) {
        if (text.length() > LARGEST) {
            throw new UnreadableScenario(0, "too-large", String.valueOf(LARGEST));
        }
        Node root = parse(text);
        String name = "";
        String about = "";
        List<ScenarioStep> steps = List.of();
        for (NodeTuple entry : mapping(root)) {
            String word = scalar(entry.getKeyNode());
            Node value = entry.getValueNode();
            if (NAME.contains(word)) {
                name = scalar(value).strip();
            } else if (ABOUT.contains(word)) {
                about = scalar(value).strip();
            } else if (STEPS.contains(word)) {
                steps = steps(value);
            } else {
                throw unknown(entry.getKeyNode(), word, List.of("skenario", "penjelasan", "langkah"));
            }
        }
        if (name.isEmpty()) {
            throw new UnreadableScenario(line(root), "no-name");
        }
        if (steps.isEmpty() || !(steps.get(0).time() instanceof Time.At)) {
            throw new UnreadableScenario(line(root), "no-beginning");
        }
        return new Scenario(name, about, steps);
    }

    /**
     * Reads a step that stands by itself, as {@link ScenarioWriter#writeStep} writes it.
     *
     * @throws UnreadableScenario saying where and why
     */
    static ScenarioStep readStep(String text) {
        ScenarioStep step = step(parse(text));
        return new ScenarioStep(0, step.time(), step.report(), step.deed(), step.expected());
    }

    private static Node parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(8);
        options.setCodePointLimit(LARGEST);
        Node root;
        try {
            root = new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 0
                    : broken.getProblemMark().getLine() + 1;
            throw new UnreadableScenario(line, "yaml", String.valueOf(broken.getProblem()));
        } catch (YAMLException broken) {
            throw new UnreadableScenario(0, "yaml", String.valueOf(broken.getMessage()));
        }
        if (root == null) {
            throw new UnreadableScenario(0, "no-name");
        }
        return root;
    }

    private static List<ScenarioStep> steps(Node node) {
        List<Node> nodes = sequence(node);
        if (nodes.size() > MOST_STEPS) {
            throw new UnreadableScenario(line(node), "too-long", String.valueOf(MOST_STEPS));
        }
        return nodes.stream().map(ScenarioReader::step).toList();
    }

    private static ScenarioStep step(Node node) {
        Map<StepWord, Node> told = new EnumMap<>(StepWord.class);
        for (NodeTuple entry : mapping(node)) {
            told.put(word(StepWord.values(), entry.getKeyNode()), entry.getValueNode());
        }
        long deeds = told.keySet().stream()
                .filter(Set.of(StepWord.FILE, StepWord.DECIDE, StepWord.REPORTER)::contains)
                .count();
        if (deeds > 1 || told.containsKey(StepWord.AT) && told.containsKey(StepWord.AFTER)) {
            throw new UnreadableScenario(line(node), "two-deeds");
        }
        Node report = told.get(StepWord.REPORT);
        Node expected = told.get(StepWord.EXPECT);
        return new ScenarioStep(
                line(node),
                time(told),
                report == null ? ScenarioStep.ONLY_REPORT : scalar(report),
                deed(told),
                expected == null ? Map.of() : expectations(expected));
    }

    private static @Nullable Time time(Map<StepWord, Node> told) {
        Node at = told.get(StepWord.AT);
        if (at != null) {
            String local = scalar(at);
            try {
                LocalDateTime.parse(local.replace(' ', 'T'));
            } catch (DateTimeParseException noMoment) {
                throw new UnreadableScenario(line(at), "moment", local);
            }
            return new Time.At(local);
        }
        Node after = told.get(StepWord.AFTER);
        if (after == null) {
            return null;
        }
        String wait = scalar(after);
        if (NEXT_TIMER.contains(wait)) {
            return new Time.NextTimer();
        }
        Matcher days = WORKING_DAYS.matcher(wait);
        if (!days.matches() || Integer.parseInt(days.group(1)) == 0) {
            throw new UnreadableScenario(line(after), "wait", wait);
        }
        return new Time.WorkingDays(Integer.parseInt(days.group(1)));
    }

    private static @Nullable Deed deed(Map<StepWord, Node> told) {
        Node file = told.get(StepWord.FILE);
        if (file != null) {
            Map<ReportWord, String> words = new EnumMap<>(ReportWord.class);
            for (NodeTuple entry : mapping(file)) {
                words.put(word(ReportWord.values(), entry.getKeyNode()), scalar(entry.getValueNode()));
            }
            if (words.containsKey(ReportWord.TYPE)
                    && Arrays.stream(ComplaintType.values())
                            .noneMatch(type -> type.name().equals(words.get(ReportWord.TYPE)))) {
                throw unknown(
                        file,
                        String.valueOf(words.get(ReportWord.TYPE)),
                        Arrays.stream(ComplaintType.values()).map(Enum::name).toList());
            }
            return new Deed.File(words);
        }
        Node decide = told.get(StepWord.DECIDE);
        if (decide != null) {
            Node fields = told.get(StepWord.FIELDS);
            return new Deed.Decide(
                    scalar(decide),
                    text(told, StepWord.BY),
                    fields == null ? Map.of() : fields(fields),
                    text(told, StepWord.REFUSED));
        }
        Node reporter = told.get(StepWord.REPORTER);
        return reporter == null ? null : spoken(reporter, told);
    }

    private static Deed spoken(Node reporter, Map<StepWord, Node> told) {
        ReporterWord what = word(ReporterWord.values(), reporter);
        Node rated = told.get(StepWord.RATING);
        if ((what == ReporterWord.SATISFIED) != (rated != null)) {
            throw new UnreadableScenario(line(reporter), "rating");
        }
        if (rated != null && !scalar(rated).matches("[1-5]")) {
            throw new UnreadableScenario(line(rated), "rating");
        }
        return new Deed.Speak(what, text(told, StepWord.SAYING), rated == null ? null : Integer.valueOf(scalar(rated)));
    }

    private static Map<String, Object> fields(Node node) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (NodeTuple entry : mapping(node)) {
            fields.put(scalar(entry.getKeyNode()), field(entry.getValueNode()));
        }
        return fields;
    }

    private static Object field(Node node) {
        if (node instanceof SequenceNode) {
            return sequence(node).stream().map(ScenarioReader::scalar).toList();
        }
        String text = scalar(node);
        if (Tag.BOOL.equals(node.getTag())) {
            return text.equalsIgnoreCase("true");
        }
        return Tag.INT.equals(node.getTag()) && WHOLE.matcher(text).matches() ? (Object) Integer.valueOf(text) : text;
    }

    private static Map<Aspect, List<Row>> expectations(Node node) {
        Map<Aspect, List<Row>> expected = new EnumMap<>(Aspect.class);
        for (NodeTuple entry : mapping(node)) {
            Aspect aspect = word(Aspect.values(), entry.getKeyNode());
            expected.put(aspect, rows(aspect, entry.getValueNode()));
        }
        return expected;
    }

    private static List<Row> rows(Aspect aspect, Node node) {
        if (aspect.shape() == Aspect.Shape.ONE) {
            return List.of(Row.of(aspect == Aspect.PUBLISHED ? yesOrNo(node) : scalar(node)));
        }
        List<Row> rows = new ArrayList<>();
        for (Node row : sequence(node)) {
            rows.add(aspect.columns().isEmpty() ? Row.of(scalar(row)) : row(aspect, row));
        }
        return rows;
    }

    private static String yesOrNo(Node node) {
        String written = scalar(node);
        if (ReportWord.YES.contains(written)) {
            return Aspect.YES;
        }
        if (!ReportWord.NO.contains(written)) {
            throw unknown(node, written, List.of(Aspect.YES, Aspect.NO));
        }
        return Aspect.NO;
    }

    private static Row row(Aspect aspect, Node node) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (NodeTuple entry : mapping(node)) {
            Column column = word(aspect.columns().toArray(new Column[0]), entry.getKeyNode());
            cells.put(column, scalar(entry.getValueNode()));
        }
        return new Row(cells);
    }

    private static <W extends ScenarioWord> W word(W[] words, Node node) {
        String written = scalar(node);
        return ScenarioWord.meant(words, written).orElseThrow(() -> unknown(node, written, ScenarioWord.all(words)));
    }

    private static UnreadableScenario unknown(Node node, String written, List<String> known) {
        return new UnreadableScenario(line(node), "word", written, String.join(", ", known));
    }

    private static @Nullable String text(Map<StepWord, Node> told, StepWord word) {
        Node node = told.get(word);
        return node == null ? null : scalar(node);
    }

    private static List<NodeTuple> mapping(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw new UnreadableScenario(line(node), "mapping");
        }
        return mapping.getValue();
    }

    private static List<Node> sequence(Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            throw new UnreadableScenario(line(node), "list");
        }
        return sequence.getValue();
    }

    private static String scalar(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new UnreadableScenario(line(node), "text");
        }
        return scalar.getValue();
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
