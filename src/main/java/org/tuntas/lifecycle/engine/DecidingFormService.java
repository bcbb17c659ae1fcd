package org.tuntas.lifecycle.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** The engine's form service, with submission replaced; see {@link DecidingTaskService}. */
class DecidingFormService extends FormServiceImpl {

    private final TaskCompletion completion;

    DecidingFormService(TaskCompletion completion) {
        this.completion = completion;
    }

    @Override
    @SuppressWarnings("deprecation") // the engine's own deprecated twin must not be a way around the check
    public void submitTaskFormData(String taskId, Map<String, String> properties) {
        completion.complete(commandExecutor, taskId, new HashMap<>(properties));
    }

    @Override
    public void submitTaskForm(String taskId, @Nullable Map<String, Object> properties) {
        completion.complete(commandExecutor, taskId, properties);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> properties, boolean deserializeValues) {
        return completion.complete(commandExecutor, taskId, properties);
    }
}
