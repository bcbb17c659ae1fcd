package org.tuntas.monitoring.web;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tuntas.monitoring.Lookout;
import org.tuntas.monitoring.Passages;
import org.tuntas.procedure.Blueprints;
import org.tuntas.sla.Timekeeper;

/**
 * The steps of the models with their figures, each as hot as what is asked for is large there.
 *
 * @param rows in the order of the procedure
 * @param measure what makes them hot
 */
record HeatMap(List<Row> rows, Measure measure) {

    static final int HOTTEST = 4;

    /** What makes a step hot. */
    enum Measure {
        LOST("hilang", step -> step.lost().toSeconds()),
        LENGTH("lama", step -> Optional.ofNullable(step.median())
                .map(Duration::toSeconds)
                .orElse(0L)),
        NOW("kini", Passages.Step::now),
        AGAIN("kembali", Passages.Step::again);

        private final String parameter;
        private final ToLongFunction<Passages.Step> value;

        Measure(String parameter, ToLongFunction<Passages.Step> value) {
            this.parameter = parameter;
            this.value = value;
        }

        /** As links write it. */
        public String parameter() {
            return parameter;
        }

        static Measure of(String parameter) {
            return Stream.of(values())
                    .filter(one -> one.parameter.equals(parameter))
                    .findFirst()
                    .orElse(LOST);
        }

        /** Nobody loses time where nobody has to act; and the clock of the resolution runs around all others. */
        private long of(Passages.Step step) {
            boolean nobodys =
                    step.stage().equals(Timekeeper.RESOLUTION) || step.waits() && (this == LOST || this == LENGTH);
            return nobodys ? 0 : value.applyAsLong(step);
        }
    }

    /**
     * A step.
     *
     * @param process key of the process in which it is drawn; empty when it is in none of this edition
     * @param element id of the element in it
     * @param name as the model calls it, where its stage alone does not tell it from others; null otherwise
     * @param heat 0 for none, up to {@link #HOTTEST}
     */
    record Row(String process, String element, @Nullable String name, Passages.Step step, int heat) {}

    static HeatMap of(List<Passages.Step> steps, List<Blueprints.Sheet> sheets, Measure measure) {
        long most = steps.stream().mapToLong(measure::of).max().orElse(0);
        Map<String, Integer> ofStage = new HashMap<>();
        steps.forEach(step -> ofStage.merge(step.stage(), 1, Integer::sum));
        return new HeatMap(
                steps.stream()
                        .sorted(Comparator.comparing(Passages.Step::waits)
                                .thenComparing(step -> Lookout.place(step.stage()))
                                .thenComparing(Passages.Step::stage))
                        .map(step ->
                                row(step, sheets, ofStage.getOrDefault(step.stage(), 1) > 1, heat(step, measure, most)))
                        .toList(),
                measure);
    }

    private static int heat(Passages.Step step, Measure measure, long most) {
        return most == 0 ? 0 : (int) Math.ceil(HOTTEST * (double) measure.of(step) / most);
    }

    private static Row row(Passages.Step step, List<Blueprints.Sheet> sheets, boolean ambiguous, int heat) {
        for (Blueprints.Sheet sheet : sheets) {
            String element = step.stage().equals(Timekeeper.RESOLUTION) ? sheet.resolution() : step.element();
            String name = element == null ? null : sheet.names().get(element);
            if (element != null
                    && name != null
                    && (step.process() == null || step.process().equals(sheet.key()))) {
                return new Row(sheet.key(), element, ambiguous ? name : null, step, heat);
            }
        }
        return new Row("", "", ambiguous ? step.element() : null, step, heat);
    }

    /** The step at which most time was lost beyond limits; empty when none was. */
    Optional<Row> worst() {
        return rows.stream().filter(row -> Measure.LOST.of(row.step()) > 0).max(Comparator.comparing(row -> row.step()
                .lost()));
    }
}
