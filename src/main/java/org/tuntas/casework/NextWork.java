package org.tuntas.casework;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.Refused;
import org.tuntas.organisation.Staff;
import org.tuntas.procedure.OpenTask;
import org.tuntas.procedure.Overtaken;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.Station;
import org.tuntas.procedure.Worklist;
import org.tuntas.sla.ExplainedDeadline;
import org.tuntas.sla.Timekeeper;

/** What an officer should do next: their steps in the order of the limits that really hold. */
@Service
public class NextWork {

    /** How many steps are looked at when others take the first ones at the same moment. */
    private static final int TRIES = 50;

    private final Worklist worklist;
    private final Procedure procedure;
    private final Timekeeper timekeeper;
    private final Complaints complaints;
    private final Staff staff;
    private final TransactionTemplate transaction;

    NextWork(
            Worklist worklist,
            Procedure procedure,
            Timekeeper timekeeper,
            Complaints complaints,
            Staff staff,
            PlatformTransactionManager transactions) {
        this.worklist = worklist;
        this.procedure = procedure;
        this.timekeeper = timekeeper;
        this.complaints = complaints;
        this.staff = staff;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A step that waits.
     *
     * @param title title of the report
     * @param limit of the stage it lies in, with its reasons; null when it lies in none
     */
    public record Step(OpenTask task, String title, @Nullable ExplainedDeadline limit) {}

    /** What somebody has taken, and what they could take, the earliest limit first. */
    public List<Step> of(String login, int most) {
        return worklist.next(login, staff.groupIdsOf(login), most).stream()
                .map(task -> new Step(
                        task,
                        complaints
                                .find(task.number())
                                .map(complaint -> complaint.title())
                                .orElse(""),
                        limit(task, login)))
                .toList();
    }

    private @Nullable ExplainedDeadline limit(OpenTask task, String login) {
        return procedure
                .stationOf(task.id(), login)
                .map(Station::visit)
                .map(timekeeper::visit)
                .map(timekeeper::explain)
                .orElse(null);
    }

    /**
     * Takes the most urgent step that is offered to somebody's groups and that nobody has. Whoever presses at the same moment gets
     * another one: each step is taken under the lock of its complaint, and looked at again there.
     *
     * @return empty when there is none
     */
    public Optional<OpenTask> take(String login) {
        Set<String> groups = staff.groupIdsOf(login);
        Set<String> lost = new HashSet<>();
        while (lost.size() < TRIES) {
            Optional<OpenTask> first = worklist.untaken(groups, lost.size() + 1).stream()
                    .filter(task -> !lost.contains(task.id()))
                    .findFirst();
            if (first.isEmpty()) {
                return first;
            }
            Optional<OpenTask> taken = take(login, first.get());
            if (taken.isPresent()) {
                return taken;
            }
            lost.add(first.get().id());
        }
        return Optional.empty();
    }

    private Optional<OpenTask> take(String login, OpenTask task) {
        try {
            return Optional.ofNullable(transaction.execute(status -> {
                complaints.lock(task.number());
                OpenTask now = worklist.find(task.id()).orElse(null);
                if (now == null || now.assignee() != null) {
                    return null;
                }
                worklist.hand(now.id(), login);
                return now;
            }));
        } catch (Overtaken | Refused movedMeanwhile) {
            return Optional.empty();
        }
    }
}
