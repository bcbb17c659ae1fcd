package org.tuntas.correspondence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/** Who was written about what, for those who look after a complaint. Knows no address and no text. */
public interface LetterLog {

    /**
     * One recipient of an entry of the timeline.
     *
     * @param entry key of the entry
     * @param officer login; null for the reporter
     * @param state {@code WAITING}, {@code SENDING}, {@code SENT}, {@code DROPPED}, {@code NO_ADDRESS}, {@code REFUSED}, {@code
     *     GIVEN_UP} or {@code SWITCHED_OFF}
     * @param at when it came into that state
     */
    record Told(long entry, @Nullable String officer, String state, Instant at) {}

    /** Everybody who was, or is to be, written about a complaint, oldest first. */
    List<Told> of(TrackingNumber number);
}
