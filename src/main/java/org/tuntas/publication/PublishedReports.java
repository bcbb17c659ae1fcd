package org.tuntas.publication;

import java.util.List;
import java.util.Optional;
import org.tuntas.complaint.TrackingNumber;

/** The reports that everybody may read: verified, not secret, neither archived nor withdrawn. */
public interface PublishedReports {

    /** How many reports are counted at most. */
    int MOST_COUNTED = 1000;

    /**
     * A page of what was found.
     *
     * @param found how many there are in all, at most {@link #MOST_COUNTED} and one
     * @param more whether the list goes on
     */
    record Found(List<PublishedReport> reports, int found, boolean more) {}

    /** @param size reports on a page */
    Found find(ListQuery query, int size);

    /** The newest ones, of all. */
    List<PublishedReport> latest(int most);

    /** The report of that number, if it is published. */
    Optional<PublishedReport> find(TrackingNumber number);
}
