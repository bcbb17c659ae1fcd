package org.tuntas.correspondence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/**
 * A notice on its way to one recipient. Holds nothing that anybody wrote, and nothing about who the reporter is.
 *
 * @param entry key of the timeline's entry that it is about
 * @param officer login of the recipient; null when that is the reporter
 * @param due before that it is not sent
 * @param letter the letter it was put into; null as long as it is in none
 * @param attempts how often its letter was handed to the mail server so far, the present one included
 */
public record Dispatch(
        UUID id,
        long entry,
        TrackingNumber number,
        Notice notice,
        @Nullable String officer,
        Instant due,
        @Nullable UUID letter,
        int attempts) {

    /** A new notice. */
    static Dispatch of(long entry, TrackingNumber number, Notice notice, @Nullable String officer, Instant due) {
        return new Dispatch(UUID.randomUUID(), entry, number, notice, officer, due, null, 0);
    }
}
