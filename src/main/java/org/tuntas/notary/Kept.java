package org.tuntas.notary;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the notary keeps of an entry.
 *
 * @param day in whose tree it is
 * @param fingerprint its leaf
 * @param saidSalt null once the words are removed
 */
public record Kept(
        long entry,
        int sequence,
        LocalDate day,
        Fingerprint fingerprint,
        Fingerprint said,
        Fingerprint inside,
        Fingerprint link,
        byte @Nullable [] saidSalt,
        byte[] insideSalt,
        byte[] linkSalt) {

    static Kept of(Recorded recorded, LogEntry hashed, Salts salts, int sequence, LocalDate day) {
        return new Kept(
                recorded.entry(),
                sequence,
                day,
                hashed.fingerprint(),
                hashed.said(),
                hashed.inside(),
                hashed.link(),
                salts.said(),
                salts.inside(),
                salts.link());
    }
}
