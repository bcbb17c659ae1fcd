package org.tuntas.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.Place;
import org.tuntas.reporter.ReporterIdentity;

/**
 * The wish to file a report, as it came through a channel.
 *
 * @param agency code of the agency the reporter named; null: the desk finds out
 * @param reporter null when the reporter told nothing about themselves
 * @param externalId the channel's own id: filed twice under it, a report is one report
 * @param idempotencyKey the client's key of this request: sent twice with it, a report is one report
 * @param fingerprint digest of the request, to tell a repetition from a different request under the same key
 */
public record FileComplaint(
        ComplaintType type,
        String title,
        String text,
        @Nullable LocalDate occurredOn,
        Place place,
        @Nullable String agency,
        @Nullable String category,
        boolean anonymous,
        boolean secret,
        @Nullable ReporterIdentity reporter,
        Channel channel,
        @Nullable String externalId,
        @Nullable String idempotencyKey,
        String fingerprint) {}
