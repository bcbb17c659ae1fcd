package org.tuntas.handling;

import java.time.Clock;
import java.time.Instant;
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
    private final ResponseDesk responses;
    private final MoreTime moreTime;
    private final HandingOn handingOn;
    private final Cabinet cabinet;
    private final Clock clock;

    FollowUp(
            Complaints complaints,
            Assignments assignments,
            Timekeeper timekeeper,
            ShareKeeper shares,
            ResponseDesk responses,
            MoreTime moreTime,
            HandingOn handingOn,
            Cabinet cabinet,
            Clock clock) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.timekeeper = timekeeper;
        this.shares = shares;
        this.responses = responses;
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

    /** An answer that was returned, for its author to mend. */
    @Override
    public Map<String, Object> prefilled(Complaint complaint, Station station) {
        return station.share() == null
                ? Map.of()
                : responses
                        .returned(complaint, station.share())
                        .map(FollowUp::fields)
                        .orElse(Map.of());
    }

    private static Map<String, Object> fields(Answer answer) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("followUpOutcome", answer.kind().name());
        fields.put("answer", answer.text());
        if (answer.resolution() != null) {
            fields.put("resolution", answer.resolution());
        }
        if (answer.promisedOn() != null) {
            fields.put("promisedOn", answer.promisedOn().toString());
        }
        return fields;
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
                EventKind.RESPONSE_RETURNED,
                EventKind.APPEAL_UPHELD));
        return matters;
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        Assignment share = assignments.find(decision.share()).orElseThrow();
        String outcome = decision.text("followUpOutcome");
        Map<String, Object> variables = new HashMap<>();
        variables.put("followUpOutcome", outcome);
        if (decision.station().answersCanWait()) {
            variables.put("approvalDue", false);
        }
        switch (outcome) {
            case "INTERIM" ->
                variables.putAll(responses.give(complaint, answer(Answer.Kind.INTERIM, share, decision), decision));
            case "FINAL" -> variables.putAll(finish(complaint, share, decision));
            case "ASK_REPORTER" -> ask(complaint, share, decision);
            case "WRONG_UNIT" -> giveBack(complaint, share, decision);
            case "POSTPONE", "EXTEND" -> variables.putAll(moreTime.ask(complaint, share, decision));
            default -> note(complaint, decision);
        }
        return variables;
    }

    private static Answer answer(Answer.Kind kind, Assignment share, Decision decision) {
        return new Answer(
                kind,
                share.id(),
                decision.visit(),
                decision.officer(),
                decision.text("answer"),
                kind == Answer.Kind.INTERIM ? null : decision.text("resolution"),
                kind == Answer.Kind.INTERIM ? decision.date("promisedOn") : null);
    }

    /** The answer of a single unit is the response; that of one among several is a part of it, for the lead to combine. */
    private Map<String, Object> finish(Complaint complaint, Assignment share, Decision decision) {
        if (!severalUnits(complaint)) {
            return responses.give(complaint, answer(Answer.Kind.FINAL, share, decision), decision);
        }
        Instant now = clock.instant();
        assignments.answered(share.id(), now);
        long entry = complaints.append(decision.entry(
                        complaint,
                        now,
                        EventKind.UNIT_FINISHED,
                        handingOn.name(share.unit()),
                        "@reason." + decision.text("resolution"))
                .saying(decision.text("answer"), Audience.OFFICERS)
                .noting(decision.optional("internalNote"))
                .telling(
                        complaint.unit() == null ? List.of() : List.of(Holders.officers(complaint, complaint.unit()))));
        cabinet.join(share.id(), entry, Audience.OFFICERS);
        shares.end(complaint, share);
        return Map.of();
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
        assignments.giveBack(share.id());
        if (share.lead()) {
            complaints.unassign(complaint.number());
        }
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
