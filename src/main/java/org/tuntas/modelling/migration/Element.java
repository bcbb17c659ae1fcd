package org.tuntas.modelling.migration;

import org.jspecify.annotations.Nullable;

/**
 * An element of a model at which a token can stand, or an event that waits for it there.
 *
 * @param process key of the process
 * @param name what the model calls it; its id without one
 * @param several whether it runs once for each of several things
 * @param parent id of the sub-process around it; null in the process itself
 * @param host id of the activity on whose border it lies; null elsewhere
 * @param sign what tells it from others of its kind: the form of a task, the process that is called, the message that is awaited,
 *     the expression of a date, the stage of a clock; empty for nothing
 * @param pauses whether clocks stand still while it lasts, or its limit is a day that was chosen
 */
public record Element(
        String process,
        String id,
        String name,
        Kind kind,
        boolean several,
        @Nullable String parent,
        @Nullable String host,
        String sign,
        boolean pauses) {

    /** What kind of element it is. A token moves to one of its own kind only. */
    public enum Kind {
        USER_TASK,
        RECEIVE_TASK,
        CALL,
        SUB_PROCESS,
        EVENT_SUB_PROCESS,
        CATCH_TIMER,
        CATCH_MESSAGE,
        CATCH_OTHER,
        EVENT_GATEWAY,
        BORDER_TIMER,
        BORDER_MESSAGE,
        BORDER_OTHER,
        START_TIMER,
        START_MESSAGE,
        START_OTHER;

        /** Whether it only surrounds others: those inside can move without it. */
        public boolean surrounds() {
            return this == SUB_PROCESS || this == EVENT_SUB_PROCESS;
        }

        /** Whether it is an event that follows what it belongs to, and nobody maps it by hand. */
        public boolean follows() {
            return name().startsWith("BORDER_") || name().startsWith("START_");
        }
    }

    /** Whether the clock of a stage runs inside. */
    public boolean isStage() {
        return kind == Kind.SUB_PROCESS && !sign.isEmpty();
    }

    /** What tells elements of all processes apart. */
    public String key() {
        return process + "/" + id;
    }
}
