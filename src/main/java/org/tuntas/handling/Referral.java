package org.tuntas.handling;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;

/** A report is for a body outside this channel: the reporter is told which, how to reach it, and why. */
@Component
class Referral {

    private static final String OTHER = "OTHER";
    private static final String NO_NUMBER = "–";

    private final Complaints complaints;
    private final Clock clock;

    Referral(Complaints complaints, Clock clock) {
        this.complaints = complaints;
        this.clock = clock;
    }

    /**
     * Refers a complaint to the body that an officer chose; the round ends when the token reaches its end.
     *
     * @param explanation key of the field that tells the reporter why
     */
    void refer(Complaint complaint, Decision decision, String explanation) {
        String body = decision.text("body");
        String reference = decision.optional("reference");
        complaints.append(decision.entry(
                        complaint,
                        clock.instant(),
                        EventKind.REFERRED,
                        body.equals(OTHER) ? decision.text("otherBody") : "@body." + body,
                        reference == null ? NO_NUMBER : reference)
                .saying(decision.text(explanation), Audience.REPORTER)
                .noting(decision.optional("internalNote")));
    }
}
