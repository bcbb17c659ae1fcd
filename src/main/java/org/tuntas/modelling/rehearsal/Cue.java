package org.tuntas.modelling.rehearsal;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of a stage in another process.
 *
 * @param language in which to answer, {@code id} or {@code en}
 * @param text of a scenario or of one step, as in a file; of a report's name for a drawing; null when the errand needs none
 * @param about a model's key, or the name of what is saved; null when the errand needs none
 */
public record Cue(Errand errand, String language, @Nullable String text, @Nullable String about) {

    /** What is asked for. */
    public enum Errand {
        /** one step, as a scenario with this single step tells it */
        PERFORM,
        /** how things stand */
        LOOK,
        /** a model as a drawing */
        DRAW,
        /** all that was performed, as a scenario file */
        WRITE,
        /** a whole scenario, beside what is being rehearsed */
        PLAY
    }

    /**
     * What comes back: as much as was asked for.
     *
     * @param text a file
     * @param failure why there is nothing else
     */
    public record Answer(
            @Nullable Scene scene, @Nullable PlayedScenario played, @Nullable String text, @Nullable String failure) {

        static Answer scene(Scene scene) {
            return new Answer(scene, null, null, null);
        }

        static Answer played(PlayedScenario played) {
            return new Answer(null, played, null, null);
        }

        static Answer text(String text) {
            return new Answer(null, null, text, null);
        }

        static Answer failure(String failure) {
            return new Answer(null, null, null, failure);
        }
    }
}
