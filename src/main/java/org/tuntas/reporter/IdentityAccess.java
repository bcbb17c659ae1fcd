package org.tuntas.reporter;

import java.time.Instant;
import org.tuntas.complaint.TrackingNumber;

/**
 * Somebody's leave to look at what is kept from others, for a short time and for a reason.
 *
 * @param officer login of who may look
 * @param reason code of the reason, whose words are those of the room that gave the leave
 * @param words what the officer wrote about it
 * @param until exclusive
 */
public record IdentityAccess(
        long id,
        TrackingNumber number,
        String officer,
        Basis basis,
        Scope scope,
        String reason,
        String words,
        Instant at,
        Instant until) {

    /** By what right somebody looks. */
    public enum Basis {
        /** the report is theirs to work on */
        HOLDER,
        /** nobody's right: by breaking the glass, of which the auditors are told */
        BREAK_GLASS
    }

    /** What somebody looks at. */
    public enum Scope {
        /** text and timeline of a secret report */
        CONTENT,
        /** who the reporter is */
        IDENTITY
    }
}
