package org.tuntas.procedure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The models by which reports run, in all versions that were published: for those who look at the procedure, not at a report. */
public interface Blueprints {

    /**
     * Models that were published together.
     *
     * @param bundle id
     * @param tag version of the main process, as its designer calls it; empty for none
     * @param number how many were published before it, and one
     */
    record Edition(String bundle, String tag, int number, Instant publishedAt) {}

    /**
     * One process of an edition.
     *
     * @param key of the process
     * @param about what its designer says of it
     * @param names of its elements, by id
     * @param calls the processes that it calls, by the id of the element that calls
     * @param resolution id of the element around everything that the clock of the resolution measures; null when it is elsewhere
     */
    record Sheet(
            String key,
            String name,
            String about,
            Map<String, String> names,
            Map<String, String> calls,
            @Nullable String resolution) {

        public Sheet {
            names = Map.copyOf(names);
            calls = Map.copyOf(calls);
        }
    }

    /** All editions, the newest first. */
    List<Edition> editions();

    /** The processes of an edition that reports can come to, the one they begin with first; none when there is no such edition. */
    List<Sheet> sheets(String bundle);

    /**
     * One of them as BPMN 2.0 with its drawing, without expressions, forms and groups.
     *
     * @param process its key
     */
    Optional<String> drawing(String bundle, String process);
}
