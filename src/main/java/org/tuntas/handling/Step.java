package org.tuntas.handling;

import java.util.Map;
import org.tuntas.complaint.Complaint;

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
    default Map<String, Object> prefilled(Complaint complaint) {
        return Map.of();
    }
}
