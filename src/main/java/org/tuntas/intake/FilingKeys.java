package org.tuntas.intake;

import java.time.Instant;
import java.util.Optional;
import org.tuntas.complaint.TrackingNumber;

/** Which report was filed under which key, so that repeating a request files nothing twice. */
public interface FilingKeys {

    /**
     * An earlier filing.
     *
     * @param fingerprint digest of the request it came with
     */
    record Filed(TrackingNumber number, String fingerprint, Instant filedAt) {}

    /**
     * Claims a key for a report, within the caller's transaction. Waits for a concurrent claim of the same key to be
     * decided.
     *
     * @return false when the key is taken
     */
    boolean claim(String key, String fingerprint, TrackingNumber number, Instant at);

    /** The report filed under a key. */
    Optional<Filed> find(String key);

    /**
     * Forgets keys of requests. Those of a report's number in another system stay: that number must never file twice.
     *
     * @param before only those that are older
     * @return how many
     */
    int forgetRequests(Instant before, int most);
}
