package org.tuntas.modelling.rehearsal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was rehearsed, step by step, with what was to be seen after each: so it can be asked for again. */
final class Recording {

    /** What is worth holding later versions to after every step. */
    private static final Set<Aspect> EACH_TIME = Set.of(Aspect.STATE, Aspect.TASKS);
    /** What is worth it in the end. */
    private static final Set<Aspect> IN_THE_END =
            Set.of(Aspect.RATING, Aspect.REASON, Aspect.WARNINGS, Aspect.ESCALATIONS, Aspect.TIMELINE);

    private final Play play;
    private final List<ScenarioStep> steps = new ArrayList<>();

    Recording(Play play) {
        this.play = play;
    }

    /** Keeps a step that was performed. */
    void keep(ScenarioStep step) {
        boolean sees = play.parts().stream().anyMatch(part -> part.name().equals(step.report()));
        steps.add(new ScenarioStep(
                0, step.time(), step.report(), step.deed(), sees ? seen(step.report(), EACH_TIME) : Map.of()));
    }

    /** The file. */
    String write(String name, String about) {
        List<ScenarioStep> all = new ArrayList<>(steps);
        play.parts()
                .forEach(part -> all.add(new ScenarioStep(0, null, part.name(), null, seen(part.name(), IN_THE_END))));
        return ScenarioWriter.write(new Scenario(name, about, all));
    }

    private Map<Aspect, List<Row>> seen(String report, Set<Aspect> aspects) {
        Map<Aspect, List<Row>> seen = new EnumMap<>(play.look(report));
        seen.keySet().retainAll(aspects);
        return seen;
    }
}
