package org.tuntas.lifecycle.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.EscalationProcess;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;
import org.tuntas.procedure.Intervention;
import org.tuntas.procedure.LateWork;
import org.tuntas.sla.Timekeeper;

/** {@link Intervention} on the engine's tasks, with nobody's rights: the caller has asked whether this person may. */
@Component
class EngineIntervention implements Intervention {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final Timekeeper timekeeper;
    private final Staff staff;

    // A provider, because the desks that the engine calls need this.
    EngineIntervention(ObjectProvider<ProcessEngineConfigurationImpl> engine, Timekeeper timekeeper, Staff staff) {
        this.engine = engine;
        this.timekeeper = timekeeper;
        this.staff = staff;
    }

    @Override
    public List<LateWork> lateWork(TrackingNumber number, long visit) {
        return engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> late(context, number, visit).stream()
                        .map(task -> new LateWork(
                                // The engine's own list shows nothing but the name, so it carries the number.
                                task.getName().replace(number.value(), "").strip(),
                                task.getAssignee(),
                                groups(task).sorted().toList(),
                                task.getDueDate() == null
                                        ? null
                                        : task.getDueDate().toInstant()))
                        .toList()));
    }

    @Override
    public List<Candidate> candidates(TrackingNumber number, long visit) {
        Set<String> groups = engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> late(context, number, visit).stream()
                        .flatMap(EngineIntervention::groups)
                        .collect(Collectors.toSet())));
        Map<String, Candidate> candidates = new TreeMap<>();
        groups.stream().sorted().forEach(group -> staff.membersOf(group).stream()
                .map(StaffMember::login)
                .forEach(login -> candidates.putIfAbsent(login, new Candidate(login, group))));
        return List.copyOf(candidates.values());
    }

    @Override
    public int reassign(TrackingNumber number, long visit, String login) {
        Set<String> theirs = staff.groupIdsOf(login);
        return hand(number, visit, login, task -> groups(task).anyMatch(theirs::contains));
    }

    @Override
    public int takeOver(TrackingNumber number, long visit, String login) {
        return hand(number, visit, login, task -> true);
    }

    private int hand(TrackingNumber number, long visit, String login, Predicate<TaskEntity> which) {
        return engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    List<TaskEntity> late =
                            late(context, number, visit).stream().filter(which).toList();
                    late.forEach(task -> new AssignTaskCmd(task.getId(), login).execute(context));
                    return late.size();
                }));
    }

    private static Stream<String> groups(TaskEntity task) {
        return task.getIdentityLinks().stream()
                .map(IdentityLinkEntity::getGroupId)
                .filter(Objects::nonNull);
    }

    /** The work of a visit; of the resolution clock, which spans the others, all work on the complaint. */
    private List<TaskEntity> late(CommandContext context, TrackingNumber number, long visit) {
        boolean all = timekeeper.visit(visit).stage().equals(Timekeeper.RESOLUTION);
        List<Task> open = engine.getObject()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .list();
        return open.stream()
                .filter(task -> !task.getTaskDefinitionKey().equals(EscalationProcess.HANDLE_TASK))
                .map(task -> context.getTaskManager().findTaskById(task.getId()))
                .filter(task -> all || Long.valueOf(visit).equals(task.getVariable(ComplaintProcess.VISIT)))
                .toList();
    }
}
