package org.tuntas.procedure;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.TrackingNumber;

/** How other rooms move a complaint through its procedure, without knowing what executes it. */
public interface Procedure {

    /** Asks that waiting rounds be started as soon as the current transaction has committed. */
    void startSoon();

    /**
     * Passes on what the reporter says, or what happened to a report it is merged into, within the caller's transaction, which holds the complaint's lock. A round that
     * is not running yet is started first.
     *
     * @param facts what the model's gateways must know: ids, enums, booleans and dates only
     * @throws org.tuntas.complaint.Refused WRONG_MOMENT when the procedure does not wait for that now
     * @throws Overtaken when something else moved the complaint at the same moment
     */
    void tell(Complaint complaint, Signal signal, Map<String, Object> facts);

    /**
     * Takes a complaint away from the units that work on it: their steps are gone at once, and its agency's inspector goes on. Within
     * the caller's transaction, which holds the complaint's lock.
     *
     * @return false when no unit works on it now, or its round began before models could do so (1.2.0)
     * @throws Overtaken when something else moved the complaint at the same moment
     */
    boolean takeFromUnits(Complaint complaint);

    /**
     * Where an officer's task stands.
     *
     * @param task id of the task
     * @param login who asks
     * @return empty when there is no such task or this person may not see it
     */
    Optional<Station> stationOf(String task, String login);

    /**
     * The form on which a task is decided, for somebody who may see the task.
     *
     * @param task id of the task
     * @return id of the form; empty when there is no such task, or it has no form
     */
    Optional<String> formOf(String task);

    /**
     * The complaints that several tasks are about.
     *
     * @param tasks ids of tasks
     * @param login who asks
     * @return by task id; without the tasks that are gone or this person may not see
     */
    Map<String, TrackingNumber> complaintsOf(Collection<String> tasks, String login);
}
