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
    /** Start variable, text: {@code VERIFICATION}, or {@code DISPOSITION} for a report that is reopened. */
    public static final String STARTS_AT = "startsAt";
    /** Boolean: whether the public text is confirmed, so that a transfer leads to another agency's disposition. */
    public static final String VERIFIED = "verified";
    /** Text, set with an outcome {@code NOT_OURS}: the agency that was named as the owner. */
    public static final String OWNER = "owner";
    /** Boolean, set at a transfer: whether the desk must determine whose the report is. */
    public static final String DETERMINATION_DUE = "determinationDue";
    /** Text: what disposition led to; reset when a unit gets the complaint back. */
    public static final String DISPOSITION_OUTCOME = "dispositionOutcome";
    /** Text, set at verification: the agency that holds the complaint. */
    public static final String AGENCY = "agency";
    /** Boolean: whether several units work, so that their answers must be combined. */
    public static final String SEVERAL_UNITS = "severalUnits";
    /** Long, local to each unit's part: key of its share. */
    public static final String SHARE = "share";
    /** Boolean: whether an answer waits for approval. Models from before 1.2.0 do not declare it, and let none wait. */
    public static final String APPROVAL_DUE = "approvalDue";
    /** Long: key of the answer that waits for approval. */
    public static final String DRAFT = "draft";
    /** Boolean, told with the reporter's dissatisfaction: whether it is heard as an appeal. */
    public static final String APPEAL_DUE = "appealDue";
    /** Start variable, boolean, true from an outcome {@code MERGE} on: whether the report waits for the answer to another one. */
    public static final String MERGED = "merged";
    /** Boolean, set with an outcome {@code MERGE}: whether that answer is there already. */
    public static final String PARENT_ANSWERED = "parentAnswered";
    /** Long, set when forwarded: the visit of the resolution clock. */
    public static final String RESOLUTION_VISIT = "resolutionVisit";
    /** Long, local to each stage: its visit. */
    public static final String VISIT = "visit";

    /** Message: the complaint turns out to be about misconduct, and units must not work on it. */
    public static final String MISCONDUCT_ALLEGED = "complaint.misconductAlleged";

    /** Property of a sub-process: the stage whose clock runs inside. */
    public static final String STAGE_PROPERTY = "slaStage";
    /** Property of any element: what the public sees from here on. */
    public static final String STATE_PROPERTY = "publicState";
    /** Property of a stage: why clocks pause during it; a reason, or an expression for one. */
    public static final String PAUSE_PROPERTY = "pauseReason";
    /** Property of a stage: expression for the day (ISO) that is its limit, instead of one from the table. */
    public static final String UNTIL_PROPERTY = "slaUntil";
    /** Property of an end event: the reason with which the round closes, unless a person gave one. */
    public static final String CLOSE_PROPERTY = "closeReason";

    /** With a language behind it, property of any element: its name in that language, such as {@code name.en}. */
    public static final String NAME_PREFIX = "name.";
    /** With a language behind it, property of any element: its documentation in that language, such as {@code documentation.en}. */
    public static final String DOCUMENTATION_PREFIX = "documentation.";
    /** Property of any element: with the value {@link #MAP_HIDDEN}, people read nothing of it on a report's map. */
    public static final String MAP_PROPERTY = "publicMap";
    /** The value of {@link #MAP_PROPERTY} that hides. */
    public static final String MAP_HIDDEN = "hidden";

    private ComplaintProcess() {}
}
