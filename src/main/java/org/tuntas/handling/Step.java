package org.tuntas.handling;

import java.util.List;
import java.util.Map;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.procedure.LateWork;
import org.tuntas.procedure.Station;

/** What our own tables must learn when an officer completes a certain form. */
interface Step {

    /** Id of the form in {@code forms/}. */
    String form();

    /**
     * Writes the decision to our tables. The complaint is locked.
     *
     * @return the ids, enums and dates that the model's gateways need: never narrative
     * @throws org.tuntas.complaint.InvalidInput naming the field that breaks a rule beyond the form's own
     */
    Map<String, Object> decide(Complaint complaint, Decision decision);

    /** Values the officer finds filled in. */
    default Map<String, Object> prefilled(Complaint complaint, Station station) {
        return Map.of();
    }

    /** Those entries of the timeline that the officer must have read to decide here, oldest first. */
    default List<ComplaintEvent> matters(Complaint complaint, Station station, RoundStory story) {
        return List.of();
    }

    /** The late work into which this step may intervene. */
    default List<LateWork> lateWork(Complaint complaint, Station station) {
        return List.of();
    }

    /** Offices that may be the right ones, the likeliest first. */
    default List<Proposal> proposals(Complaint complaint, Station station) {
        return List.of();
    }

    /** What the form's own expressions may ask for, e.g. whether an outcome is still open: names to booleans or texts. */
    default Map<String, Object> facts(Complaint complaint, Station station) {
        return Map.of();
    }
}
