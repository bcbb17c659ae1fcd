package org.tuntas.modelling.rehearsal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios that are played on a set of models, one after the other, on a stage in a process of its own.
 *
 * @param set digest of the set
 * @param scenarios digest of the scenarios
 * @param attempts how often somebody began
 * @param failure why it came to no end; null unless it failed
 * @param log what the process logged last, when it failed
 */
public record Replay(
        long id,
        String set,
        String scenarios,
        State state,
        Instant askedAt,
        int attempts,
        @Nullable Instant endedAt,
        @Nullable Failure failure,
        String log,
        List<Piece> pieces) {

    /** Where it stands. */
    public enum State {
        WAITING,
        PLAYING,
        /** every scenario was played, whatever came of it */
        DONE,
        FAILED
    }

    /** Why a replay came to no end. */
    public enum Failure {
        /** the stage could not be set up */
        NOT_STARTED,
        /** the time that it may take was over */
        TOO_LONG,
        /** whoever played it died, again and again */
        BROKEN_OFF
    }

    /**
     * A scenario in it.
     *
     * @param file such as {@code 05-lebaran.yaml}
     * @param content as it is played
     * @param holds null: not played yet
     * @param troubles what was not as expected
     */
    public record Piece(
            int place, String file, String content, String name, @Nullable Boolean holds, List<Beat> troubles) {

        /** Makes its own copy. */
        public Piece {
            troubles = List.copyOf(troubles);
        }

        /** Whether it was played and did not hold. */
        public boolean differs() {
            return Boolean.FALSE.equals(holds);
        }
    }

    /** Makes its own copy. */
    public Replay {
        pieces = List.copyOf(pieces);
    }

    /** Whether nothing more comes of it. */
    public boolean isEnded() {
        return endedAt != null;
    }

    /** Whether every scenario held. */
    public boolean isFine() {
        return state == State.DONE && differing() == 0;
    }

    /** How many were played. */
    public long played() {
        return pieces.stream().filter(piece -> piece.holds() != null).count();
    }

    /** How many were played and did not hold. */
    public long differing() {
        return pieces.stream().filter(Piece::differs).count();
    }
}
