package org.tuntas.modelling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A set of models, forms and tables that holds or held: the newest does, for reports that begin from then on. Its number is what people
 * call the version of the procedure.
 *
 * @param set digest of the set
 * @param deployment key of the engine's deployment; the same as that of the release before when only tables changed
 * @param proposal key of the proposal that was approved; null when nobody was asked
 * @param proposer login; null when nobody was asked
 * @param approver login of somebody else; null when nobody was asked
 * @param note why, in the words of the proposer; empty when nobody was asked
 */
public record Release(
        long id,
        String set,
        Origin origin,
        Instant at,
        String deployment,
        @Nullable Long proposal,
        @Nullable String proposer,
        @Nullable String approver,
        String note) {

    /** How a set came to hold. */
    public enum Origin {
        /** it came with this version of Tuntas, or lay where Tuntas was told to look at its start */
        INSTALLED,
        /** it was saved in a folder that is watched */
        LIVE,
        /** somebody proposed a draft, and somebody else approved */
        PUBLISHED,
        /** somebody proposed an earlier set, and somebody else approved */
        RETURNED
    }

    /** Whether two people wanted it, so that no installation undoes it silently. */
    public boolean isDecided() {
        return proposal != null;
    }
}
