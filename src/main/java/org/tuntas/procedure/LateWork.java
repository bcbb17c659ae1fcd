package org.tuntas.procedure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Open work that a manager is asked to step into.
 *
 * @param step name of the step as officers see it
 * @param holder login of the officer who has taken it; null while nobody has
 * @param offeredTo ids of the groups whose members could take it
 * @param due until when it is to be done; null when it waits for no date
 */
public record LateWork(String step, @Nullable String holder, List<String> offeredTo, @Nullable Instant due) {

    public LateWork {
        offeredTo = List.copyOf(offeredTo);
    }
}
