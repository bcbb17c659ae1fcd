package org.tuntas.reporter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/** The rows of the table {@code reporter}. */
public interface Reporters {

    /** Adds the row of a new complaint; {@code sealed} is null when nothing is known of the reporter. */
    void insert(TrackingNumber number, @Nullable Sealed sealed);

    /** The generation of the complaint's PIN, from 1; empty when there is no such complaint. */
    Optional<Integer> pinGeneration(TrackingNumber number);

    /** What {@link #insert} kept of a complaint's reporter; empty when that was nothing. */
    Optional<Sealed> sealed(TrackingNumber number);
}
