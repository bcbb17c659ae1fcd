package org.tuntas.modelling;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Changed limits as sentences about the steps that they hold for, not about cells. */
final class LimitSentences {

    static final String TABLE = "sla-limits.dmn";
    static final String LIMIT = "limit";

    private static final String STAGE = "stage";
    private static final String FROM = "validFrom";
    private static final List<String> CONDITIONS = List.of("type", "supervisionClass", "agency");
    private static final Set<String> TOLD = Set.of(LIMIT, STAGE, FROM, "type", "supervisionClass", "agency");

    /**
     * The steps that have the limit of a stage.
     *
     * @param name what people call them; empty when no diagram is there that says
     */
    record Steps(String name, List<String> elements) {}

    private final String file;
    private final Function<String, Steps> stages;
    private final List<TableFile.Row> older;
    private final Map<String, String> labels;

    /**
     * @param stages the steps of a stage's code
     * @param labels what columns are called
     */
    LimitSentences(String file, Function<String, Steps> stages, List<TableFile.Row> older, Map<String, String> labels) {
        this.file = file;
        this.stages = stages;
        this.older = older;
        this.labels = labels;
    }

    Optional<Difference> changed(TableFile.Row was, TableFile.Row is) {
        String before = days(was);
        String after = days(is);
        if (before.equals(after)) {
            return Optional.empty();
        }
        return Optional.of(tell(Change.LIMIT_CHANGED, is, after, before));
    }

    /** A new row beside an old one is how limits are meant to be changed: from a day on, for clocks that start then. */
    Difference added(TableFile.Row row) {
        Optional<TableFile.Row> until = older.stream()
                .filter(was -> conditions(was).equals(conditions(row)))
                .filter(was -> from(was).compareTo(from(row)) < 0)
                .max(Comparator.comparing(LimitSentences::from));
        return until.map(was -> tell(Change.LIMIT_FROM, row, days(row), days(was), date(from(row))))
                .orElseGet(() -> tell(Change.LIMIT_ADDED, row, days(row)));
    }

    Difference removed(TableFile.Row row) {
        return tell(Change.LIMIT_REMOVED, row, days(row));
    }

    private Difference tell(Change change, TableFile.Row row, String... arguments) {
        String stage = Objects.requireNonNullElse(row.optional(STAGE), "");
        Steps steps = stages.apply(stage);
        List<Difference.Clause> clauses = new ArrayList<>();
        for (String condition : CONDITIONS) {
            String only = row.optional(condition);
            if (only != null) {
                clauses.add(Difference.Clause.of("only." + condition, Difference.term("code." + condition, only)));
            }
        }
        if (change != Change.LIMIT_CHANGED) {
            labels.forEach((column, label) -> {
                String cell = row.optional(column);
                if (cell != null && !TOLD.contains(column)) {
                    clauses.add(Difference.Clause.of("cell", label, Difference.value(cell)));
                }
            });
        }
        return Difference.of(
                        change,
                        file,
                        steps.name().isEmpty()
                                ? new Difference.Subject("stage-code", stage)
                                : new Difference.Subject("task", steps.name()),
                        arguments)
                .with(clauses)
                .marking(steps.elements(), steps.elements());
    }

    private static String days(TableFile.Row row) {
        return Objects.requireNonNullElse(row.optional(LIMIT), "–");
    }

    private static String from(TableFile.Row row) {
        return Objects.requireNonNullElse(row.optional(FROM), "");
    }

    private static Map<String, String> conditions(TableFile.Row row) {
        Map<String, String> conditions = new HashMap<>(row.cells());
        conditions.keySet().removeIf(column -> !CONDITIONS.contains(column) && !column.equals(STAGE));
        return conditions;
    }

    private static String date(String day) {
        try {
            return Difference.term("date", LocalDate.parse(day).toString());
        } catch (DateTimeParseException unreadable) {
            return Difference.value(day);
        }
    }
}
