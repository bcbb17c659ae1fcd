package org.tuntas.handling;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.tuntas.complaint.TrackingNumber;

/** Finds reports, among those that somebody may read. {@link WhoMayRead} has the rule. */
public interface CaseIndex {

    /** How many reports are counted at most. */
    int MOST_COUNTED = 1000;

    /**
     * A page of what was found.
     *
     * @param found how many there are in all, at most {@link #MOST_COUNTED} and one
     * @param more whether the list goes on
     * @param similar whether nothing has these very words, and these titles are like them
     */
    record Found(List<CaseLine> lines, int found, boolean more, boolean similar) {}

    /** Those of some reports that exist and that the reader may read. */
    Set<TrackingNumber> readable(Reader reader, Collection<TrackingNumber> numbers);

    /**
     * The reports that a reader may read and asks for.
     *
     * @param size reports on a page
     */
    Found find(Reader reader, CaseQuery query, int size);
}
