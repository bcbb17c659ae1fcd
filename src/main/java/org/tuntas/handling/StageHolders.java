package org.tuntas.handling;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.Holders;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.sla.Visit;

/** Who must act in a stage, and so is told when its time runs out: ids of groups. */
@Component
class StageHolders {

    private final Complaints complaints;
    private final Assignments assignments;
    private final Drafts drafts;
    private final Approvers approvers;

    StageHolders(Complaints complaints, Assignments assignments, Drafts drafts, Approvers approvers) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.drafts = drafts;
        this.approvers = approvers;
    }

    List<String> of(Visit visit) {
        TrackingNumber number = new TrackingNumber(visit.number());
        return complaints.find(number).map(complaint -> of(visit, complaint)).orElse(List.of());
    }

    private List<String> of(Visit visit, Complaint complaint) {
        return switch (visit.stage()) {
            case "VERIFICATION", "POSTPONED" -> List.of(Holders.verifiers(complaint));
            case "DETERMINATION" -> List.of("desk-admin");
            case "TIME_APPROVAL" -> List.of(visit.unit() + "-head");
            case "APPEAL" -> List.of(Holders.appealPanel(complaint));
            case "RESPONSE_APPROVAL" ->
                drafts.waiting(complaint.number(), visit.share()).map(approvers::of).stream()
                        .toList();
            case "RESOLUTION" -> unitsAndTheirHeads(complaint);
            case "DISPOSITION" -> List.of(visit.agency() + "-admin");
            default ->
                visit.unit() == null
                        ? Holders.of(complaint, assignments.openOf(complaint.number()))
                        : List.of(Holders.officers(complaint, visit.unit()));
        };
    }

    private List<String> unitsAndTheirHeads(Complaint complaint) {
        List<Assignment> open = assignments.openOf(complaint.number());
        List<String> groups = new ArrayList<>(Holders.of(complaint, open));
        open.stream().filter(share -> !share.givenBack()).forEach(share -> groups.add(share.unit() + "-head"));
        return groups;
    }
}
