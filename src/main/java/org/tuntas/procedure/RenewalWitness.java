package org.tuntas.procedure;

import java.util.List;

/** Keeps record of the dates that a changed calendar or ladder moves. */
public interface RenewalWitness {

    /** Takes note of moved dates, in the transaction that moves them. */
    void moved(List<MovedDate> dates);
}
