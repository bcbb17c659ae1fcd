package org.tuntas.handling;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.procedure.Clockwork;
import org.tuntas.sla.Timekeeper;

/** A complaint turns out to be of another type or class: its clocks are bound to the limits of that, from their own starts. */
@Component
class Reclassification {

    private final Complaints complaints;
    private final Timekeeper timekeeper;
    private final Clockwork clockwork;
    private final Clock clock;

    Reclassification(Complaints complaints, Timekeeper timekeeper, Clockwork clockwork, Clock clock) {
        this.complaints = complaints;
        this.timekeeper = timekeeper;
        this.clockwork = clockwork;
        this.clock = clock;
    }

    /**
     * Reclassifies a complaint, whose lock the caller holds; nothing happens when it is of that type and class already.
     *
     * @return the complaint as it is now
     */
    Complaint to(Complaint complaint, ComplaintType type, SupervisionClass supervision, String officer) {
        if (complaint.type() == type && complaint.supervisionClass() == supervision) {
            return complaint;
        }
        complaints.classify(complaint.number(), type, supervision);
        complaints.append(ComplaintEvent.plain(
                complaint.number(),
                complaint.round(),
                clock.instant(),
                EventKind.RECLASSIFIED,
                officer,
                "@type." + type,
                "@class." + supervision));
        timekeeper.reclassify(complaint.number().value(), complaint.round(), type.name(), supervision.name());
        clockwork.renew(complaint.number());
        return complaints.find(complaint.number()).orElseThrow();
    }
}
