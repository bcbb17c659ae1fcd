package org.tuntas.lifecycle.engine;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * The engine's task service, with completion replaced: whoever completes a task, from Tasklist, REST or Java, takes a
 * decision that {@link TaskCompletion} checks and records; whoever takes one or gives it back waits for {@link TaskHold}.
 */
class DecidingTaskService extends TaskServiceImpl {

    private final TaskCompletion completion;
    private final TaskHold hold;

    DecidingTaskService(TaskCompletion completion, TaskHold hold) {
        this.completion = completion;
        this.hold = hold;
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

    @Override
    public void claim(String taskId, @Nullable String login) {
        hold.take(commandExecutor, taskId, login);
    }

    @Override
    public void setAssignee(String taskId, @Nullable String login) {
        if (login == null) {
            hold.giveBack(commandExecutor, taskId);
        } else {
            super.setAssignee(taskId, login);
        }
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
