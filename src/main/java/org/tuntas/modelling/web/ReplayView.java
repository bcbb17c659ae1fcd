package org.tuntas.modelling.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tuntas.modelling.rehearsal.Beat;
import org.tuntas.modelling.rehearsal.Replay;

/**
 * What came of a set's scenarios so far, in the reader's words.
 *
 * @param address of the page of the draft or proposal
 * @param replay null when nobody has asked for one
 * @param expected whether one comes by itself
 * @param scenarios those played, and those that wait
 */
record ReplayView(String address, @Nullable Replay replay, boolean expected, List<Played> scenarios) {

    /**
     * A scenario.
     *
     * @param holds null: not played yet
     */
    record Played(String file, String name, @Nullable Boolean holds, List<Trouble> troubles) {}

    /**
     * What is not as expected.
     *
     * @param line of the file; 0 when it is about the whole
     * @param at empty when it is not known
     */
    record Trouble(int line, String at, String said) {}

    static ReplayView of(String address, @Nullable Replay replay, boolean expected, SceneWords words) {
        return new ReplayView(
                address,
                replay,
                expected,
                replay == null
                        ? List.of()
                        : replay.pieces().stream()
                                .map(piece -> new Played(
                                        piece.file(),
                                        piece.name(),
                                        piece.holds(),
                                        piece.troubles().stream()
                                                .map(beat -> trouble(beat, words))
                                                .toList()))
                                .toList());
    }

    private static Trouble trouble(Beat beat, SceneWords words) {
        // What could not be done names its line itself.
        return new Trouble(beat.mismatch() == null ? 0 : beat.line(), words.moment(beat.at()), words.trouble(beat));
    }

    /** Whether something more will come of it. */
    public boolean isUnderWay() {
        return replay == null ? expected : !replay.isEnded();
    }

    /** Whether it came to an end that is not what was wanted. */
    public boolean isBad() {
        return replay != null && replay.isEnded() && !replay.isFine();
    }
}
