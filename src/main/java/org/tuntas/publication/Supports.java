package org.tuntas.publication;

import java.time.Instant;
import org.tuntas.complaint.TrackingNumber;

/** Who says "me too" to which report. Of a supporter only a digest is known. */
public interface Supports {

    /**
     * Adds a support, once a supporter.
     *
     * @return false when the report is not published, or was supported by them before
     */
    boolean add(TrackingNumber number, byte[] supporter, Instant at);

    /** Takes a support back; nothing happens when there is none. */
    void takeBack(TrackingNumber number, byte[] supporter);

    /** Whether a supporter supports a report. */
    boolean has(TrackingNumber number, byte[] supporter);
}
