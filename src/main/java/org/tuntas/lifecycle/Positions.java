package org.tuntas.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/** Everything at which a running round stands, down to scopes and jobs, in a fixed number of statements. */
public interface Positions {

    /** Where the running round stands; empty when none runs. */
    Optional<Standing> of(TrackingNumber number);

    /**
     * A running round.
     *
     * @param instances the main process and what it has called, the main one first
     */
    record Standing(List<Instance> instances, List<Spot> spots, List<Wait> waits) {}

    /**
     * A process instance.
     *
     * @param definition id of the version that runs it
     * @param process key
     * @param deployment id of what was published together with it
     */
    record Instance(String id, String definition, String process, String deployment) {}

    /**
     * An element that a token has entered and not left, scopes and calls included.
     *
     * @param id of the activity instance
     * @param parent of the activity instance around it; that of the process instance is the instance's id
     * @param scope whether it only surrounds others
     * @param calls whether it waits for a process that it has called
     */
    record Spot(
            String id,
            String parent,
            String instance,
            String process,
            String element,
            boolean scope,
            boolean calls,
            @Nullable String holder,
            @Nullable Instant due) {}

    /** A timer that waits. */
    record Wait(String job, String instance, String process, String element, Instant at) {}
}
