package org.tuntas.administration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.administration.Change.Action;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Typed;
import org.tuntas.organisation.Deputy;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Personnel;
import org.tuntas.organisation.Personnel.Entry;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;

/** Where deputies (Plt. and Plh.) are appointed. */
@Service
public class DeputyDesk {

    private static final int LONGEST_DAYS = 366;

    private final Mandates mandates;
    private final Personnel personnel;
    private final Staff staff;
    private final Registry registry;
    private final CalendarBook calendars;
    private final Journal journal;
    private final Clock clock;

    DeputyDesk(
            Mandates mandates,
            Personnel personnel,
            Staff staff,
            Registry registry,
            CalendarBook calendars,
            Journal journal,
            Clock clock) {
        this.mandates = mandates;
        this.personnel = personnel;
        this.staff = staff;
        this.registry = registry;
        this.calendars = calendars;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What somebody typed about a deputy.
     *
     * @param deputy login of who is to act
     * @param absent login of whom they act for; empty when the office of the group is vacant
     * @param group id of the one group; empty for all of whoever is absent
     */
    public record Appointment(
            @Nullable String deputy,
            @Nullable String absent,
            @Nullable String group,
            @Nullable String kind,
            @Nullable String from,
            @Nullable String until) {}

    /** The deputies of today and later that the caller has to do with, by first day. */
    @Transactional(readOnly = true)
    public List<Deputy> list(String actor) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        return personnel.deputies(clock.instant()).stream()
                .filter(deputy -> concerns(mandate, deputy))
                .toList();
    }

    /**
     * Appoints a deputy; the same one twice is one.
     *
     * @throws org.tuntas.complaint.InvalidInput naming the fields {@code deputy}, {@code absent}, {@code group}, {@code
     *     kind}, {@code from}, {@code until}
     */
    @Transactional
    public void appoint(String actor, Appointment typed) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        Typed read = new Typed();
        String deputy = read.text("deputy", typed.deputy(), 40);
        String absent = read.optional("absent", typed.absent(), 40);
        String group = read.optional("group", typed.group(), 80);
        Deputy.Kind kind = read.oneOf("kind", Deputy.Kind.class, typed.kind());
        LocalDate from = read.day("from", typed.from());
        LocalDate until = read.day("until", typed.until());
        if (absent == null && group == null) {
            read.problem("absent", "admin.problem.absentOrGroup");
        }
        if (!deputy.isEmpty() && deputy.equals(absent)) {
            read.problem("deputy", "admin.problem.deputyOneself");
        }
        read.require();
        Set<String> represented = represented(mandate, read, absent, group);
        Entry acting = personnel.find(deputy).orElse(null);
        if (acting == null || !acting.member().active()) {
            read.problem("deputy", "admin.problem.person");
        } else if (!mandate.isOperator()) {
            mandate.requirePerson(acting.groups());
        }
        ZoneId zone = zone(mandate, represented);
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        if (until.isBefore(from)) {
            read.problem("until", "admin.problem.untilBeforeFrom");
        } else if (until.isBefore(today)) {
            read.problem("until", "admin.problem.past");
        } else if (from.plusDays(LONGEST_DAYS).isBefore(until)) {
            read.problem("until", "admin.problem.tooLongAbsent", LONGEST_DAYS);
        }
        read.require();
        Deputy appointed = new Deputy(
                0,
                deputy,
                absent,
                group,
                kind,
                from,
                until,
                from.atStartOfDay(zone).toInstant(),
                until.plusDays(1).atStartOfDay(zone).toInstant(),
                false);
        personnel
                .appoint(appointed)
                .ifPresent(id -> journal.write(
                        mandate,
                        Change.of(Action.DEPUTY_APPOINTED, String.valueOf(id))
                                .with("deputy", null, deputy)
                                .with("person", null, absent)
                                .with("group", null, group)
                                .with("kind", null, kind)
                                .with("from", null, from)
                                .with("until", null, until)));
    }

    /** Ends a deputy at once; one that has ended stays as it is. */
    @Transactional
    public void end(String actor, long id) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        Deputy deputy =
                personnel.deputy(id).orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "admin.unknown.deputy"));
        if (!concerns(mandate, deputy)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "admin.forbidden.person");
        }
        Instant now = clock.instant();
        if (!deputy.ended() && deputy.isComing(now)) {
            personnel.end(id, now);
            journal.write(
                    mandate,
                    Change.of(Action.DEPUTY_ENDED, String.valueOf(id))
                            .with("until", deputy.until(), now)
                            .about("deputy", deputy.deputy()));
        }
    }

    /** The groups that the deputy will have, if nothing changes. */
    private Set<String> represented(Mandate mandate, Typed read, @Nullable String absent, @Nullable String group) {
        Set<String> theirs = absent == null
                ? Set.of()
                : personnel.find(absent).map(Entry::groups).orElse(Set.of());
        if (absent != null && theirs.isEmpty()) {
            read.problem("absent", "admin.problem.person");
            read.require();
        }
        if (group == null) {
            mandate.requirePerson(theirs);
            return theirs;
        }
        mandate.requireGroup(group);
        if (staff.group(group).isEmpty()) {
            read.problem("group", "admin.problem.group");
        } else if (absent != null && !theirs.contains(group)) {
            read.problem("group", "admin.problem.notTheirGroup");
        }
        return Set.of(group);
    }

    private boolean concerns(Mandate mandate, Deputy deputy) {
        if (mandate.isOperator()) {
            return true;
        }
        return deputy.group() != null
                ? mandate.coversGroup(deputy.group())
                : deputy.absent() != null
                        && personnel
                                .find(deputy.absent())
                                .map(entry -> mandate.coversPerson(entry.groups()))
                                .orElse(false);
    }

    /** Of the first office among the groups; of the country for groups of no office. */
    private ZoneId zone(Mandate mandate, Set<String> groups) {
        String agency = groups.stream()
                .sorted()
                .flatMap(group -> mandate.officeOf(group).stream())
                .map(office -> registry.agencyOf(office.code()))
                .map(Node::code)
                .findFirst()
                .orElse(Holiday.NATIONAL);
        return calendars.calendars().of(agency).zone();
    }
}
