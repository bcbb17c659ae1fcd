package org.tuntas.handling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/**
 * An answer that somebody other than its author must approve. The reporter reads none of it until then.
 *
 * @param approver who the table asks for; never {@link ApprovalTable.Approver#NONE}
 * @param legalBasis why it must be approved, for people
 * @param outcome what became of it; null while it waits
 */
public record Draft(
        long id,
        TrackingNumber number,
        Answer answer,
        ApprovalTable.Approver approver,
        String legalBasis,
        Instant draftedAt,
        @Nullable Outcome outcome) {

    /** What became of a draft. */
    public enum Outcome {
        APPROVED,
        RETURNED,
        /** the round ended, or the complaint was taken from the unit, before anybody decided */
        DROPPED
    }
}
