package org.tuntas.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/** Where a report's newest round has been in its models, in a fixed number of statements however long the way was. */
public interface Footprints {

    /**
     * The newest round that has started; a running one before one that has ended.
     *
     * @return empty before the first has
     */
    Optional<Trail> of(TrackingNumber number);

    /** Id of the version of the main process by which that round runs, or ran. */
    Optional<String> definition(TrackingNumber number);

    /** When time will do something in a round by itself, the earliest first. */
    List<Alarm> alarms(String rootInstance);

    /**
     * A round in the engine.
     *
     * @param rootInstance id of its process instance
     * @param definition id of the version of the main process that runs it
     * @param prints every element that a token has entered, also in called processes, in that order
     */
    record Trail(String rootInstance, String definition, boolean ended, List<Print> prints) {}

    /**
     * An element that a token has entered.
     *
     * @param process key of the process
     * @param definition id of the version of it in which the token was there, or is
     * @param until null while the token is there
     * @param due of the task that waits there; null when there is none
     */
    record Print(
            String process,
            String definition,
            String element,
            Instant from,
            @Nullable Instant until,
            @Nullable Instant due) {}

    /** A timer that waits. */
    record Alarm(String process, String element, Instant at) {}
}
