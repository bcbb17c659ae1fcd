package org.tuntas.modelling.migration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tuntas.lifecycle.Relocation.Note;
import org.tuntas.lifecycle.Relocation.Obstacle;
import org.tuntas.lifecycle.Relocation.Whereabouts;

/**
 * One report of an order.
 *
 * @param place where it stands in the order, from 1
 * @param foreseen what the dry run found; null until it came to it
 * @param forecast of the dry run
 * @param result what became of it; null while it waits
 */
public record MigrationItem(
        long order,
        int place,
        String number,
        @Nullable Foreseen foreseen,
        @Nullable Tale forecast,
        Outcome outcome,
        @Nullable Tale result,
        @Nullable Instant doneAt) {

    /** What the dry run found. */
    public enum Foreseen {
        CAN,
        CANNOT,
        /** Its round was over, or ran in another version. */
        GONE
    }

    /** How far a report has come. */
    public enum Outcome {
        WAITING,
        MOVED,
        /** It could not move, and is where it was. */
        REFUSED,
        /** Its round was over, or ran in another version by then. */
        GONE,
        /** Something unexpected happened; it is where it was. */
        FAILED
    }

    /**
     * Where a report stood, where it stands, and why.
     *
     * @param before null when it stood nowhere
     * @param after null when it did not move
     */
    public record Tale(
            @Nullable Whereabouts before, @Nullable Whereabouts after, List<Note> notes, List<Obstacle> obstacles) {

        public Tale {
            notes = List.copyOf(notes);
            obstacles = List.copyOf(obstacles);
        }
    }
}
