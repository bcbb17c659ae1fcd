package org.tuntas.administration;

import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Refused;

/**
 * What became of one task that was to change hands.
 *
 * @param number of the report
 * @param step what is to be done
 * @param to name of the person or groups that have it now
 * @param problem why it stayed where it was; null when it did not
 */
public record Moved(String number, String step, String to, @Nullable Refused problem) {}
