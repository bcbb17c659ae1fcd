package org.tuntas.publication;

import org.jspecify.annotations.Nullable;

/**
 * How things stand, in numbers about all reports.
 *
 * @param received within the last twelve months
 * @param open now: neither ended nor waiting for the answer to another one
 * @param done within the last twelve months: resolved, or closed after an answer to which nobody replied
 * @param medianDays calendar days from filing to the end of half of those; null when none has ended
 */
public record Figures(long received, long open, long done, @Nullable Long medianDays) {}
