package org.tuntas.statistics;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one ended report adds to the figures.
 *
 * @param report what the tables say of it
 * @param day on which it was received, in WIB
 * @param days whole days of 24 hours from filing to closing
 * @param followedUpOnTime whether the first follow-up came within its limit; null when there was none
 * @param resolvedOnTime whether the last answer came within the resolution limit; null when there was none
 */
public record ReportFigure(
        EndedReport report,
        LocalDate day,
        int days,
        @Nullable Boolean followedUpOnTime,
        @Nullable Boolean resolvedOnTime) {}
