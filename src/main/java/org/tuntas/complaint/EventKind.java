package org.tuntas.complaint;

/** What can stand on a complaint's timeline. Each kind has its sentence in the message bundle {@code messages/timeline}. */
public enum EventKind {
    FILED,
    STATE_ENTERED,
    FORWARDED,
    ARCHIVED,
    ASSIGNED,
    INTERIM_ANSWER,
    FINAL_ANSWER,
    REPLY,
    MESSAGE,
    SATISFIED,
    DISSATISFIED,
    WITHDRAWN,
    REMINDED,
    LIMIT_WARNING,
    ESCALATED,
    ESCALATION_HANDLED,
    OMBUDSMAN_RIGHT,
    STEP_DECIDED
}
