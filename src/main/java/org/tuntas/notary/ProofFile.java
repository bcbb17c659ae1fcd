package org.tuntas.notary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reporters download: the entries of their report, opened as far as they may read them, with the way of each to the root of its
 * day. Moments and fingerprints are text as they are hashed.
 *
 * @param number of the report
 * @param made when it was downloaded
 * @param entries in the order of the chain; those that are not sealed yet come last
 * @param seals of the days in which the entries are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProofFile(String format, String number, String made, List<Entry> entries, List<Seal> seals) {

    /** What {@code format} says. */
    public static final String FORMAT = "tuntas-proof-1";

    /**
     * An entry.
     *
     * @param sequence null while it is not sealed
     * @param kind null, like all that stands in the leaf, where the entry is among officers
     * @param saidSalt null where the reporter may not read the words, or they are removed
     * @param words the same
     * @param day in whose tree it is; null while it is not sealed
     * @param position of its leaf, 0 for the first
     * @param path from the leaf to the root
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            @Nullable Integer sequence,
            @Nullable String kind,
            @Nullable String at,
            @Nullable String said,
            @Nullable String inside,
            @Nullable String link,
            @Nullable String linkSalt,
            @Nullable String saidSalt,
            @Nullable Saying words,
            @Nullable String fingerprint,
            @Nullable String day,
            @Nullable Integer position,
            @Nullable List<String> path) {}

    /** A {@link DaySeal} as text. */
    public record Seal(String day, int size, String root, String previous, String seal) {

        /** Writes it as text. */
        public static Seal of(DaySeal seal) {
            return new Seal(
                    seal.day().toString(),
                    seal.size(),
                    seal.root().hex(),
                    seal.previous().hex(),
                    seal.seal().hex());
        }
    }
}
