package org.tuntas.handling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.complaint.TrackingNumber;

/**
 * A report in a list.
 *
 * @param agency code of the agency that has it or, before it is forwarded, was named; null for the desk
 * @param unit code of the leading unit
 * @param nextLimit the earliest limit of its open steps; null when none waits for an officer
 */
public record CaseLine(
        TrackingNumber number,
        String title,
        ComplaintState state,
        SupervisionClass supervisionClass,
        boolean secret,
        int round,
        @Nullable String agency,
        @Nullable String unit,
        @Nullable String regionCode,
        Instant filedAt,
        @Nullable Instant nextLimit) {

    /** Where a list goes on after this report. */
    public CaseQuery.Place place() {
        return new CaseQuery.Place(nextLimit, filedAt, number.value());
    }
}
