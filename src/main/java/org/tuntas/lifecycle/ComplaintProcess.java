package org.tuntas.lifecycle;

/**
 * The contract between Java and {@code bpmn/complaint.bpmn}. A test holds both sides to it: a misspelt name would deploy
 * and start, and fail only when a token arrives.
 */
public final class ComplaintProcess {

    /** Key of the process; its business key is the tracking number, one instance per round. */
    public static final String KEY = "complaint";

    /** Start variable, text: the agency the reporter named, empty when none. */
    public static final String NAMED_AGENCY = "namedAgency";
    /** Start variable, integer: the round. */
    public static final String ROUND = "round";
    /** Start variable, boolean: whether a unit has been assigned in this round. */
    public static final String UNIT_ASSIGNED = "unitAssigned";
    /** Text, set at verification: the agency that holds the complaint. */
    public static final String AGENCY = "agency";
    /** Text, set at disposition: the unit that must act. */
    public static final String UNIT = "unit";
    /** Long, set when forwarded: the visit of the resolution clock. */
    public static final String RESOLUTION_VISIT = "resolutionVisit";
    /** Long, local to each stage: its visit. */
    public static final String VISIT = "visit";

    /** Property of a sub-process: the stage whose clock runs inside. */
    public static final String STAGE_PROPERTY = "slaStage";
    /** Property of any element: what the public sees from here on. */
    public static final String STATE_PROPERTY = "publicState";
    /** Property of a stage: why the resolution clock pauses during it. */
    public static final String PAUSE_PROPERTY = "pauseReason";
    /** Property of an end event: the reason with which the round closes, unless a person gave one. */
    public static final String CLOSE_PROPERTY = "closeReason";

    private ComplaintProcess() {}
}
