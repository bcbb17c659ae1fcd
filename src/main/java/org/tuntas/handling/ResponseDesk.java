package org.tuntas.handling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.attachment.Cabinet;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;
import org.tuntas.procedure.Station;
import org.tuntas.sla.Timekeeper;

/**
 * Where answers leave for the reporter: at once, or once somebody other than their author has approved them. What nobody decides on
 * stays here; time that runs out publishes nothing.
 */
@Service
public class ResponseDesk {

    private final Complaints complaints;
    private final Assignments assignments;
    private final Drafts drafts;
    private final ApprovalTable table;
    private final Cabinet cabinet;
    private final Approvers approvers;
    private final ShareKeeper shares;
    private final Timekeeper timekeeper;
    private final HandingOn handingOn;
    private final Staff staff;
    private final Clock clock;

    ResponseDesk(
            Complaints complaints,
            Assignments assignments,
            Drafts drafts,
            ApprovalTable table,
            Cabinet cabinet,
            Approvers approvers,
            ShareKeeper shares,
            Timekeeper timekeeper,
            HandingOn handingOn,
            Staff staff,
            Clock clock) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.drafts = drafts;
        this.table = table;
        this.cabinet = cabinet;
        this.approvers = approvers;
        this.shares = shares;
        this.timekeeper = timekeeper;
        this.handingOn = handingOn;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * Gives an answer, or keeps it until it is approved if the table says so.
     *
     * @return variables for the model: whether it waits for approval and, if so, its key; none where the model lets no answer wait
     * @throws InvalidInput when the table asks for evidence and there is none
     */
    Map<String, Object> give(Complaint complaint, Answer answer, Decision decision) {
        ApprovalTable.Need need = table.of(new ApprovalTable.Question(
                complaint.type(),
                complaint.supervisionClass(),
                complaint.category(),
                complaint.agency(),
                answer.resolution() == null ? ApprovalTable.INTERIM : answer.resolution(),
                complaint.round(),
                complaint.objections()));
        demandEvidence(complaint, answer, need);
        if (!decision.station().answersCanWait()) {
            publish(complaint, answer, decision.optional("internalNote"));
            return Map.of();
        }
        if (need.approver() == ApprovalTable.Approver.NONE) {
            publish(complaint, answer, decision.optional("internalNote"));
            return Map.of("approvalDue", false);
        }
        return Map.of("approvalDue", true, "draft", keep(complaint, answer, need, decision));
    }

    private void demandEvidence(Complaint complaint, Answer answer, ApprovalTable.Need need) {
        boolean waits = share(complaint, answer).filter(cabinet::hasEvidenceFor).isPresent();
        if (need.evidence() && !waits) {
            throw new InvalidInput(List.of(FieldProblem.of("answer", "form.evidenceNeeded")));
        }
    }

    private long keep(Complaint complaint, Answer answer, ApprovalTable.Need need, Decision decision) {
        if (answer.promisedOn() != null) {
            DayChoice.use("promisedOn", answer.promisedOn(), day -> timekeeper.allowPromise(decision.visit(), day));
        }
        String group = approvers.of(complaint, answer, need.approver());
        complaints.append(decision.entry(
                        complaint,
                        clock.instant(),
                        EventKind.RESPONSE_DRAFTED,
                        handingOn.name(unit(complaint, answer)),
                        staff.group(group).map(StaffGroup::name).orElse(group))
                .onlyFor(Audience.OFFICERS)
                .noting(decision.optional("internalNote"))
                .telling(List.of(group)));
        return drafts.add(complaint, answer, need, clock.instant());
    }

    /** Gives the reporter an answer that has been approved. */
    @Transactional
    public void publish(long draft) {
        Draft approved = drafts.find(draft).orElseThrow();
        if (approved.outcome() != Draft.Outcome.APPROVED) {
            throw new IllegalStateException("Draft " + draft + " is not approved, but " + approved.outcome());
        }
        publish(complaints.lock(approved.number()), approved.answer(), null);
    }

    private void publish(Complaint complaint, Answer answer, @Nullable String internalNote) {
        @Nullable
        Assignment share =
                answer.share() == null ? null : assignments.find(answer.share()).orElseThrow();
        if (share != null) {
            assignments.answered(share.id(), clock.instant());
        }
        LocalDate promisedOn = answer.promisedOn();
        if (promisedOn == null) {
            append(complaint, answer, EventKind.FINAL_ANSWER, "@reason." + answer.resolution(), internalNote);
            if (share != null) {
                shares.end(complaint, share);
            }
        } else {
            long visit = Objects.requireNonNull(answer.visit(), "an answer for now is given in a stage");
            DayChoice.use("promisedOn", promisedOn, day -> timekeeper.promise(visit, day));
            append(complaint, answer, EventKind.INTERIM_ANSWER, promisedOn.toString(), internalNote);
        }
    }

    private void append(
            Complaint complaint, Answer answer, EventKind kind, String argument, @Nullable String internalNote) {
        long entry = complaints.append(ComplaintEvent.plain(
                        complaint.number(), complaint.round(), clock.instant(), kind, answer.author(), argument)
                .saying(answer.text(), Audience.PUBLIC)
                .noting(internalNote));
        share(complaint, answer).ifPresent(share -> cabinet.join(share, entry, Audience.PUBLIC));
        if (answer.kind() == Answer.Kind.COMBINED) {
            cabinet.takeAlong(
                    shares.lastGiven(complaint).stream().map(Assignment::id).toList(), entry, Audience.PUBLIC);
        }
    }

    /** The share under which the evidence for an answer waits: for a combined response that of the unit that leads. */
    private Optional<Long> share(Complaint complaint, Answer answer) {
        return answer.share() != null
                ? Optional.of(answer.share())
                : shares.lastGiven(complaint).stream().findFirst().map(Assignment::id);
    }

    /** The group that must approve a draft. */
    @Transactional(readOnly = true)
    public String approversOf(long draft) {
        return approvers.of(drafts.find(draft).orElseThrow());
    }

    /** The draft on which an officer decides at a station; empty where none waits. */
    @Transactional(readOnly = true)
    public Optional<Draft> waitingAt(Station station) {
        return drafts.waiting(station.number(), station.share());
    }

    /** The answer that was returned last, for its author to go on with; empty when a later one went out, or none was returned. */
    Optional<Answer> returned(Complaint complaint, @Nullable Long share) {
        return drafts.newest(complaint.number(), complaint.round(), share)
                .filter(draft -> draft.outcome() == Draft.Outcome.RETURNED)
                .map(Draft::answer);
    }

    private String unit(Complaint complaint, Answer answer) {
        return answer.share() == null
                ? String.valueOf(complaint.unit())
                : assignments.find(answer.share()).orElseThrow().unit();
    }
}
