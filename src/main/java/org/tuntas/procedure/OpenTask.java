package org.tuntas.procedure;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/**
 * A step of a complaint that waits for an officer.
 *
 * @param id id of the task
 * @param step what the officer is asked to do, Indonesian, as the model calls it
 * @param groups ids of the groups it is offered to
 * @param assignee login of who has taken it; null while it is in the queue
 * @param due when its time is over; null when it has no limit
 */
public record OpenTask(
        String id,
        TrackingNumber number,
        String step,
        Set<String> groups,
        @Nullable String assignee,
        @Nullable Instant due) {}
