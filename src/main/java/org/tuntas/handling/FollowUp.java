package org.tuntas.handling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tuntas.attachment.Cabinet;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Holders;
import org.tuntas.procedure.Station;
import org.tuntas.sla.OpenVisit;
import org.tuntas.sla.Timekeeper;

/** Stage 3: the unit answers, for now with a promised date or for good; or it cannot yet, or should not at all. */
@Component
class FollowUp implements Step {

    private final Complaints complaints;
    private final Assignments assignments;
    private final Timekeeper timekeeper;
    private final ShareKeeper shares;
    private final MoreTime moreTime;
    private final HandingOn handingOn;
    private final Cabinet cabinet;
    private final Clock clock;

    FollowUp(
            Complaints complaints,
            Assignments assignments,
            Timekeeper timekeeper,
            ShareKeeper shares,
            MoreTime moreTime,
            HandingOn handingOn,
            Cabinet cabinet,
            Clock clock) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.timekeeper = timekeeper;
        this.shares = shares;
        this.moreTime = moreTime;
        this.handingOn = handingOn;
        this.cabinet = cabinet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "follow-up-complaint";
    }

    @Override
    public Map<String, Object> facts(Complaint complaint, Station station) {
        return Map.of(
                "mayExtend", moreTime.mayExtend(complaint),
                "severalUnits", severalUnits(complaint));
    }

    @Override
    public List<ComplaintEvent> matters(Complaint complaint, Station station, RoundStory story) {
        if (station.share() == null) {
            return List.of();
        }
        String unit =
                handingOn.name(assignments.find(station.share()).orElseThrow().unit());
        List<ComplaintEvent> matters = new ArrayList<>(story.newest(
                EventKind.ASSIGNED,
                assigned -> assigned.internalNote() != null
                        && assigned.arguments().stream().anyMatch(units -> units.contains(unit))));
        matters.addAll(story.all(
                EventKind.MORE_TIME_REFUSED,
                EventKind.QUESTION_EXPIRED,
                EventKind.ESCALATION_HANDLED,
                EventKind.REASSIGNED,
                EventKind.TAKEN_OVER,
                EventKind.APPEAL_UPHELD));
        return matters;
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        Assignment share = assignments.find(decision.share()).orElseThrow();
        String outcome = decision.text("followUpOutcome");
        Map<String, Object> variables = new HashMap<>();
        variables.put("followUpOutcome", outcome);
        switch (outcome) {
            case "INTERIM" -> answerForNow(complaint, share, decision);
            case "FINAL" -> finish(complaint, share, decision);
            case "ASK_REPORTER" -> ask(complaint, share, decision);
            case "WRONG_UNIT" -> giveBack(complaint, share, decision);
            case "POSTPONE", "EXTEND" -> variables.putAll(moreTime.ask(complaint, share, decision));
            default -> note(complaint, decision);
        }
        return variables;
    }

    private void answerForNow(Complaint complaint, Assignment share, Decision decision) {
        LocalDate promisedOn = decision.date("promisedOn");
        DayChoice.use("promisedOn", promisedOn, day -> timekeeper.promise(decision.visit(), day));
        Instant now = clock.instant();
        assignments.answered(share.id(), now);
        long entry = complaints.append(
                decision.entry(complaint, clock.instant(), EventKind.INTERIM_ANSWER, promisedOn.toString())
                        .saying(decision.text("answer"), Audience.PUBLIC)
                        .noting(decision.optional("internalNote")));
        cabinet.join(share.id(), entry, Audience.PUBLIC);
    }

    /** The answer of a single unit is the response; that of one among several is a part of it, for the lead to combine. */
    private void finish(Complaint complaint, Assignment share, Decision decision) {
        Instant now = clock.instant();
        assignments.answered(share.id(), now);
        boolean part = severalUnits(complaint);
        long entry = complaints.append(
                part
                        ? decision.entry(
                                        complaint,
                                        clock.instant(),
                                        EventKind.UNIT_FINISHED,
                                        handingOn.name(share.unit()),
                                        "@reason." + decision.text("resolution"))
                                .saying(decision.text("answer"), Audience.OFFICERS)
                                .noting(decision.optional("internalNote"))
                                .telling(List.of(Holders.officers(complaint, String.valueOf(complaint.unit()))))
                        : decision.entry(
                                        complaint,
                                        clock.instant(),
                                        EventKind.FINAL_ANSWER,
                                        "@reason." + decision.text("resolution"))
                                .saying(decision.text("answer"), Audience.PUBLIC)
                                .noting(decision.optional("internalNote")));
        cabinet.join(share.id(), entry, part ? Audience.OFFICERS : Audience.PUBLIC);
        shares.end(complaint, share);
    }

    private void ask(Complaint complaint, Assignment share, Decision decision) {
        var until = timekeeper.preview(new OpenVisit(
                complaint.number().value(),
                complaint.round(),
                "ASKING_REPORTER",
                handingOn.holder(complaint),
                share.unit(),
                share.id(),
                complaint.type().name(),
                complaint.supervisionClass().name(),
                clock.instant(),
                null));
        complaints.append(decision.entry(
                        complaint,
                        clock.instant(),
                        EventKind.QUESTION_ASKED,
                        handingOn.name(share.unit()),
                        until.at().atZone(until.zone()).toLocalDate().toString())
                .saying(decision.text("question"), Audience.REPORTER)
                .noting(decision.optional("internalNote")));
    }

    private void giveBack(Complaint complaint, Assignment share, Decision decision) {
        long entry = complaints.append(
                decision.entry(complaint, clock.instant(), EventKind.RETURNED, handingOn.name(share.unit()))
                        .saying(decision.text("explanation"), Audience.OFFICERS)
                        .noting(decision.optional("internalNote"))
                        .telling(List.of(handingOn.holder(complaint) + "-admin")));
        // What it brought says why; the unit that comes must not answer with it unawares.
        cabinet.join(share.id(), entry, Audience.OFFICERS);
    }

    private void note(Complaint complaint, Decision decision) {
        if (decision.optional("internalNote") != null) {
            complaints.append(decision.entry(complaint, clock.instant(), EventKind.STEP_DECIDED, decision.task())
                    .onlyFor(Audience.OFFICERS)
                    .noting(decision.optional("internalNote")));
        }
    }

    /** Units of this round count once the lead has it back alone. */
    private boolean severalUnits(Complaint complaint) {
        return shares.severalAtWork(complaint);
    }
}
