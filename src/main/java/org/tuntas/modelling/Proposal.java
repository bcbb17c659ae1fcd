package org.tuntas.modelling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A set that somebody wants to hold. What was proposed does not change; it is decided once, by somebody else.
 *
 * @param draft key of the draft; null when it is an earlier version
 * @param returnsTo number of the earlier version; null when it is a draft
 * @param base number of the version that held when it was proposed
 * @param author login of who drafted it
 * @param proposer login
 * @param note what is meant, in their words
 * @param decider login of who ended it; null while it is open
 * @param decision why, in the decider's words; null when nothing was said
 */
public record Proposal(
        long id,
        @Nullable Long draft,
        @Nullable Long returnsTo,
        String set,
        long base,
        String author,
        String proposer,
        String note,
        Instant at,
        State state,
        @Nullable String decider,
        @Nullable Instant decidedAt,
        @Nullable String decision) {

    /** What became of a proposal. */
    public enum State {
        /** nobody has decided yet */
        OPEN,
        /** it holds, or held */
        APPROVED,
        /** somebody said no */
        REJECTED,
        /** the proposer took it back */
        WITHDRAWN,
        /** another version came into force before it was decided */
        OVERTAKEN
    }

    /** Whether it waits for somebody. */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether somebody had a hand in it and may not decide it. */
    public boolean isOf(String login) {
        return login.equals(proposer) || login.equals(author);
    }
}
