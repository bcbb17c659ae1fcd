package org.tuntas.notary;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.tuntas.complaint.EventKind;

/**
 * An entry of a timeline as it is hashed into a leaf. What is not for everybody stands in it as a fingerprint over salted bytes.
 *
 * @param number of the report
 * @param at to the microsecond
 * @param said the words, see {@link Saying}
 * @param inside who, and what is among officers, see {@link Inside}
 * @param link its place in the report, see {@link Link}
 */
public record LogEntry(
        String number, EventKind kind, Instant at, Fingerprint said, Fingerprint inside, Fingerprint link) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** A moment as it is hashed and written into files: {@code 2026-11-23T02:04:05.000000Z}. */
    public static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /** Reads such a moment; empty for any other spelling. */
    public static Optional<Instant> readMoment(String written) {
        try {
            Instant at = Instant.from(MOMENT.parse(written));
            return moment(at).equals(written) ? Optional.of(at) : Optional.empty();
        } catch (DateTimeException otherwise) {
            return Optional.empty();
        }
    }

    /** The leaf. */
    public Fingerprint fingerprint() {
        return Canonical.of(Canonical.Kind.LEAF)
                .text(number)
                .text(kind.name())
                .text(moment(at))
                .print(said)
                .print(inside)
                .print(link)
                .fingerprint();
    }
}
