package org.tuntas.sla;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Where pauses are kept. Takes part in the caller's transaction. */
public interface Pauses {

    /**
     * Begins a pause. While one of the same share (or of the whole round, or a derived one) is open it only moves the latest end of
     * that one, and never to an earlier time.
     */
    void begin(Pause pause);

    /** Ends an open pause, and keeps its latest end as it is given. */
    void end(Pause pause, Instant at);

    /** All pauses of a round and of its shares in order of their start. */
    List<Pause> of(String number, int round);

    /** All pauses of several complaints in order of their start. */
    List<Pause> of(Collection<String> numbers);
}
