package org.tuntas.complaint;

/** Kadar pengawasan: whether a complaint alleges misconduct of an official. */
public enum SupervisionClass {
    /** bukan kadar pengawasan */
    ORDINARY,
    /** berkadar pengawasan: the inspectorate looks into it, never the unit it accuses */
    SUPERVISORY
}
