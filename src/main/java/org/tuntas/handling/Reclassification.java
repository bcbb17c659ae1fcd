package org.tuntas.handling;

import java.time.Clock;
import java.util.List;
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
        return complaint.type() == type && complaint.supervisionClass() == supervision
                ? complaint
                : change(complaint, type, supervision, entry(complaint, type, supervision, officer));
    }

    /**
     * Makes a complaint one about misconduct.
     *
     * @param reason why, for officers
     * @param told ids of the groups that are told
     */
    void toSupervisory(Complaint complaint, String officer, String reason, List<String> told) {
        SupervisionClass supervisory = SupervisionClass.SUPERVISORY;
        change(
                complaint,
                complaint.type(),
                supervisory,
                entry(complaint, complaint.type(), supervisory, officer)
                        .noting(reason)
                        .telling(told));
    }

    private ComplaintEvent entry(
            Complaint complaint, ComplaintType type, SupervisionClass supervision, String officer) {
        return ComplaintEvent.plain(
                complaint.number(),
                complaint.round(),
                clock.instant(),
                EventKind.RECLASSIFIED,
                officer,
                "@type." + type,
                "@class." + supervision);
    }

    private Complaint change(
            Complaint complaint, ComplaintType type, SupervisionClass supervision, ComplaintEvent entry) {
        complaints.classify(complaint.number(), type, supervision);
        complaints.append(entry);
        timekeeper.reclassify(complaint.number().value(), complaint.round(), type.name(), supervision.name());
        clockwork.renew(complaint.number());
        return complaints.find(complaint.number()).orElseThrow();
    }
}
