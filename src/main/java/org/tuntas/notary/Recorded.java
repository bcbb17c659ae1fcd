package org.tuntas.notary;

import java.time.Instant;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.EventKind;

/**
 * An entry of a timeline as the tables hold it now.
 *
 * @param entry its key
 */
public record Recorded(
        long entry,
        String number,
        EventKind kind,
        Instant at,
        Saying saying,
        Inside inside,
        Audience audience,
        Audience messageAudience) {

    /** The leaf it makes, with these salts at this place. */
    LogEntry hashed(Salts salts, Link link) {
        return new LogEntry(
                number,
                kind,
                at,
                saying.fingerprint(salts.said()),
                inside.fingerprint(salts.inside()),
                link.fingerprint(salts.link()));
    }
}
