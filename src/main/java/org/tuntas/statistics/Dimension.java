package org.tuntas.statistics;

import java.util.List;

/** What the figures of a month are told apart by; each report is counted under one code of each. */
public enum Dimension {
    /** Nothing: all reports together, under the code that is empty. */
    ALL,
    /** The agency that has it; the one that was named, or the desk, while none has. */
    AGENCY,
    /** The unit that leads it; empty while none does. Only for managers. */
    UNIT,
    /** Top level of the category; empty when it has none. */
    CATEGORY,
    /** Regency or city of its place; empty when none was given. */
    REGION,
    /** Complaint, aspiration or request for information. */
    TYPE,
    /** Whether misconduct is alleged. */
    CLASS,
    /** Age of the reporter at the filing; empty when it was not given. */
    AGE;

    /** Those that everybody may read, in the order in which they are offered. */
    public static final List<Dimension> PUBLIC = List.of(ALL, AGENCY, CATEGORY, REGION, TYPE, CLASS, AGE);
}
