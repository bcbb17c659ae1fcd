package org.tuntas.notary;

import java.time.LocalDate;

/**
 * A sealed day.
 *
 * @param day in WIB
 * @param size entries in its tree
 * @param root of its tree
 * @param previous seal of the day before; {@link Fingerprint#NONE} for the first
 * @param seal over all of these
 */
public record DaySeal(LocalDate day, int size, Fingerprint root, Fingerprint previous, Fingerprint seal) {

    /** Seals a day. */
    public static DaySeal of(LocalDate day, int size, Fingerprint root, Fingerprint previous) {
        return new DaySeal(day, size, root, previous, seal(day, size, root, previous));
    }

    /** Whether the seal is the one over what stands beside it. */
    public boolean isWhole() {
        return seal.equals(seal(day, size, root, previous));
    }

    private static Fingerprint seal(LocalDate day, int size, Fingerprint root, Fingerprint previous) {
        return Canonical.of(Canonical.Kind.SEAL)
                .text(day.toString())
                .number(size)
                .print(root)
                .print(previous)
                .fingerprint();
    }
}
