package org.tuntas.modelling.rehearsal;

import java.util.List;

/**
 * What happens to a few reports and what must come of it, as a file in {@code bpmn/scenarios} tells it.
 *
 * @param name in one line
 * @param about what it shows; may be empty
 * @param steps in their order
 */
public record Scenario(String name, String about, List<ScenarioStep> steps) {

    /** Makes its own copy. */
    public Scenario {
        steps = List.copyOf(steps);
    }
}
