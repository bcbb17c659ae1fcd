package org.tuntas.correspondence;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Holders;
import org.tuntas.organisation.Staff;

/** Judges what an entry has to do with one officer by the time the letter is written. */
@Component
class Concern {

    private final Staff staff;
    private final Assignments assignments;

    Concern(Staff staff, Assignments assignments) {
        this.staff = staff;
        this.assignments = assignments;
    }

    /** Whether the work that an entry is about is still that of an officer: not passed on, and not finished by their unit. */
    boolean lasts(Notice notice, ComplaintEvent event, Complaint complaint, String officer) {
        Set<String> told = toldAs(event, officer);
        return told.isEmpty()
                || complaint.state() == ComplaintState.APPEALED
                || told.stream().anyMatch(group -> lasts(notice, complaint, group));
    }

    private boolean lasts(Notice notice, Complaint complaint, String group) {
        if (notice == Notice.OFFICER_FORWARDED) {
            return group.equals(complaint.agency() + "-admin");
        }
        List<Assignment> shares = assignments.ofRound(complaint.number(), complaint.round()).stream()
                .filter(share -> Holders.officers(complaint, share.unit()).equals(group))
                .toList();
        // The lead goes on when its own part is done: it combines the parts of the others.
        return shares.isEmpty()
                || shares.stream()
                        .anyMatch(share -> share.isOpen()
                                || notice != Notice.OFFICER_ASSIGNED
                                        && share.unit().equals(complaint.unit()));
    }

    /** Whether it is an officer's own work that is late; others are told because they may step in. */
    boolean isLate(ComplaintEvent event, Complaint complaint, String officer) {
        Set<String> told = toldAs(event, officer);
        return !told.isEmpty() && holders(Freshness.named(event), complaint).containsAll(told);
    }

    private Set<String> holders(String stage, Complaint complaint) {
        List<Assignment> open = assignments.openOf(complaint.number());
        Stream<String> heads = open.stream().map(share -> share.unit() + "-head");
        return switch (stage) {
            case "VERIFICATION", "POSTPONED" -> Set.of(Holders.verifiers(complaint));
            case "DETERMINATION" -> Set.of(Holders.DESK);
            case "DISPOSITION" -> Set.of(complaint.agency() + "-admin");
            case "TIME_APPROVAL" -> heads.collect(Collectors.toSet());
            case "RESOLUTION" ->
                Stream.concat(Holders.of(complaint, open).stream(), heads).collect(Collectors.toSet());
            default -> Set.copyOf(Holders.of(complaint, open));
        };
    }

    /** The groups as whose member an officer is told; none when they are told in person. */
    private Set<String> toldAs(ComplaintEvent event, String officer) {
        if (event.told().contains("@" + officer)) {
            return Set.of();
        }
        Set<String> groups = staff.groupIdsOf(officer);
        return event.told().stream().filter(groups::contains).collect(Collectors.toSet());
    }
}
