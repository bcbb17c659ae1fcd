package org.tuntas.lifecycle;

import java.util.List;
import java.util.Optional;
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

    /** The one of that id. */
    Optional<OpenTask> find(String task);
}
