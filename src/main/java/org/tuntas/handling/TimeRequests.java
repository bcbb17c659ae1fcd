package org.tuntas.handling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/** The units' requests for more time. Whoever changes one holds the complaint's lock. */
public interface TimeRequests {

    /** Keeps a request. */
    void ask(long share, TimeRequest.Kind kind, LocalDate until, @Nullable String reason, Instant at);

    /**
     * The newest request of a share.
     *
     * @throws org.springframework.dao.EmptyResultDataAccessException when it never asked
     */
    TimeRequest newest(long share);

    /** The request of a share on which the head has not decided yet. */
    Optional<TimeRequest> undecided(long share);

    /** Records what the head decided. */
    void decided(long id, boolean granted, Instant at);

    /** Whether the resolution limit of a round has been extended at a unit's request. */
    boolean extended(TrackingNumber number, int round);
}
