package org.tuntas.procedure;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/**
 * Who holds the steps that wait for officers, and how they change hands without being decided. Who may do so is the
 * caller's question: the procedure does not ask on whose behalf it happens.
 */
public interface Worklist {

    /** What somebody has taken, the earliest due date first. Read from the database, not from what is about to be written. */
    List<OpenTask> heldBy(String login);

    /** What is offered to a group, taken or not, the earliest due date first. */
    List<OpenTask> ofGroup(String group);

    /** All tasks of a complaint, the earliest due date first. */
    List<OpenTask> of(TrackingNumber number);

    /**
     * What somebody should do next: what they have taken and what is offered to their groups and nobody has taken, the
     * earliest due date first.
     *
     * @param groups ids of their groups
     * @param most how many at most
     */
    List<OpenTask> next(String login, Set<String> groups, int most);

    /**
     * What is offered to groups and nobody has taken, the earliest due date first.
     *
     * @param most how many at most
     */
    List<OpenTask> untaken(Set<String> groups, int most);

    /** The task of that id; empty when it is done or gone. */
    Optional<OpenTask> find(String task);

    /**
     * Gives a task to somebody, or back to its groups. Whoever had it keeps no right of their own to it. Within the caller's
     * transaction, which holds the complaint's lock; nothing is written on the timeline.
     *
     * @param login who gets it; null for back to the queue
     * @throws org.tuntas.complaint.Refused WRONG_MOMENT when the task is gone
     * @throws Overtaken when something else moved the complaint at the same moment
     */
    void hand(String task, @Nullable String login);

    /**
     * Gives what one office has of a complaint to another: open tasks are offered to the same groups of the other
     * office, go back to the queue when whoever has taken one is in none of its groups any more, and the steps that come find the
     * other office where they would have found the first. Within the caller's transaction, which holds the complaint's lock
     * and has changed our own tables already.
     *
     * @param from code of the office that has it
     * @param to code of the office that gets it
     * @return ids of the groups that have got tasks
     * @throws Overtaken when something else moved the complaint at the same moment
     */
    Set<String> handOver(TrackingNumber number, String from, String to);
}
