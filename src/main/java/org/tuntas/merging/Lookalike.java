package org.tuntas.merging;

import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/**
 * A verified report that may be about the same thing, and what speaks for it.
 *
 * @param title its public title
 * @param sameWords how many of the words that mean something are in both, in per cent of those of the shorter one
 * @param sameDistrict whether both name the same district
 * @param metres how far apart the marked places are; null unless both mark one
 * @param daysApart calendar days between the two filings
 * @param children how many reports are merged into it
 */
public record Lookalike(
        TrackingNumber number,
        String title,
        int sameWords,
        boolean sameDistrict,
        @Nullable Integer metres,
        int daysApart,
        int children) {}
