package org.tuntas.modelling;

import java.util.List;

/** What is open, counted by what limits are chosen by. */
public interface OpenReports {

    /**
     * Open reports of a kind.
     *
     * @param agency node code; its own rules come first
     */
    record Kind(String type, String supervisionClass, String agency, long reports) {}

    /** Clocks that run in a stage, with the limit they were bound to. */
    record Running(String stage, long clocks) {}

    /** Open reports by kind. */
    List<Kind> kinds();

    /** Running clocks by stage. */
    List<Running> running();
}
