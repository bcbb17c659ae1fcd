package org.tuntas.reporter;

import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.ComplaintType;

/**
 * How long something is kept of reports that ended in a certain way.
 *
 * @param closeReason null: any
 * @param type null: any
 * @param days calendar days of 24 hours after the report was closed
 * @param legalBasis the rule that says so, for people
 */
public record RetentionRule(
        long id,
        ComplaintState state,
        @Nullable String closeReason,
        @Nullable ComplaintType type,
        Action action,
        int days,
        String legalBasis) {

    /** Fewest days: as long as a report can be taken up again. */
    public static final int FEWEST_DAYS = Math.toIntExact(Complaint.REOPENING_WINDOW.toDays());

    /** Most days: a hundred years. */
    public static final int MOST_DAYS = 36_500;

    /** What is done when the time has come. */
    public enum Action {
        /** the identity is removed; the report, its timeline and its PIN stay */
        ANONYMISE,
        /** title, text and place are removed, of spam only */
        DELETE_TEXTS
    }
}
