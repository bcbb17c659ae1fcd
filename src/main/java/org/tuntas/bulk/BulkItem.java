package org.tuntas.bulk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One complaint of an order.
 *
 * @param place where it stands in the order, from 1
 * @param number tracking number
 * @param reason why it failed, a sentence in the officer's language; null unless it failed
 * @param doneAt when it was done or failed; null while it waits
 */
public record BulkItem(
        long order, int place, String number, Outcome outcome, @Nullable String reason, @Nullable Instant doneAt) {

    /** How far one complaint has come. */
    public enum Outcome {
        WAITING,
        DONE,
        FAILED
    }
}
