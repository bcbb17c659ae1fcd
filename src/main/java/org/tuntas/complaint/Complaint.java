package org.tuntas.complaint;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A report as our tables know it: the truth about a complaint. The engine only knows where its token stands.
 *
 * @param publicTitle title the verifier confirmed for publication; null before verification
 * @param publicText text the verifier confirmed for publication; null before verification
 * @param namedAgency agency the reporter named
 * @param agency agency that holds it since it was forwarded
 * @param unit unit that must act since disposition
 * @param round 1 for the first run through the procedure, one more with each reopening
 * @param objections dissatisfied answers within this round
 * @param forwardedAt start of the first follow-up and resolution clocks
 * @param closeReason how the round ended, see the reasons in {@code docs}
 * @param rating 1 to 5; null unless the reporter gave one: silence is never satisfaction
 */
public record Complaint(
        TrackingNumber number,
        ComplaintType type,
        SupervisionClass supervisionClass,
        String title,
        String text,
        @Nullable String publicTitle,
        @Nullable String publicText,
        @Nullable LocalDate occurredOn,
        Place place,
        @Nullable String namedAgency,
        @Nullable String category,
        boolean anonymous,
        boolean secret,
        Channel channel,
        ComplaintState state,
        Instant stateSince,
        int round,
        int objections,
        @Nullable String agency,
        @Nullable String unit,
        Instant filedAt,
        @Nullable Instant forwardedAt,
        @Nullable Instant closedAt,
        @Nullable String closeReason,
        @Nullable Integer rating) {

    /** Whether the public may read it: verified, not secret, and not archived or withdrawn. */
    public boolean isPublished() {
        return publicTitle != null && !secret && state != ComplaintState.ARCHIVED && state != ComplaintState.WITHDRAWN;
    }
}
