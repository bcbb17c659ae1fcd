package org.tuntas.sla;

/** What became of an escalation. */
public enum EscalationOutcome {
    /** a manager took note, and said what is done */
    ACKNOWLEDGE,
    /** the work went to somebody else */
    REASSIGN,
    /** the manager does the work */
    TAKE_OVER,
    /** there is more time for it */
    EXTEND,
    /** the work was done, or became pointless, before a manager answered */
    ENDED
}
