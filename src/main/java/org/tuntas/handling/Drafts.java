package org.tuntas.handling;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.TrackingNumber;

/** Answers that wait for approval, and what became of earlier ones. Whoever changes one holds the complaint's lock. */
public interface Drafts {

    /**
     * Keeps an answer until somebody approves it.
     *
     * @return its key
     * @throws org.springframework.dao.DuplicateKeyException when another one waits in the same share
     */
    long add(Complaint complaint, Answer answer, ApprovalTable.Need need, Instant at);

    /** The draft with that key. */
    Optional<Draft> find(long id);

    /**
     * The one that waits.
     *
     * @param share key of the unit's share; null for the combined response
     */
    Optional<Draft> waiting(TrackingNumber number, @Nullable Long share);

    /**
     * The newest of the round, whatever became of it.
     *
     * @param share key of the unit's share; null for the combined response
     */
    Optional<Draft> newest(TrackingNumber number, int round, @Nullable Long share);

    /** Records what became of a draft that waits. */
    void decide(long id, Draft.Outcome outcome, String officer, Instant at);

    /** Drops what waits: nobody needs to decide on it any more. */
    void dropAll(TrackingNumber number, Instant at);
}
