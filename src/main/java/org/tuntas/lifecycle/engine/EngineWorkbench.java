package org.tuntas.lifecycle.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.lifecycle.OpenTasks;
import org.tuntas.lifecycle.Races;
import org.tuntas.organisation.Staff;
import org.tuntas.procedure.OpenTask;
import org.tuntas.procedure.Overtaken;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.Workbench;

/** {@link Workbench} in the engine. */
@Component
class EngineWorkbench implements Workbench {

    private final TaskService tasks;
    private final IdentityService identity;
    private final Procedure procedure;
    private final OpenTasks open;
    private final Staff staff;
    private final Races races;

    EngineWorkbench(
            TaskService tasks,
            IdentityService identity,
            Procedure procedure,
            OpenTasks open,
            Staff staff,
            Races races) {
        this.tasks = tasks;
        this.identity = identity;
        this.procedure = procedure;
        this.open = open;
        this.staff = staff;
        this.races = races;
    }

    @Override
    public Optional<OpenTask> find(TrackingNumber number, @Nullable String form, String login) {
        Set<String> groups = staff.groupIdsOf(login);
        return open.of(number).stream()
                .filter(task ->
                        login.equals(task.assignee()) || task.groups().stream().anyMatch(groups::contains))
                .filter(task ->
                        form == null || form.equals(procedure.formOf(task.id()).orElse(null)))
                .min(Comparator.comparing(task -> !login.equals(task.assignee())));
    }

    @Override
    public void decide(OpenTask task, String login, Map<String, Object> fields) {
        as(login, () -> tasks.complete(task.id(), fields));
    }

    @Override
    public void claim(OpenTask task, String login) {
        as(login, () -> tasks.claim(task.id(), login));
    }

    private void as(String login, Runnable deed) {
        identity.setAuthentication(login, List.copyOf(staff.groupIdsOf(login)));
        try {
            deed.run();
        } catch (FormFieldValidationException | BadUserRequestException declined) {
            throw new Declined(String.valueOf(declined.getMessage()), declined);
        } catch (ProcessEngineException failure) {
            throw races.isLost(failure) ? new Overtaken(failure) : failure;
        } finally {
            identity.clearAuthentication();
        }
    }
}
