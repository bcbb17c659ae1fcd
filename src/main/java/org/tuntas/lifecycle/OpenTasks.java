package org.tuntas.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.procedure.OpenTask;

/** The engine's open tasks as they stand in the database, with their groups, in one statement for any number of them. */
public interface OpenTasks {

    /** Those that somebody has taken. */
    List<OpenTask> heldBy(String login);

    /** Those that are offered to a group, taken or not. */
    List<OpenTask> ofGroup(String group);

    /** All of a complaint. */
    List<OpenTask> of(TrackingNumber number);

    /** Those that somebody has taken or, untaken, are offered to one of their groups; as many as {@code most}. */
    List<OpenTask> next(String login, Set<String> groups, int most);

    /** Those that are offered to one of the groups and nobody has taken; as many as {@code most}. */
    List<OpenTask> untaken(Set<String> groups, int most);

    /** The one of that id. */
    Optional<OpenTask> find(String task);
}
