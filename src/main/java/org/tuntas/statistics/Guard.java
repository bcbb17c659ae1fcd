package org.tuntas.statistics;

import java.util.Set;

/** Who may know of a report: its content guards it, not its figures. */
public enum Guard {
    /** Nothing of it is guarded. */
    NONE,
    /** Misconduct is alleged, and whoever is meant must not learn of it. */
    SUPERVISORY,
    /** The reporter wants it to be secret. */
    SECRET;

    /** What the public's figures count. */
    public static final Set<Guard> PUBLIC = Set.of(NONE, SUPERVISORY);
}
