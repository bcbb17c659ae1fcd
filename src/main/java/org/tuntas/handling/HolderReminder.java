package org.tuntas.handling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;
import org.tuntas.organisation.StaffMember;
import org.tuntas.procedure.OpenTask;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.Worklist;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.WorkingCalendar;

/** How a manager reminds those who have a report, once a day: a letter, and an entry that other managers see. */
@Service
public class HolderReminder {

    /** The form on which managers answer escalations: work of theirs, of which nobody reminds them here. */
    private static final String ESCALATIONS = "handle-escalation";

    private final Complaints complaints;
    private final Overseers overseers;
    private final WhoMayRead whoMayRead;
    private final Worklist worklist;
    private final Procedure procedure;
    private final Staff staff;
    private final Registry registry;
    private final CalendarBook calendars;
    private final Clock clock;

    HolderReminder(
            Complaints complaints,
            Overseers overseers,
            WhoMayRead whoMayRead,
            Worklist worklist,
            Procedure procedure,
            Staff staff,
            Registry registry,
            CalendarBook calendars,
            Clock clock) {
        this.complaints = complaints;
        this.overseers = overseers;
        this.whoMayRead = whoMayRead;
        this.worklist = worklist;
        this.procedure = procedure;
        this.staff = staff;
        this.registry = registry;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Writes to those who have a step of a report, among those whom the manager watches over: to whoever has taken it, otherwise to
     * the groups it is offered to.
     *
     * @param manager login of who reminds
     * @param note what the manager adds, for officers; null when nothing
     * @throws Refused FORBIDDEN when the manager watches over nobody; UNKNOWN when there is no such report for them; WRONG_MOMENT when
     *     its holders were reminded today, or nobody but the manager has it
     */
    @Transactional
    public void remind(TrackingNumber number, String manager, @Nullable String note) {
        Oversight oversight = overseers.require(manager);
        if (!oversight.stepsIn()) {
            throw new Refused(Refused.Kind.FORBIDDEN, "monitor.looksOn");
        }
        if (whoMayRead.find(manager, number).isEmpty()) {
            throw new Refused(Refused.Kind.UNKNOWN, "complaint.unknown", number.value());
        }
        Complaint complaint = complaints.lock(number);
        List<String> holders = holders(number, manager, oversight);
        if (holders.isEmpty()) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "monitor.nobodyHolds");
        }
        remindedToday(complaint).ifPresent(earlier -> {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "monitor.remindedToday", person(earlier.actor()));
        });
        complaints.append(ComplaintEvent.plain(
                        number,
                        complaint.round(),
                        clock.instant(),
                        EventKind.HOLDER_REMINDED,
                        manager,
                        holders.stream().map(this::name).collect(Collectors.joining(", ")))
                .onlyFor(Audience.OFFICERS)
                .noting(note)
                .telling(holders));
    }

    private List<String> holders(TrackingNumber number, String manager, Oversight oversight) {
        return worklist.of(number).stream()
                // A step without a date is one that nobody need do.
                .filter(task -> task.due() != null)
                .filter(task -> task.groups().stream().anyMatch(oversight::covers))
                .filter(task -> !procedure.formOf(task.id()).equals(Optional.of(ESCALATIONS)))
                .flatMap(HolderReminder::holders)
                .filter(holder -> !holder.equals("@" + manager))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> holders(OpenTask task) {
        return task.assignee() == null ? task.groups().stream() : Stream.of("@" + task.assignee());
    }

    private Optional<ComplaintEvent> remindedToday(Complaint complaint) {
        WorkingCalendar calendar = calendars
                .calendars()
                .of(
                        complaint.agency() == null
                                ? registry.receiving(complaint.namedAgency()).code()
                                : complaint.agency());
        LocalDate today = calendar.dayOf(clock.instant());
        return complaints.timeline(complaint.number()).stream()
                .filter(event -> event.kind() == EventKind.HOLDER_REMINDED
                        && calendar.dayOf(event.at()).equals(today))
                .findFirst();
    }

    private String name(String holder) {
        return holder.startsWith("@")
                ? person(holder.substring(1))
                : staff.group(holder).map(StaffGroup::name).orElse(holder);
    }

    private String person(String login) {
        return staff.find(login).map(StaffMember::name).orElse(login);
    }
}
