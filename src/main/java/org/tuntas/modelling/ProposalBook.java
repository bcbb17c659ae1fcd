package org.tuntas.modelling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every proposal that was ever made. */
public interface ProposalBook {

    /** The newest ones first, at most so many. */
    List<Proposal> newest(int most);

    /** Those that wait to be decided, the oldest first. */
    List<Proposal> open();

    /** The one of that key. */
    Optional<Proposal> find(long id);

    /** The one of that key, for whoever decides it: others wait until the caller's transaction ends. */
    Optional<Proposal> lock(long id);

    /** The one of a draft that waits to be decided. */
    Optional<Proposal> openOf(long draft);

    /** Adds an open one and returns its key. */
    long add(
            @Nullable Long draft,
            @Nullable Long returnsTo,
            String set,
            long base,
            String author,
            String proposer,
            String note,
            Instant at);

    /** Ends an open one. */
    void decide(long id, Proposal.State state, String decider, @Nullable String decision, Instant at);
}
