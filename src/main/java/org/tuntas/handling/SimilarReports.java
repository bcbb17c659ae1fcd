package org.tuntas.handling;

import java.util.List;
import org.tuntas.complaint.TrackingNumber;

/** What became of reports like one. */
@FunctionalInterface
public interface SimilarReports {

    /**
     * Who handled a report that is resolved or closed.
     *
     * @param agency node code
     * @param units node codes of those that worked on it in its last round
     */
    record Handled(String agency, List<String> units) {}

    /**
     * Resolved and closed reports of the same regency that share words with one, the most similar first. Secret ones and those that
     * allege misconduct are never among them, nor those that were answered with another one.
     *
     * @param most how many at most
     */
    List<Handled> closedLike(TrackingNumber number, int most);
}
