package org.tuntas.eventlog;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What the tables say of a case beside its events; the last four are those of the kept figures, null where none are kept.
 *
 * @param outcome as the figures have it
 */
public record ReceivedCase(
        String id,
        YearMonth month,
        String agency,
        String category,
        String supervision,
        @Nullable String outcome,
        @Nullable Boolean followedUpOnTime,
        @Nullable Boolean resolvedOnTime,
        @Nullable Integer rating) {}
