package org.tuntas.notary;

/**
 * The place of an entry in its report. Salted as well: how many entries a report has that are not for everybody, and on which days,
 * is not for everybody either.
 *
 * @param sequence 1 for the first
 * @param previous leaf of the entry before; {@link Fingerprint#NONE} for the first
 */
public record Link(int sequence, Fingerprint previous) {

    /** Hides it behind a salt. */
    public Fingerprint fingerprint(byte[] salt) {
        return Canonical.of(Canonical.Kind.LINK)
                .bytes(salt)
                .number(sequence)
                .print(previous)
                .fingerprint();
    }
}
