package org.tuntas.lifecycle.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.OpenTasks;
import org.tuntas.lifecycle.Races;
import org.tuntas.organisation.Staff;
import org.tuntas.procedure.OpenTask;
import org.tuntas.procedure.Overtaken;
import org.tuntas.procedure.Worklist;

/**
 * {@link Worklist} in the engine. Works without the engine's authorizations, which would ask for rights that nobody has:
 * to assign a task to somebody else, and to change variables.
 */
@Component
class EngineWorklist implements Worklist {

    /** Where models keep the code of an office. */
    private static final String[] OFFICE_VARIABLES = {ComplaintProcess.NAMED_AGENCY, ComplaintProcess.AGENCY};

    private final ProcessEngineConfigurationImpl engine;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final TaskRights rights;
    private final OpenTasks open;
    private final Staff staff;
    private final Races races;

    EngineWorklist(
            ProcessEngineConfigurationImpl engine,
            TaskService tasks,
            RuntimeService runtime,
            TaskRights rights,
            OpenTasks open,
            Staff staff,
            Races races) {
        this.engine = engine;
        this.tasks = tasks;
        this.runtime = runtime;
        this.rights = rights;
        this.open = open;
        this.staff = staff;
        this.races = races;
    }

    @Override
    public List<OpenTask> heldBy(String login) {
        return open.heldBy(login);
    }

    @Override
    public List<OpenTask> ofGroup(String group) {
        return open.ofGroup(group);
    }

    @Override
    public List<OpenTask> of(TrackingNumber number) {
        return open.of(number);
    }

    @Override
    public List<OpenTask> next(String login, Set<String> groups, int most) {
        return open.next(login, groups, most);
    }

    @Override
    public List<OpenTask> untaken(Set<String> groups, int most) {
        return open.untaken(groups, most);
    }

    @Override
    public Optional<OpenTask> find(String task) {
        return open.find(task);
    }

    @Override
    public void hand(String task, @Nullable String login) {
        freely(context -> {
            TaskEntity found = context.getTaskManager().findTaskById(task);
            if (found == null) {
                throw new Refused(Refused.Kind.WRONG_MOMENT, "task.gone");
            }
            assign(context, found, login);
        });
    }

    @Override
    public Set<String> handOver(TrackingNumber number, String from, String to) {
        Set<String> told = new TreeSet<>();
        freely(context -> {
            for (OpenTask task : open.of(number)) {
                Set<String> groups = new TreeSet<>(task.groups());
                for (String group : task.groups()) {
                    String role = roleIn(from, group);
                    if (role != null) {
                        String heir = to + role;
                        groups.remove(group);
                        groups.add(heir);
                        told.add(heir);
                        tasks.addCandidateGroup(task.id(), heir);
                        tasks.deleteCandidateGroup(task.id(), group);
                        rights.forget(task.id(), null, group);
                    }
                }
                if (task.assignee() != null
                        && !groups.equals(task.groups())
                        && staff.groupIdsOf(task.assignee()).stream().noneMatch(groups::contains)) {
                    assign(context, context.getTaskManager().findTaskById(task.id()), null);
                }
            }
            for (VariableInstance variable : officesNamedIn(number)) {
                if (from.equals(variable.getValue())) {
                    runtime.setVariableLocal(variable.getExecutionId(), variable.getName(), to);
                }
            }
        });
        return told;
    }

    /** What follows the office's code in the id of one of its groups; null for a group of another office. */
    private static @Nullable String roleIn(String office, String group) {
        return Stream.of("-admin", "-head", "-officer", "-inspector")
                .filter(role -> group.equals(office + role))
                .findFirst()
                .orElse(null);
    }

    private List<VariableInstance> officesNamedIn(TrackingNumber number) {
        String[] instances = Stream.concat(
                        runtime.createProcessInstanceQuery().processInstanceBusinessKey(number.value()).list().stream(),
                        runtime
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKeyLike(number.value() + "/%")
                                .list()
                                .stream())
                .map(instance -> instance.getId())
                .toArray(String[]::new);
        return instances.length == 0
                ? List.of()
                : runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instances)
                        .variableNameIn(OFFICE_VARIABLES)
                        .list();
    }

    private void assign(CommandContext context, TaskEntity task, @Nullable String login) {
        String before = task.getAssignee();
        new AssignTaskCmd(task.getId(), login).execute(context);
        if (before != null && !before.equals(login)) {
            rights.forget(task.getId(), before, null);
        }
    }

    private void freely(Deed deed) {
        try {
            engine.getCommandExecutorTxRequired()
                    .execute(context -> context.runWithoutAuthorization(() -> {
                        deed.in(context);
                        return null;
                    }));
        } catch (ProcessEngineException failure) {
            throw races.isLost(failure) ? new Overtaken(failure) : failure;
        }
    }

    /** Something done within one command of the engine. */
    @FunctionalInterface
    private interface Deed {

        void in(CommandContext context);
    }
}
