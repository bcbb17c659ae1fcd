package org.tuntas.lifecycle;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.runtime.MessageCorrelationResult;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.complaint.WrongMoment;
import org.tuntas.organisation.Staff;
import org.tuntas.procedure.Overtaken;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.RoundBacklog;
import org.tuntas.procedure.Signal;
import org.tuntas.procedure.Station;

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
    private final Clock clock;

    EngineProcedure(
            RuntimeService runtime,
            TaskService tasks,
            IdentityService identity,
            Staff staff,
            RoundBacklog backlog,
            RoundStarter starter,
            ObjectProvider<RoundStarterWorker> worker,
            Races races,
            Clock clock) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
        this.staff = staff;
        this.backlog = backlog;
        this.starter = starter;
        this.worker = worker;
        this.races = races;
        this.clock = clock;
    }

    @Override
    public void startSoon() {
        worker.ifAvailable(RoundStarterWorker::wakeAfterCommit);
    }

    @Override
    public void tell(Complaint complaint, Signal signal, Map<String, Object> facts) {
        if (backlog.take(complaint.number(), complaint.round())) {
            starter.start(complaint, new RoundBacklog.Waiting(complaint.number(), complaint.round()));
        }
        try {
            // Several units may have asked: all of them hear the answer.
            List<MessageCorrelationResult> heard = runtime.createMessageCorrelation(signal.message())
                    .processInstanceBusinessKey(complaint.number().value())
                    .setVariables(facts)
                    .correlateAllWithResult();
            if (heard.isEmpty()) {
                throw new WrongMoment(complaint.state(), complaint.reporterActions(clock.instant()));
            }
        } catch (ProcessEngineException failure) {
            throw races.isLost(failure) ? new Overtaken(failure) : failure;
        }
    }

    @Override
    public boolean takeFromUnits(Complaint complaint) {
        try {
            return !runtime.createMessageCorrelation(ComplaintProcess.MISCONDUCT_ALLEGED)
                    .processInstanceBusinessKey(complaint.number().value())
                    .correlateAllWithResult()
                    .isEmpty();
        } catch (ProcessEngineException failure) {
            throw races.isLost(failure) ? new Overtaken(failure) : failure;
        }
    }

    @Override
    public Optional<Station> stationOf(String task, String login) {
        @Nullable TrackingNumber number = complaintsOf(List.of(task), login).get(task);
        if (number == null) {
            return Optional.empty();
        }
        Map<String, Object> place = tasks.getVariables(
                task,
                List.of(
                        ComplaintProcess.VISIT,
                        ComplaintProcess.SHARE,
                        ComplaintProcess.APPROVAL_DUE,
                        EscalationProcess.RUNG));
        return Optional.of(new Station(
                number,
                (Long) place.get(ComplaintProcess.VISIT),
                (Long) place.get(ComplaintProcess.SHARE),
                place.containsKey(ComplaintProcess.APPROVAL_DUE),
                (Integer) place.get(EscalationProcess.RUNG)));
    }

    @Override
    public Optional<String> formOf(String task) {
        return Optional.ofNullable(tasks.createTaskQuery()
                        .taskId(task)
                        .initializeFormKeys()
                        .singleResult())
                .map(Task::getCamundaFormRef)
                .map(CamundaFormRef::getKey);
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
