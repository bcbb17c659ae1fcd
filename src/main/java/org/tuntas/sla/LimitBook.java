package org.tuntas.sla;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the compiled rows of the limit and ladder tables are kept. What is read may be up to half a minute old when another
 * node changed them, never when they were changed through this book.
 */
public interface LimitBook {

    /** All limits, also those of the past and of the future. */
    List<Limit> limits();

    /** The rungs of a stage by level; empty when the stage has no ladder. */
    List<Rung> ladder(String stage);

    /**
     * A rung, also one that a later table no longer has: a timer that was set for it still needs its date.
     */
    Optional<Rung> rung(String stage, int level);

    /**
     * Puts new tables in the place of the old ones, both or neither. Open visits keep the limit they were bound to; when ladders change,
     * running clocks enter the {@link RenewalBacklog}. Nothing is written when the tables are equal to those in force.
     *
     * @throws IllegalArgumentException when two limits have stage, type, class, agency and first day in common, or a ladder has a
     *     gap or a rung before the one below it; the old tables stay
     */
    void replace(List<Limit> limits, List<Rung> rungs);

    /** Forgets what was read before. For rows that others have changed and committed. */
    void reread();

    /**
     * Checks tables that are about to be put in force.
     *
     * @throws IllegalArgumentException as told at {@link #replace}
     */
    static void check(List<Limit> limits, List<Rung> rungs) {
        Set<List<String>> keys = new HashSet<>();
        for (Limit limit : limits) {
            if (!keys.add(limit.key())) {
                throw new IllegalArgumentException("Two limits for " + limit.key());
            }
        }
        Map<String, TreeMap<Integer, Rung>> ladders = new TreeMap<>();
        for (Rung rung : rungs) {
            if (ladders.computeIfAbsent(rung.stage(), stage -> new TreeMap<>()).put(rung.level(), rung) != null) {
                throw new IllegalArgumentException("Two rungs at level " + rung.level() + " of " + rung.stage());
            }
        }
        ladders.forEach((stage, ladder) -> {
            int level = 0;
            int afterLimit = 0;
            for (Rung rung : ladder.values()) {
                // The escalation climbs level by level: a gap would end it, a rung out of order would fire at once.
                if (rung.level() != ++level) {
                    throw new IllegalArgumentException("The ladder of " + stage + " lacks level " + level);
                }
                if (rung.afterLimit() < afterLimit) {
                    throw new IllegalArgumentException(
                            "Level " + level + " of " + stage + " comes before level " + (level - 1));
                }
                afterLimit = rung.afterLimit();
            }
        });
    }
}
