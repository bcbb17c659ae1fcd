package org.tuntas.procedure;

import java.util.Optional;
import org.tuntas.complaint.TrackingNumber;

/**
 * The way of a report through the very version of the models that runs it, in the words of these models: in the language that is asked for
 * where they have it, otherwise in their own, Indonesian. Knows no names of officers and no narrative; who may see the map of which report is the caller's question.
 */
public interface ProcessMap {

    /**
     * The map of the running round, or of the last one; before the first has started, that of the newest version, untrodden.
     *
     * @param language ISO 639 code
     */
    CaseMap of(TrackingNumber number, String language);

    /** What the version by which the report is handled, or was last, calls itself; empty when it does not, or nothing has started yet. */
    Optional<String> version(TrackingNumber number);

    /**
     * One of the models on that map as BPMN 2.0 with its drawing, and with nothing in it that only the engine needs:
     * neither expressions nor forms nor groups.
     *
     * @param model key of the process, as in {@link CaseMap#drawings}
     * @param language ISO 639 code; each name that the model does not have in it is Indonesian
     * @return empty when no model of that key is on the map
     */
    Optional<String> drawing(TrackingNumber number, String model, String language);
}
