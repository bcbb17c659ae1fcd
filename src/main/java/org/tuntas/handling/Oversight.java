package org.tuntas.handling;

import java.util.Set;

/**
 * The work that somebody watches over as a manager. What of it they may read is another question, which {@link Reader} answers.
 *
 * @param everywhere whether that is all work
 * @param offices codes of the offices they head, administer or inspect, and of those below
 * @param stepsIn whether they may do something about it; the ombudsman and the auditors only look
 * @param reader what they may read
 */
public record Oversight(boolean everywhere, Set<String> offices, boolean stepsIn, Reader reader) {

    public Oversight {
        offices = Set.copyOf(offices);
    }

    /** Whether a group works in one of these offices. */
    public boolean covers(String group) {
        int dash = group.lastIndexOf('-');
        return everywhere || dash > 0 && offices.contains(group.substring(0, dash));
    }
}
