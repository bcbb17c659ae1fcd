package org.tuntas.publication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.TrackingNumber;

/**
 * A report as a public list shows it.
 *
 * @param title the public title
 * @param category code of its category; null when it has none
 * @param agency code of the agency that has it; null before it is forwarded
 * @param region Kemendagri code of where it is; null when the reporter named no place
 * @param supports how many say "me too"
 * @param nextLimit the earliest limit of its open steps; null while no step waits for an officer
 */
public record PublishedReport(
        TrackingNumber number,
        String title,
        ComplaintType type,
        @Nullable String category,
        @Nullable String agency,
        @Nullable String region,
        ComplaintState state,
        Instant filedAt,
        int supports,
        @Nullable Instant nextLimit) {

    /** Where the next page goes on. */
    public ListQuery.Place place() {
        return new ListQuery.Place(supports, filedAt, number.value());
    }
}
