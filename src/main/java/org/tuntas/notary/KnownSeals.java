package org.tuntas.notary;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The seals of all files that are checked together; two that differ prove that one of them was rewritten. */
final class KnownSeals {

    private record Known(DaySeal seal, String file) {}

    private final Map<LocalDate, Known> seals = new HashMap<>();
    private final Findings findings;

    KnownSeals(Findings findings) {
        this.findings = findings;
    }

    /**
     * Learns a seal that a file shows.
     *
     * @param before the one on the line before; null for the first of a file, and where lines are no neighbours
     */
    void learn(DaySeal seal, @Nullable DaySeal before, String file) {
        if (!seal.isWhole()) {
            findings.wrong("seal.broken", seal.day());
        }
        if (before != null && !seal.day().equals(before.day().plusDays(1))) {
            findings.wrong("seal.gap", before.day(), seal.day());
        } else if (before != null && !seal.previous().equals(before.seal())) {
            findings.wrong("seal.chain", seal.day(), before.day());
        }
        Known known = seals.putIfAbsent(seal.day(), new Known(seal, file));
        if (known != null && !known.seal().equals(seal)) {
            findings.wrong("seal.two", seal.day(), known.file());
        }
    }

    /** The seal of a day, where a file shows it. */
    Optional<DaySeal> of(LocalDate day) {
        return Optional.ofNullable(seals.get(day)).map(Known::seal);
    }

    /** Whether a file of seals shows it, so that it does not rest on a proof's own word. */
    boolean isBeyond(LocalDate day, String file) {
        return Optional.ofNullable(seals.get(day))
                .filter(known -> !known.file().equals(file))
                .isPresent();
    }
}
