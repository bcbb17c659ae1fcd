package org.tuntas.modelling.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every replay that was ever asked for. */
public interface ReplayBook {

    /** The newest of a set. */
    Optional<Replay> newest(String set);

    /**
     * Asks for one. Nothing happens when one of that set has not ended.
     *
     * @param scenarios their digest
     * @param pieces the scenarios, not played yet
     */
    void ask(String set, String scenarios, List<Replay.Piece> pieces, Instant at);

    /**
     * The oldest that waits, or whose player has been silent for too long, for the caller alone to play.
     *
     * @param until when the caller will have told something, or has died
     */
    Optional<Replay> claim(Instant now, Instant until);

    /** Keeps what came of a scenario; its player lives on until then at least. */
    void tell(long replay, int place, boolean holds, List<Beat> troubles, Instant until);

    /** Gives one back whose player has to stop: it goes on where it is. */
    void giveBack(long replay);

    /** Ends one, every scenario of which was played. */
    void done(long replay, Instant at);

    /** Ends one that cannot be played to its end. */
    void fail(long replay, Replay.Failure why, String log, Instant at);

    /** Keeps why somebody wants a proposal to hold although this replay says otherwise; in place of what they said before. */
    void excuse(long proposal, long replay, String reason, String by, Instant at);

    /** Why somebody wants a proposal to hold although this replay says otherwise. */
    Optional<String> excuse(long proposal, long replay);
}
