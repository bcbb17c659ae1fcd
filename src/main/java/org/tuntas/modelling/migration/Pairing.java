package org.tuntas.modelling.migration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element of the old models and what takes its place.
 *
 * @param to null for nothing: what stands there cannot move
 * @param suggestions what a person could choose instead, the best first
 */
public record Pairing(Element from, @Nullable Element to, Basis basis, List<Element> suggestions) {

    public Pairing {
        suggestions = List.copyOf(suggestions);
    }

    /** Why it is so. */
    public enum Basis {
        /** The same id and the same kind. */
        SAME_ID,
        /** Another id, but so much alike that it is taken to be the same. */
        ALIKE,
        /** An event that follows what it belongs to. */
        FOLLOWS,
        /** A person chose it. */
        CHOSEN,
        /** A person chose that nothing does. */
        LEFT_OUT,
        /** The stage starts, stops or pauses another clock: it is left, and the new one entered. */
        OTHER_CLOCK,
        /** What has the same id is of another kind. */
        OTHER_KIND,
        /** It would lie outside of what its surroundings move to. */
        ELSEWHERE,
        /** There is nothing like it. */
        GONE
    }
}
