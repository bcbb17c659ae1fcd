package org.tuntas.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/**
 * How a report that is under way changes over to other versions of its models. A report moves as a whole: the main process and
 * everything that it has called belong to models that were published together, and so they do afterwards.
 */
public interface Relocation {

    /**
     * Readies a way, once for many reports.
     *
     * @throws IllegalArgumentException when one of the publications is not there
     */
    Passage prepare(Route route);

    /**
     * Where the running round of a report stands.
     *
     * @return null when no round runs
     */
    @Nullable
    Whereabouts standing(TrackingNumber number);

    /**
     * Moves the running round of a report, within the caller's transaction, which holds the complaint's lock. Tasks stay with
     * whoever has them; clocks and what they have told stay; a timer that has fired stays fired; a date moves only where the new models give
     * another.
     *
     * @throws Unmovable when it cannot move, and why; the transaction must be given up then
     */
    Moved move(TrackingNumber number, Passage passage);

    /**
     * From which models to which, and which element takes the place of which.
     *
     * @param from id of the deployment that the reports run in
     * @param to id of the deployment that they shall run in
     * @param pairs by process key
     */
    record Route(String from, String to, Map<String, List<Pair>> pairs) {

        public Route {
            pairs = Map.copyOf(pairs);
        }
    }

    /**
     * An element and the one that takes its place.
     *
     * @param message whether it waits for a message of another name now
     */
    record Pair(String from, String to, boolean message) {}

    /** A way that is ready to be gone. */
    interface Passage {

        /** The pairs that the engine does not accept, and that reports cannot use. */
        List<Obstacle> refused();
    }

    /** Where a round stands, and what time will do there. Of a process that was called, where that stands. */
    record Whereabouts(List<Place> places, List<Alarm> alarms) {

        public Whereabouts {
            places = List.copyOf(places);
            alarms = List.copyOf(alarms);
        }
    }

    /**
     * An element at which something waits.
     *
     * @param process key of the process
     * @param element id of the element
     * @param name what the model calls it; its id without one
     * @param holder login of who has taken the task; null when nobody has, or it is none
     * @param due of the task; null when it has no date or is none
     */
    record Place(String process, String element, String name, @Nullable String holder, @Nullable Instant due) {}

    /** A timer that waits. */
    record Alarm(String process, String element, String name, Instant at) {}

    /**
     * What became of a report.
     *
     * @param notes what was done beyond moving tokens
     */
    record Moved(Whereabouts before, Whereabouts after, List<Note> notes) {

        public Moved {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Something that people should know of a move.
     *
     * @param name of the element it is about
     * @param detail depends on the kind: a variable, a stage
     */
    record Note(Kind kind, String name, String detail) {

        /** What was done. */
        public enum Kind {
            /** A timer had fired, and was not set again. */
            STAYS_FIRED,
            /** A new timer would have told what was told already. */
            TOLD_ALREADY,
            /** A value that the new model gives on entering was given now. */
            VALUE_GIVEN,
            /** The clock goes on under another stage of the limit table. */
            OTHER_STAGE,
            /** The public sees another state now. */
            OTHER_STATE,
            /** A task that nobody had taken is offered to other groups. */
            OTHER_GROUPS
        }
    }

    /**
     * Why a report, or a pair, does not move.
     *
     * @param process key of the process
     * @param element id of the element; empty when it is about the whole process
     * @param name what the old model calls it
     * @param detail depends on the kind; words of the engine, English
     */
    record Obstacle(Kind kind, String process, String element, String name, String detail) {

        /** The reasons. */
        public enum Kind {
            /** It runs in other models by now. */
            OTHER_VERSION,
            /** The new models have no such process. */
            PROCESS_GONE,
            /** Nothing takes the place of the step. */
            STEP_GONE,
            /** Several tokens would each get a new scope of their own. */
            SEVERAL_AT_ONCE,
            /** The engine does not accept it. */
            ENGINE,
            /** Something that the new models evaluate failed, such as a date without a limit. */
            EVALUATION
        }
    }

    /** Nothing was moved. */
    final class Unmovable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<Obstacle> obstacles;

        /** @param obstacles at least one */
        public Unmovable(List<Obstacle> obstacles) {
            super(obstacles.toString());
            this.obstacles = List.copyOf(obstacles);
        }

        /** Why. */
        public List<Obstacle> obstacles() {
            return obstacles;
        }
    }
}
