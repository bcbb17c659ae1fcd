package org.tuntas.administration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.administration.Change.Action;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Refused;
import org.tuntas.organisation.Personnel;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;
import org.tuntas.organisation.StaffMember;
import org.tuntas.procedure.OpenTask;
import org.tuntas.procedure.Overtaken;
import org.tuntas.procedure.Worklist;

/** Where open tasks change hands. Each one does in a transaction of its own, under its complaint's lock. */
@Service
public class WorkDesk {

    private static final Logger log = LoggerFactory.getLogger(WorkDesk.class);

    private final Mandates mandates;
    private final Worklist worklist;
    private final Staff staff;
    private final Personnel personnel;
    private final Complaints complaints;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate transaction;

    WorkDesk(
            Mandates mandates,
            Worklist worklist,
            Staff staff,
            Personnel personnel,
            Complaints complaints,
            Journal journal,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.mandates = mandates;
        this.worklist = worklist;
        this.staff = staff;
        this.personnel = personnel;
        this.complaints = complaints;
        this.journal = journal;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What somebody holds and the caller may move, the earliest due date first. */
    @Transactional(readOnly = true)
    public List<OpenTask> heldBy(String actor, String login) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        boolean theirs = covers(mandate, login);
        return worklist.heldBy(login).stream()
                .filter(task -> theirs || mandate.touches(task.groups()))
                .toList();
    }

    /** Who else is in a group that one of the tasks is offered to, by name. */
    @Transactional(readOnly = true)
    public List<StaffMember> colleagues(String login, List<OpenTask> tasks) {
        Set<String> groups =
                tasks.stream().flatMap(task -> task.groups().stream()).collect(Collectors.toSet());
        Set<StaffMember> found = new LinkedHashSet<>();
        groups.forEach(group -> found.addAll(staff.membersOf(group)));
        return found.stream()
                .filter(member -> !member.login().equals(login))
                .sorted(Comparator.comparing(StaffMember::name))
                .toList();
    }

    /**
     * Moves tasks that somebody holds.
     *
     * @param from login of who holds them
     * @param tasks ids
     * @param to login of who gets them; null for back to the queue
     * @return what became of each
     */
    public List<Moved> move(String actor, String from, List<String> tasks, @Nullable String to) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        boolean theirs = covers(mandate, from);
        return tasks.stream()
                .distinct()
                .map(task -> moveOne(mandate, theirs, from, task, to, false))
                .toList();
    }

    /** Moves all that somebody holds, who leaves; what the colleague may not have goes back to its queue. */
    List<Moved> moveAll(String actor, String from, @Nullable String to) {
        Mandate mandate = mandates.of(actor);
        List<Moved> moved = new ArrayList<>();
        for (OpenTask task : worklist.heldBy(from)) {
            moved.add(moveOne(mandate, true, from, task.id(), to, true));
        }
        return moved;
    }

    /** Whether somebody holds nothing. */
    boolean isFree(String login) {
        return worklist.heldBy(login).isEmpty();
    }

    private boolean covers(Mandate mandate, String login) {
        return personnel
                .find(login)
                .map(entry -> mandate.coversPerson(entry.groups()))
                .orElse(false);
    }

    private Moved moveOne(
            Mandate mandate, boolean theirs, String from, String taskId, @Nullable String to, boolean orQueue) {
        OpenTask task = worklist.find(taskId).orElse(null);
        if (task == null) {
            return new Moved("", "", "", new Refused(Refused.Kind.WRONG_MOMENT, "task.gone"));
        }
        String number = task.number().value();
        if (!theirs && !mandate.touches(task.groups())) {
            return new Moved("", "", "", new Refused(Refused.Kind.FORBIDDEN, "admin.forbidden.task"));
        }
        boolean may = to != null && staff.groupIdsOf(to).stream().anyMatch(task.groups()::contains);
        if (to != null && !may && !orQueue) {
            return new Moved(
                    number,
                    task.step(),
                    "",
                    new Refused(Refused.Kind.INVALID, "admin.refused.notInGroup", nameOf(to), namesOf(task.groups())));
        }
        String heir = may ? to : null;
        try {
            String name = transaction.execute(status -> hand(mandate, from, task, heir));
            return new Moved(number, task.step(), String.valueOf(name), null);
        } catch (Refused refused) {
            return new Moved(number, task.step(), "", refused);
        } catch (Overtaken overtaken) {
            return new Moved(number, task.step(), "", new Refused(Refused.Kind.WRONG_MOMENT, "moment.overtaken"));
        } catch (RuntimeException unexpected) {
            log.error("Task {} of {} could not be moved", taskId, number, unexpected);
            return new Moved(number, task.step(), "", new Refused(Refused.Kind.WRONG_MOMENT, "admin.refused.failed"));
        }
    }

    private String hand(Mandate mandate, String from, OpenTask known, @Nullable String to) {
        Complaint complaint = complaints.lock(known.number());
        OpenTask task =
                worklist.find(known.id()).orElseThrow(() -> new Refused(Refused.Kind.WRONG_MOMENT, "task.gone"));
        if (!from.equals(task.assignee())) {
            throw task.assignee() == null
                    ? new Refused(Refused.Kind.WRONG_MOMENT, "admin.refused.notHeld")
                    : new Refused(Refused.Kind.WRONG_MOMENT, "admin.refused.heldBy", nameOf(task.assignee()));
        }
        worklist.hand(task.id(), to);
        String name = to == null ? namesOf(task.groups()) : nameOf(to);
        complaints.append(ComplaintEvent.plain(
                        task.number(), complaint.round(), clock.instant(), EventKind.REASSIGNED, mandate.login(), name)
                .onlyFor(Audience.OFFICERS)
                .telling(to == null ? task.groups() : Set.of("@" + to)));
        journal.write(
                mandate,
                Change.of(Action.TASK_MOVED, task.number().value())
                        .about("step", task.step())
                        .with("person", from, to));
        return name;
    }

    private String nameOf(String login) {
        return staff.find(login).map(StaffMember::name).orElse(login);
    }

    private String namesOf(Set<String> groups) {
        return groups.stream()
                .sorted()
                .map(group -> staff.group(group).map(StaffGroup::name).orElse(group))
                .collect(Collectors.joining(", "));
    }
}
