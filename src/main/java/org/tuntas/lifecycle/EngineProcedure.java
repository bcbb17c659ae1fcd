package org.tuntas.lifecycle;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.complaint.WrongMoment;
import org.tuntas.organisation.Staff;
import org.tuntas.procedure.Overtaken;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.ReporterSignal;
import org.tuntas.procedure.RoundBacklog;

/** {@link Procedure} executed by the engine. */
@Component
class EngineProcedure implements Procedure {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;
    private final Staff staff;
    private final RoundBacklog backlog;
    private final RoundStarter starter;
    private final ObjectProvider<RoundStarterWorker> worker;
    private final Races races;

    EngineProcedure(
            RuntimeService runtime,
            TaskService tasks,
            IdentityService identity,
            Staff staff,
            RoundBacklog backlog,
            RoundStarter starter,
            ObjectProvider<RoundStarterWorker> worker,
            Races races) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
        this.staff = staff;
        this.backlog = backlog;
        this.starter = starter;
        this.worker = worker;
        this.races = races;
    }

    @Override
    public void startSoon() {
        worker.ifAvailable(
                present -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        present.wake();
                    }
                }));
    }

    @Override
    public void tell(Complaint complaint, ReporterSignal signal) {
        if (backlog.take(complaint.number(), complaint.round())) {
            starter.start(complaint, new RoundBacklog.Waiting(complaint.number(), complaint.round()));
        }
        try {
            runtime.createMessageCorrelation(signal.message())
                    .processInstanceBusinessKey(complaint.number().value())
                    .correlateWithResult();
        } catch (MismatchingMessageCorrelationException notWaiting) {
            throw new WrongMoment(complaint.state(), complaint.state().reporterActions());
        } catch (ProcessEngineException failure) {
            throw races.isLost(failure) ? new Overtaken(failure) : failure;
        }
    }

    @Override
    public Map<String, TrackingNumber> complaintsOf(Collection<String> taskIds, String login) {
        if (taskIds.isEmpty()) {
            return Map.of();
        }
        List<Task> visible;
        identity.setAuthentication(login, List.copyOf(staff.groupIdsOf(login)));
        try {
            visible = tasks.createTaskQuery()
                    .taskIdIn(taskIds.toArray(String[]::new))
                    .listPage(0, taskIds.size());
        } finally {
            identity.clearAuthentication();
        }
        if (visible.isEmpty()) {
            return Map.of();
        }
        Map<String, String> numbers = runtime
                .createProcessInstanceQuery()
                .processInstanceIds(
                        visible.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
                .list()
                .stream()
                .filter(instance -> instance.getBusinessKey() != null)
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        Map<String, TrackingNumber> complaints = new HashMap<>();
        for (Task task : visible) {
            String number = numbers.get(task.getProcessInstanceId());
            if (number != null) {
                complaints.put(task.getId(), new TrackingNumber(number));
            }
        }
        return complaints;
    }
}
