package org.tuntas.monitoring;

/** When the time of a piece of work is over, as seen from now, in the calendar of its agency. */
public enum Tempo {
    /** it is over */
    LATE,
    /** today */
    TODAY,
    /** on the next working day */
    NEXT_DAY,
    /** after that, within five working days from today */
    FIVE_DAYS,
    /** later */
    LATER
}
