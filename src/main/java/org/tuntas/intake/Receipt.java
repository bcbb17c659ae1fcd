package org.tuntas.intake;

import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.sla.ExplainedDeadline;

/**
 * What the reporter gets for a report: from here on it is on disk.
 *
 * @param pin six digits, shown only here
 * @param deadline until when verification must have decided, and why then
 * @param repeated whether this is the answer to an earlier filing of the same report
 */
public record Receipt(
        TrackingNumber number, String pin, ComplaintState state, ExplainedDeadline deadline, boolean repeated) {}
