package org.tuntas.merging;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.attachment.Cabinet;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.complaint.TimelineEntry;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.procedure.FamilySignal;
import org.tuntas.procedure.Procedure;

/** Where reports are merged into another one, and taken out again. */
@Service
public class MergeDesk {

    private final Complaints complaints;
    private final Families families;
    private final Cabinet cabinet;
    private final Procedure procedure;
    private final Clock clock;

    MergeDesk(Complaints complaints, Families families, Cabinet cabinet, Procedure procedure, Clock clock) {
        this.complaints = complaints;
        this.families = families;
        this.cabinet = cabinet;
        this.procedure = procedure;
        this.clock = clock;
    }

    /**
     * Merges a report into another one, which is looked at under its lock: it may have been answered a moment ago. The child
     * goes to the parent's agency.
     *
     * @param child locked by the caller
     * @param field of the form, which a refusal names
     * @param number of the parent, as the officer wrote it
     * @param explanation to the child's reporter
     * @return what the model must know: the agency, and whether the parent is answered already
     * @throws InvalidInput when the two cannot be merged
     */
    @Transactional
    public Map<String, Object> merge(Complaint child, String field, String number, String officer, String explanation) {
        TrackingNumber wanted = TrackingNumber.read(number)
                .filter(read -> complaints.find(read).isPresent())
                .orElseThrow(() -> refusal(field, "merge.unknown", number));
        if (wanted.equals(child.number())) {
            throw refusal(field, "merge.itself");
        }
        Complaint parent = complaints.lock(wanted);
        check(child, parent, field);
        Instant now = clock.instant();
        String agency = Objects.requireNonNull(parent.agency(), "forwarded");
        families.join(child.number(), parent.number(), officer, now);
        complaints.forward(child.number(), agency, now);
        complaints.append(ComplaintEvent.plain(
                        child.number(),
                        child.round(),
                        now,
                        EventKind.MERGED,
                        officer,
                        parent.number().value())
                .saying(explanation, Audience.REPORTER));
        return Map.of("agency", agency, "merged", true, "parentAnswered", isAnswered(parent));
    }

    /**
     * Takes a report out again: it goes its own way.
     *
     * @throws Refused UNKNOWN when there is none; WRONG_MOMENT when it is not merged, or its parent was answered meanwhile
     */
    @Transactional
    public void unmerge(TrackingNumber number, String officer) {
        Complaint child = complaints.lock(number);
        TrackingNumber parent = families.parentOf(number)
                .filter(found -> child.state() == ComplaintState.MERGED)
                .orElseThrow(() -> new Refused(Refused.Kind.WRONG_MOMENT, "merge.notMerged", number.value()));
        takeOut(child, parent, officer, Families.End.UNMERGED);
    }

    /** Lets a child that waits go its own way; it is verified anew unless it was. The caller holds its lock. */
    void takeOut(Complaint child, TrackingNumber parent, String actor, Families.End end) {
        Instant now = clock.instant();
        families.leave(child.number(), end, now);
        complaints.append(
                ComplaintEvent.plain(child.number(), child.round(), now, EventKind.UNMERGED, actor, parent.value()));
        procedure.tell(child, FamilySignal.UNMERGED, Map.of("merged", false, "dispositionOutcome", "UNMERGED"));
    }

    /**
     * The parent's answer becomes the child's own with its files, and so does the unit that leads: it hears what the child's reporter says to it.
     *
     * @return whether there is such a unit; where misconduct is alleged of only one of the two, the agency disposes the child anew
     */
    @Transactional
    public boolean giveParentsAnswer(TrackingNumber number) {
        Complaint child = complaints.lock(number);
        TrackingNumber parent = families.parentOf(number).orElseThrow();
        TimelineEntry given = complaints.entries(parent).stream()
                .filter(entry -> entry.event().kind() == EventKind.FINAL_ANSWER)
                .max(Comparator.comparing(entry -> entry.event().at()))
                .orElseThrow();
        ComplaintEvent answer = given.event();
        Instant now = clock.instant();
        long entry = complaints.append(ComplaintEvent.plain(
                        number,
                        child.round(),
                        now,
                        EventKind.FINAL_ANSWER,
                        answer.actor(),
                        answer.arguments().toArray(String[]::new))
                .saying(answer.message(), Audience.PUBLIC));
        cabinet.share(given.id(), number, entry);
        families.leave(number, Families.End.ANSWERED, now);
        Complaint answered = complaints.find(parent).orElseThrow();
        if (answered.unit() == null || answered.supervisionClass() != child.supervisionClass()) {
            return false;
        }
        complaints.assign(number, answered.unit());
        return true;
    }

    private void check(Complaint child, Complaint parent, String field) {
        String number = parent.number().value();
        if (parent.secret()) {
            // Its answer would be read by strangers. Whoever may not know that it is there learns no more.
            throw refusal(field, "merge.unknown", number);
        }
        if (families.parentOf(parent.number()).isPresent()) {
            throw refusal(
                    field,
                    "merge.chain",
                    number,
                    families.parentOf(parent.number()).orElseThrow().value());
        }
        int children = families.childrenOf(child.number());
        if (children > 0) {
            throw refusal(field, "merge.hasChildren", children);
        }
        if (parent.state().isFinal()) {
            throw refusal(field, "merge.ended", number, parent.state());
        }
        if (parent.forwardedAt() == null || parent.publicTitle() == null) {
            throw refusal(field, "merge.notVerified", number);
        }
        if (child.supervisionClass() == SupervisionClass.SUPERVISORY
                && parent.supervisionClass() != SupervisionClass.SUPERVISORY) {
            throw refusal(field, "merge.supervisory", number);
        }
    }

    private static boolean isAnswered(Complaint parent) {
        return parent.state() == ComplaintState.AWAITING_REPORTER && !parent.underWay();
    }

    private static InvalidInput refusal(String field, String key, Object... arguments) {
        return new InvalidInput(List.of(FieldProblem.of(field, key, arguments)));
    }
}
