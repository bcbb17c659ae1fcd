package org.tuntas.lifecycle.engine;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * The engine's task service, with completion replaced: whoever completes a task, from Tasklist, REST or Java, takes a
 * decision that {@link TaskCompletion} checks and records.
 */
class DecidingTaskService extends TaskServiceImpl {

    private final TaskCompletion completion;

    DecidingTaskService(TaskCompletion completion) {
        this.completion = completion;
    }

    @Override
    public void complete(String taskId, @Nullable Map<String, Object> variables) {
        completion.complete(commandExecutor, taskId, variables);
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> variables, boolean deserializeValues) {
        return completion.complete(commandExecutor, taskId, variables);
    }

    /** Two officers reach for one task: the second reads who was faster. */
    @Override
    public void claim(String taskId, @Nullable String login) {
        try {
            super.claim(taskId, login);
        } catch (TaskAlreadyClaimedException taken) {
            throw new BadUserRequestException(completion.heldBySomebodyElse(taskId), taken);
        }
    }

    /**
     * Giving a task back to its group needs no more rights than having taken it. The engine would ask for the right to
     * assign it to anybody.
     */
    @Override
    public void setAssignee(String taskId, @Nullable String login) {
        if (login != null) {
            super.setAssignee(taskId, login);
            return;
        }
        commandExecutor.execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            AssignTaskCmd giveBack = new AssignTaskCmd(taskId, null);
            boolean own = task != null
                    && task.getAssignee() != null
                    && task.getAssignee().equals(context.getAuthenticatedUserId());
            return own ? context.runWithoutAuthorization(() -> giveBack.execute(context)) : giveBack.execute(context);
        });
    }

    @Override
    public void resolveTask(String taskId) {
        throw notHere();
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        throw notHere();
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode) {
        throw notHere();
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage) {
        throw notHere();
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
        throw notHere();
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode) {
        throw notHere();
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
        throw notHere();
    }

    private static BadUserRequestException notHere() {
        return new BadUserRequestException("A task ends only by completing its form");
    }
}
