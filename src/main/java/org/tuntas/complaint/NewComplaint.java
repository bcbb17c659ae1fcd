package org.tuntas.complaint;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is first written down.
 *
 * @param namedAgency the agency the reporter named, if any; otherwise the desk decides
 * @param anonymous identity hidden from everyone but the vault
 * @param secret content hidden from the public
 * @param externalId the channel's own id of the report, unique per channel
 * @param ageGroup of the reporter, when the year of birth was given: all that is known of it outside the vault
 * @param filedAt when it was received: day 0 of the verification clock
 */
public record NewComplaint(
        TrackingNumber number,
        ComplaintType type,
        String title,
        String text,
        @Nullable LocalDate occurredOn,
        Place place,
        @Nullable String namedAgency,
        @Nullable String category,
        boolean anonymous,
        boolean secret,
        Channel channel,
        @Nullable String externalId,
        @Nullable AgeGroup ageGroup,
        Instant filedAt) {}
