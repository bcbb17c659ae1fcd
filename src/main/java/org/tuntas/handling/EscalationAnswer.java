package org.tuntas.handling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Refused;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;
import org.tuntas.procedure.Clockwork;
import org.tuntas.procedure.Intervention;
import org.tuntas.procedure.LateWork;
import org.tuntas.procedure.Station;
import org.tuntas.sla.EscalationOutcome;
import org.tuntas.sla.Timekeeper;

/** What a manager does about an escalation: take note, hand the late work to somebody, do it, or give it more time. */
@Component
class EscalationAnswer implements Step {

    private final Complaints complaints;
    private final Timekeeper timekeeper;
    private final Intervention intervention;
    private final Clockwork clockwork;
    private final Staff staff;
    private final Clock clock;

    EscalationAnswer(
            Complaints complaints,
            Timekeeper timekeeper,
            Intervention intervention,
            Clockwork clockwork,
            Staff staff,
            Clock clock) {
        this.complaints = complaints;
        this.timekeeper = timekeeper;
        this.intervention = intervention;
        this.clockwork = clockwork;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "handle-escalation";
    }

    @Override
    public List<LateWork> lateWork(Complaint complaint, Station station) {
        return station.visit() == null ? List.of() : intervention.lateWork(complaint.number(), station.visit());
    }

    @Override
    public List<ComplaintEvent> matters(Complaint complaint, Station station, RoundStory story) {
        return story.all(
                EventKind.ESCALATION_HANDLED, EventKind.REASSIGNED, EventKind.TAKEN_OVER, EventKind.LIMIT_EXTENDED);
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        String outcome = decision.text("escalationOutcome");
        switch (outcome) {
            case "REASSIGN" -> {
                String colleague = decision.text("colleague");
                hand(
                        complaint,
                        decision,
                        colleague,
                        EventKind.REASSIGNED,
                        intervention.reassign(complaint.number(), decision.visit(), colleague));
            }
            case "TAKE_OVER" ->
                hand(
                        complaint,
                        decision,
                        decision.officer(),
                        EventKind.TAKEN_OVER,
                        intervention.takeOver(complaint.number(), decision.visit(), decision.officer()));
            case "EXTEND" -> extend(complaint, decision);
            default ->
                complaints.append(decision.entry(complaint, clock.instant(), EventKind.ESCALATION_HANDLED)
                        .onlyFor(Audience.OFFICERS)
                        .noting(decision.text("note")));
        }
        Integer level = decision.station().level();
        if (level != null) {
            timekeeper.answer(
                    decision.visit(), level, EscalationOutcome.valueOf(outcome), decision.officer(), clock.instant());
        }
        return Map.of("escalationOutcome", outcome);
    }

    private void hand(Complaint complaint, Decision decision, String login, EventKind kind, int handedOver) {
        if (handedOver == 0) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "task.lateWorkDone");
        }
        complaints.append(decision.entry(
                        complaint,
                        clock.instant(),
                        kind,
                        staff.find(login).map(StaffMember::name).orElse(login))
                .onlyFor(Audience.OFFICERS)
                .noting(decision.text("note"))
                .telling(List.of("@" + login)));
    }

    private void extend(Complaint complaint, Decision decision) {
        LocalDate until = decision.date("until");
        DayChoice.use("until", until, day -> timekeeper.extend(decision.visit(), day));
        complaints.append(decision.entry(
                        complaint,
                        clock.instant(),
                        EventKind.LIMIT_EXTENDED,
                        "@stage." + timekeeper.visit(decision.visit()).stage(),
                        until.toString())
                .saying(decision.text("explanation"), Audience.REPORTER)
                .noting(decision.text("note")));
        clockwork.renew(complaint.number());
    }
}
