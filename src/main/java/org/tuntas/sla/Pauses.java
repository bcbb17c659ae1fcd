package org.tuntas.sla;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where pauses are kept. Takes part in the caller's transaction. */
public interface Pauses {

    /**
     * Begins a pause. While one of the same share (or of the whole round, or a derived one) lasts it only moves the latest end of
     * that one, and never to an earlier time. One that nobody ended is over at its latest end.
     */
    void begin(Pause pause);

    /**
     * Ends the open pause of a share or of the whole round, if there is one.
     *
     * @param share null for the whole round
     * @param derived whether to end the one that stands for all open shares
     */
    void end(String number, int round, @Nullable Long share, boolean derived, Instant at);

    /** All pauses of a round and of its shares in order of their start. */
    List<Pause> of(String number, int round);

    /** All pauses of several complaints in order of their start. */
    List<Pause> of(Collection<String> numbers);
}
