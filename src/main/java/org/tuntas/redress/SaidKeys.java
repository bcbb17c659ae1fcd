package org.tuntas.redress;

import java.util.Optional;
import org.tuntas.complaint.TrackingNumber;

/** What a reporter said under which key, and what it led to, so that saying it again does nothing twice. */
public interface SaidKeys {

    /**
     * Something said earlier.
     *
     * @param fingerprint digest of the request
     */
    record Said(String fingerprint, RedressDesk.Outcome outcome) {}

    /** What was said about a report under a key. */
    Optional<Said> find(TrackingNumber number, String key);

    /** Remembers it, within the caller's transaction, which holds the complaint's lock. */
    void remember(String key, Said said);
}
