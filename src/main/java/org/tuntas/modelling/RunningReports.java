package org.tuntas.modelling;

import java.util.List;

/** Where reports are at the moment, counted. */
public interface RunningReports {

    /**
     * Reports at a step of a version of a process.
     *
     * @param definition id of the version
     * @param element where they wait
     */
    record Place(String definition, String element, long reports) {}

    /**
     * Reports in a version of a process, at whichever step.
     *
     * @param definition id of the version
     */
    record Count(String definition, long reports) {}

    /** Reports by version of a process. */
    List<Count> counts();

    /** Reports by the step at which they wait; one that waits at two steps is counted at both. */
    List<Place> places();
}
