package org.tuntas.publication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.ComplaintType;

/**
 * What somebody looks for among the published reports; null asks for nothing.
 *
 * @param text words of the public title, the public text or the place, or a tracking number
 * @param category code of a category; its sub-categories belong to it
 * @param agency code of the agency that has it
 * @param region Kemendagri code; what lies in the region belongs to it
 * @param filedFrom filed then or later
 * @param filedBefore filed before then
 * @param after where the page before ended; null for the first
 */
public record ListQuery(
        @Nullable String text,
        @Nullable ComplaintState state,
        @Nullable ComplaintType type,
        @Nullable String category,
        @Nullable String agency,
        @Nullable String region,
        @Nullable Instant filedFrom,
        @Nullable Instant filedBefore,
        Order order,
        @Nullable Place after) {

    /** Which report comes first. */
    public enum Order {
        /** the newest */
        NEWEST,
        /** the one that most people say "me too" to */
        SUPPORTED,
        /** the one that has been open for the longest time; those that have ended are left out */
        LONGEST_OPEN
    }

    /** The last report of a page: where the next one goes on, also when reports came or went meanwhile. */
    public record Place(int supports, Instant filedAt, String number) {}
}
