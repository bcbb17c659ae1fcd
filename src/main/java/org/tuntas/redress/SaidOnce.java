package org.tuntas.redress;

import java.time.Instant;
import java.util.Optional;
import org.tuntas.complaint.TrackingNumber;

/** Commands of reporters that may arrive twice: a double click, a request sent again. Whoever asks holds the complaint's lock. */
public interface SaidOnce {

    /**
     * Whether that command was carried out before and, if so, whether the procedure took a step then.
     *
     * @param deed fingerprint of the command, with the token of its form or its key
     */
    Optional<Boolean> movedOn(TrackingNumber number, String deed);

    /** Remembers a command, within the caller's transaction. */
    void add(TrackingNumber number, String deed, boolean movedOn, Instant at);
}
