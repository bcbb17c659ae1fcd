package org.tuntas.procedure;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a report has been, where it is and where it usually goes from there.
 *
 * @param passed steps that are over, in the order in which they began
 * @param now steps at which it waits, the oldest first; several when several units work or an escalation is open
 * @param ahead what usually follows; empty when the round has ended
 * @param ifNeeded steps of the models that only some reports take, and this one has not
 * @param unlessActed what happens by itself if nobody does anything, the earliest first
 * @param drawings the models, the main one first
 */
public record CaseMap(
        List<Passed> passed,
        List<Current> now,
        List<Step> ahead,
        List<Step> ifNeeded,
        List<Consequence> unlessActed,
        List<Drawing> drawings) {

    public CaseMap {
        passed = List.copyOf(passed);
        now = List.copyOf(now);
        ahead = List.copyOf(ahead);
        ifNeeded = List.copyOf(ifNeeded);
        unlessActed = List.copyOf(unlessActed);
        drawings = List.copyOf(drawings);
    }

    /**
     * A place at which a report can wait, as the model tells people of it.
     *
     * @param model key of the process
     * @param id of the element that waits
     * @param name what it is called
     * @param about what is done there
     * @param work who does what, where the model tells that apart; null otherwise
     * @param stage code of the stage whose clock runs there; null where none does
     * @param language of name, about and work, as ISO 639 code
     */
    public record Step(
            String model,
            String id,
            String name,
            String about,
            @Nullable String work,
            @Nullable String stage,
            String language) {}

    /** A step that is over. */
    public record Passed(Step step, Instant from, Instant until) {}

    /**
     * A step at which the report waits.
     *
     * @param due when the work there is due, as far as the step itself has a date; the clock of its stage may tell more
     */
    public record Current(Step step, Instant since, @Nullable Instant due) {}

    /**
     * What time does by itself, in the words of the model.
     *
     * @param then what it does after that, at times that are not set yet
     * @param language of these words, as ISO 639 code
     */
    public record Consequence(Instant at, String what, List<String> then, String language) {

        public Consequence {
            then = List.copyOf(then);
        }
    }

    /**
     * A model that can be drawn.
     *
     * @param key of the process
     * @param done ids of the elements that the report has passed
     * @param now ids of the elements at which it waits
     * @param language of name and about, as ISO 639 code
     */
    public record Drawing(String key, String name, String about, Set<String> done, Set<String> now, String language) {}
}
