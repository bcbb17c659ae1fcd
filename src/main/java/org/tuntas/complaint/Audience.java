package org.tuntas.complaint;

/** Who may read an entry of the timeline; each includes the ones after it. */
public enum Audience {
    /** everybody, once the report is published */
    PUBLIC,
    /** the reporter and the officers */
    REPORTER,
    /** officers only */
    OFFICERS
}
