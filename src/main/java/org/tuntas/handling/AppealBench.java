package org.tuntas.handling;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Holders;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;

/**
 * Who hears an appeal: inspectors of the agency, none of whom belongs to a unit that answered or had a hand in the answer; failing
 * that those of the agency above, and in the end the coordinator of the desk.
 */
@Service
public class AppealBench {

    private static final Set<EventKind> BY_WHOM_IT_WAS_ANSWERED =
            Set.of(EventKind.FINAL_ANSWER, EventKind.INTERIM_ANSWER, EventKind.RESPONSE_APPROVED);

    private final Complaints complaints;
    private final Assignments assignments;
    private final Inspectorates inspectorates;
    private final Staff staff;
    private final Clock clock;

    AppealBench(Complaints complaints, Assignments assignments, Inspectorates inspectorates, Staff staff, Clock clock) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.inspectorates = inspectorates;
        this.staff = staff;
        this.clock = clock;
    }

    /** Names those who hear the appeal of a complaint, and tells them. */
    @Transactional
    public void name(TrackingNumber number) {
        Complaint complaint = complaints.lock(number);
        Partial partial = partial(complaint);
        String group = bench(complaint)
                .filter(candidate -> hasSomebodyImpartial(candidate, partial))
                .findFirst()
                .orElse(Inspectorates.LAST_RESORT);
        complaints.hearAppeal(number, group);
        complaints.append(ComplaintEvent.plain(
                        number,
                        complaint.round(),
                        clock.instant(),
                        EventKind.APPEAL_OPENED,
                        ComplaintEvent.SYSTEM,
                        staff.group(group).map(StaffGroup::name).orElse(group))
                .onlyFor(Audience.OFFICERS)
                .telling(List.of(group)));
    }

    /**
     * Whether somebody may decide an appeal. Where nobody is left who has nothing to do with the units that answered, at least
     * nobody decides on an answer of their own.
     */
    boolean mayHear(Complaint complaint, String login) {
        if (complaint.heardBy() == null) {
            // A round that began before benches were named; its task is offered to the inspectors of the agency.
            return true;
        }
        Partial partial = partial(complaint);
        return !partial.includes(login, staff)
                || !partial.authors().contains(login)
                        && bench(complaint).noneMatch(group -> hasSomebodyImpartial(group, partial));
    }

    private Stream<String> bench(Complaint complaint) {
        String agency = Objects.requireNonNull(complaint.agency(), "an agency answered");
        return Stream.concat(inspectorates.from(agency).stream(), Stream.of(Inspectorates.LAST_RESORT));
    }

    private boolean hasSomebodyImpartial(String group, Partial partial) {
        return staff.membersOf(group).stream().anyMatch(member -> !partial.includes(member.login(), staff));
    }

    private Partial partial(Complaint complaint) {
        Set<String> authors = complaints.timeline(complaint.number()).stream()
                .filter(event -> event.round() == complaint.round() && BY_WHOM_IT_WAS_ANSWERED.contains(event.kind()))
                .map(ComplaintEvent::actor)
                .collect(Collectors.toSet());
        Set<String> groups = new HashSet<>();
        assignments.ofRound(complaint.number(), complaint.round()).forEach(share -> {
            groups.add(Holders.officers(complaint, share.unit()));
            Stream.of("-officer", "-head", "-admin").forEach(role -> groups.add(share.unit() + role));
        });
        return new Partial(authors, groups);
    }

    /**
     * Those who cannot judge an answer.
     *
     * @param authors logins of those who gave or approved it
     * @param groups ids of the groups of the units that worked
     */
    private record Partial(Set<String> authors, Set<String> groups) {

        boolean includes(String login, Staff staff) {
            return authors.contains(login) || staff.groupIdsOf(login).stream().anyMatch(groups::contains);
        }
    }
}
