package org.tuntas.lifecycle;

/** The contract between Java and {@code bpmn/escalation.bpmn}. */
public final class EscalationProcess {

    /** Key of the process; its business key is the tracking number of the complaint that is late. */
    public static final String KEY = "escalation";

    /** Integer: level reached so far; 0 when the ladder is entered. */
    public static final String LEVEL = "level";
    /** Integer, local to the answer that a level is asked for: the level. */
    public static final String RUNG = "rung";
    /** Boolean: whether this level was reached for the first time. */
    public static final String NEWLY_RECORDED = "newlyRecorded";
    /** Boolean: whether the ladder goes on. */
    public static final String FURTHER_LEVEL = "furtherLevel";
    /** The task of whoever may step in. */
    public static final String HANDLE_TASK = "userTask_HandleEscalation";

    private EscalationProcess() {}
}
