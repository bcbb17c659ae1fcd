package org.tuntas.modelling.rehearsal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.language.Words;
import org.tuntas.modelling.ModelSets;

/**
 * Plays what is asked for, one replay at a time on a node. Each scenario that was played is kept: whoever goes on after a stop or a death plays the
 * rest. A scenario that ends its stage, or does not answer, has not held; the others are played on a new stage.
 */
@Component
class ReplayRun {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    /** Twenty times as long as ours take. */
    private static final Duration LONGEST = Duration.ofMinutes(15);
    /** Longer than a start and the longest answer. */
    private static final Duration LEASE = Duration.ofMinutes(6);

    private static final int MOST_ATTEMPTS = 3;

    private final ReplayBook book;
    private final ModelSets sets;
    private final Stages stages;
    private final Words words;
    private final Clock clock;
    private volatile @Nullable StageProcess stage;

    ReplayRun(ReplayBook book, ModelSets sets, Stages stages, Words words, Clock clock) {
        this.book = book;
        this.sets = sets;
        this.stages = stages;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Plays one that waits.
     *
     * @param isStopping asked between scenarios
     * @return false when none waits
     */
    boolean playOne(BooleanSupplier isStopping) {
        Optional<Replay> claimed = book.claim(clock.instant(), lease());
        claimed.ifPresent(replay -> {
            if (replay.attempts() > MOST_ATTEMPTS) {
                book.fail(replay.id(), Replay.Failure.BROKEN_OFF, "", clock.instant());
            } else {
                play(replay, isStopping);
            }
        });
        return claimed.isPresent();
    }

    /** Ends the stage that is played on, so that nobody waits for it. */
    void breakOff() {
        StageProcess playing = stage;
        if (playing != null) {
            playing.kill();
        }
    }

    private void play(Replay replay, BooleanSupplier isStopping) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        try {
            for (Replay.Piece piece : replay.pieces()) {
                if (piece.holds() != null) {
                    continue;
                }
                if (System.nanoTime() > deadline) {
                    book.fail(replay.id(), Replay.Failure.TOO_LONG, "", clock.instant());
                    return;
                }
                StageProcess ready = ready(replay);
                if (isStopping.getAsBoolean()) {
                    book.giveBack(replay.id());
                    return;
                }
                if (!ready.isReady()) {
                    book.fail(replay.id(), Replay.Failure.NOT_STARTED, ready.lastWords(), clock.instant());
                    return;
                }
                List<Beat> troubles = play(piece, ready);
                if (isStopping.getAsBoolean()) {
                    book.giveBack(replay.id());
                    return;
                }
                book.tell(replay.id(), piece.place(), troubles.isEmpty(), troubles, lease());
            }
            book.done(replay.id(), clock.instant());
        } finally {
            leave();
        }
    }

    private StageProcess ready(Replay replay) {
        StageProcess playing = stage;
        if (playing == null || playing.isGone()) {
            leave();
            playing = stages.open(sets.read(replay.set()).procedure());
            stage = playing;
        }
        playing.await(LONGEST_START);
        return playing;
    }

    /** What was not as expected. */
    private List<Beat> play(Replay.Piece piece, StageProcess on) {
        try {
            Cue.Answer answer = on.ask(new Cue(Cue.Errand.PLAY, Words.INDONESIAN.getLanguage(), piece.content(), null));
            PlayedScenario played = answer.played();
            return played == null
                    ? List.of(failure(String.valueOf(answer.failure())))
                    : played.beats().stream()
                            .filter(beat -> beat.kind().isBad())
                            .toList();
        } catch (IOException gone) {
            return List.of(failure(Words.speaking(Words.INDONESIAN, () -> words.text("rehearsal.replay.gone"))));
        }
    }

    private static Beat failure(String text) {
        return Beat.of("", Beat.Kind.FAILURE, text);
    }

    private void leave() {
        StageProcess played = stage;
        stage = null;
        if (played != null) {
            stages.close(played);
        }
    }

    private Instant lease() {
        return clock.instant().plus(LEASE);
    }
}
