package org.tuntas.handling;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.Holders;
import org.tuntas.organisation.Staff;

/** Who approves a draft: the first of several groups in which there is somebody other than its author. */
@Component
class Approvers {

    private final Complaints complaints;
    private final Assignments assignments;
    private final Inspectorates inspectorates;
    private final Staff staff;

    Approvers(Complaints complaints, Assignments assignments, Inspectorates inspectorates, Staff staff) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.inspectorates = inspectorates;
        this.staff = staff;
    }

    /** Id of the group. */
    String of(Draft draft) {
        Complaint complaint = complaints.find(draft.number()).orElseThrow();
        return of(complaint, draft.answer(), draft.approver());
    }

    /** As {@link #of(Draft)}, for an answer that is about to become a draft. */
    String of(Complaint complaint, Answer answer, ApprovalTable.Approver approver) {
        List<String> groups = groups(complaint, answer, approver);
        return groups.stream()
                .filter(group -> staff.membersOf(group).stream()
                        .anyMatch(member -> !member.login().equals(answer.author())))
                .findFirst()
                .orElseGet(() -> groups.get(groups.size() - 1));
    }

    /** From the nearest to the farthest; somebody at the desk is there for when nobody else is. */
    private List<String> groups(Complaint complaint, Answer answer, ApprovalTable.Approver approver) {
        String agency = Objects.requireNonNull(complaint.agency(), "an agency answers");
        List<String> groups = new ArrayList<>();
        if (approver == ApprovalTable.Approver.INSPECTOR) {
            groups.addAll(inspectorates.from(agency));
            groups.add(agency + "-head");
        } else {
            groups.addAll(List.of(unit(complaint, answer) + "-head", agency + "-head", Holders.inspectors(complaint)));
        }
        return Stream.concat(groups.stream(), Stream.of(Inspectorates.LAST_RESORT))
                .distinct()
                .toList();
    }

    private String unit(Complaint complaint, Answer answer) {
        return answer.share() == null
                ? Objects.requireNonNull(complaint.unit(), "a unit leads")
                : assignments.find(answer.share()).orElseThrow().unit();
    }
}
