package org.tuntas.handling;

import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.SupervisionClass;

/** The designers' table {@code bpmn/approval-needed.dmn}: which answers somebody else must approve before the reporter reads them. */
public interface ApprovalTable {

    /** In the place of a result: an answer for now. */
    String INTERIM = "INTERIM";

    /** What the table says about an answer. */
    Need of(Question question);

    /**
     * An answer that a unit wants to give.
     *
     * @param category code; null when the complaint has none
     * @param agency code of the agency that holds the complaint
     * @param resolution {@code RESOLVED}, {@code PARTLY_RESOLVED}, {@code CANNOT_BE_DONE}, or {@link #INTERIM}
     * @param round 1 for a complaint that was never reopened
     * @param objections dissatisfied answers within the round
     */
    record Question(
            ComplaintType type,
            SupervisionClass supervisionClass,
            @Nullable String category,
            @Nullable String agency,
            String resolution,
            int round,
            int objections) {}

    /**
     * What an answer needs.
     *
     * @param evidence whether it needs evidence of what was done
     * @param legalBasis why, for people
     */
    record Need(Approver approver, boolean evidence, String legalBasis) {}

    /** Who approves. */
    enum Approver {
        /** nobody: the answer goes out at once */
        NONE,
        /** the head of the unit */
        HEAD,
        /** an inspector of the agency */
        INSPECTOR
    }
}
