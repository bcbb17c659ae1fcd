package org.tuntas.lifecycle.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.lifecycle.Relocation.Obstacle;
import org.tuntas.lifecycle.Relocation.Passage;

/**
 * A way as the engine goes it.
 *
 * @param deployment id of the one that reports come from
 * @param ways by process key
 */
record ReadyPassage(String deployment, Map<String, Way> ways, List<Obstacle> refused) implements Passage {

    /** The way of one process; null when the new models have none of its key. */
    @Nullable
    Way way(String process) {
        return ways.get(process);
    }

    /**
     * The way of one process. Only what the engine accepts is in it.
     *
     * @param from id of the old definition
     * @param to id of the new one
     * @param targets what takes the place of an element, by its id
     * @param stages under which stage a visit goes on, by the element's new id; only where that changes
     * @param states what the public sees there, by the element's new id; only where that changes
     * @param offered new ids of the tasks whose models name other groups
     */
    record Way(
            String from,
            String to,
            MigrationPlan plan,
            Map<String, String> targets,
            Map<String, String> stages,
            Map<String, ComplaintState> states,
            Set<String> offered) {}
}
