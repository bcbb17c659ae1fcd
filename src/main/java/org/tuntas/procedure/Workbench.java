package org.tuntas.procedure;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/**
 * Where an officer's tasks are done on the officer's behalf, under the same rules as in the task list. Joins the caller's transaction.
 */
public interface Workbench {

    /** A rule of the step or of its form was broken; the message is a sentence in the reader's language. */
    final class Declined extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /**
         * @param sentence for the officer
         */
        public Declined(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        /** The sentence for the officer. */
        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * A task of a complaint that somebody holds or could take.
     *
     * @param form id of the form on which it is decided; null for any
     * @return the one they hold, otherwise the oldest; empty when nothing waits for them there, or there is no such complaint
     */
    Optional<OpenTask> find(TrackingNumber number, @Nullable String form, String login);

    /**
     * Decides a task.
     *
     * @param fields by field of the form
     * @throws Declined when a rule is broken
     * @throws Overtaken when something else moved the complaint at the same moment: may be tried again
     */
    void decide(OpenTask task, String login, Map<String, Object> fields);

    /**
     * Takes a task.
     *
     * @throws Declined when a colleague has it
     * @throws Overtaken when something else moved the complaint at the same moment: may be tried again
     */
    void claim(OpenTask task, String login);
}
