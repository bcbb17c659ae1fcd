package org.tuntas.sla;

import java.time.Instant;
import java.util.List;

/** Where the pauses of resolution clocks are kept. Takes part in the caller's transaction. */
public interface Pauses {

    /** Begins a pause. While one is open it only moves the latest end of that one, and never to an earlier time. */
    void begin(Pause pause);

    /** Ends the open pause of a round, if there is one. */
    void end(String number, int round, Instant at);

    /** All pauses of a round in order of their start. */
    List<Pause> of(String number, int round);
}
