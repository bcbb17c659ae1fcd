package org.tuntas.modelling.rehearsal;

import java.util.List;

/**
 * What came of a scenario.
 *
 * @param name of the scenario
 * @param beats all that happened, in order
 */
public record PlayedScenario(String name, List<Beat> beats) {

    /** Makes its own copy. */
    public PlayedScenario {
        beats = List.copyOf(beats);
    }

    /** Whether everything was possible and is as expected. */
    public boolean holds() {
        return beats.stream().noneMatch(beat -> beat.kind().isBad());
    }
}
