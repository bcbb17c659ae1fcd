package org.tuntas.merging;

import java.util.List;
import org.tuntas.complaint.TrackingNumber;

/** Proposes reports about the same thing. What is proposed is decided by a person. */
@FunctionalInterface
public interface Lookalikes {

    /**
     * Verified reports of the same regency and the same weeks that share words with one, the likeliest first. Secret ones are never
     * proposed, nor those that have ended or wait for another one.
     *
     * @param most how many at most
     */
    List<Lookalike> of(TrackingNumber number, int most);
}
