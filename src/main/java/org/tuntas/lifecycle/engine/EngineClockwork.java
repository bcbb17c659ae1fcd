package org.tuntas.lifecycle.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.procedure.Clockwork;
import org.tuntas.procedure.MovedDate;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Calendars;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.Visit;

/**
 * {@link Clockwork} on the engine's own entities: what did not move is not written, and what a step of the same transaction has
 * made, changed or deleted is taken as it stands there.
 */
@Component
class EngineClockwork implements Clockwork {

    /** All executions of the running rounds. Only those of whole processes know their root. */
    private static final String EXECUTIONS =
            """
            select * from act_ru_execution where proc_inst_id_ in (
                select id_ from act_ru_execution where root_proc_inst_id_ in (
                    select id_ from act_ru_execution
                    where business_key_ = any(string_to_array(#{numbers}, ',')) and root_proc_inst_id_ = id_))
            """;

    private final ProcessEngineConfigurationImpl engine;
    private final ClockTimers timers;
    private final Timekeeper timekeeper;
    private final CalendarBook calendars;

    // Lazy, because steps that the engine calls renew clocks.
    EngineClockwork(
            @Lazy ProcessEngineConfigurationImpl engine,
            ClockTimers timers,
            Timekeeper timekeeper,
            CalendarBook calendars) {
        this.engine = engine;
        this.timers = timers;
        this.timekeeper = timekeeper;
        this.calendars = calendars;
    }

    @Override
    public void renew(TrackingNumber number) {
        renewAll(List.of(number));
    }

    @Override
    public List<MovedDate> renewAll(Collection<TrackingNumber> numbers) {
        return found(numbers, (dates, context) -> {
            List<MovedDate> moved = new ArrayList<>();
            timekeeper.reading(dates.keys(), () -> {
                dates.timers().forEach(timer -> timer(timer, context).ifPresent(moved::add));
                dates.tasks().forEach(task -> renewDates(task).ifPresent(moved::add));
                timekeeper
                        .settle(dates.keys())
                        .forEach(limit -> moved.add(clock(limit.visit(), limit.before(), limit.after())));
            });
            return moved;
        });
    }

    @Override
    public List<MovedDate> foresee(Collection<TrackingNumber> numbers, Calendars supposed) {
        return found(numbers, (dates, context) -> {
            List<MovedDate> moved = new ArrayList<>();
            timekeeper.reading(dates.keys(), () -> {
                Map<Visit, Instant> now = timekeeper.limits(dates.keys());
                calendars.supposing(supposed, () -> {
                    timekeeper.limits(dates.keys()).forEach((visit, then) -> {
                        Instant before = Objects.requireNonNull(now.get(visit));
                        if (!before.equals(then)) {
                            moved.add(clock(visit, before, then));
                        }
                    });
                    // Put back at once: nothing is written of what did not change.
                    dates.timers().forEach(timer -> {
                        Date before = timer.getDuedate();
                        timer(timer, context).ifPresent(moved::add);
                        timer.setDuedate(before);
                    });
                    dates.tasks().forEach(task -> {
                        Date due = task.getDueDate();
                        Date followUp = task.getFollowUpDate();
                        renewDates(task).ifPresent(moved::add);
                        task.setDueDate(due);
                        task.setFollowUpDate(followUp);
                    });
                });
            });
            return moved;
        });
    }

    /** What has dates of clocks among the running rounds of some complaints. */
    private record Dates(Set<String> keys, List<TimerEntity> timers, List<TaskEntity> tasks) {}

    private List<MovedDate> found(
            Collection<TrackingNumber> numbers, BiFunction<Dates, CommandContext, List<MovedDate>> work) {
        Set<String> keys = numbers.stream().map(TrackingNumber::value).collect(Collectors.toSet());
        // Joins a command that runs already, and with it the entities that it has in hand.
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    Dates dates = find(keys, context);
                    return dates.timers().isEmpty() && dates.tasks().isEmpty() ? List.of() : work.apply(dates, context);
                }));
    }

    private Dates find(Set<String> keys, CommandContext context) {
        boolean firstToLoad = context.getDbEntityManager()
                .getCachedEntitiesByType(ExecutionEntity.class)
                .isEmpty();
        List<ExecutionEntity> executions = executions(keys);
        Set<String> instances =
                executions.stream().map(ExecutionEntity::getProcessInstanceId).collect(Collectors.toSet());
        if (firstToLoad) {
            linkAndFillScopes(executions, context);
        }
        return new Dates(keys, timersOf(instances, keys, context), tasksOf(instances, keys, context));
    }

    private static MovedDate clock(Visit visit, Instant before, Instant after) {
        return new MovedDate(
                visit.number(), MovedDate.Kind.CLOCK, String.valueOf(visit.id()), visit.stage(), before, after);
    }

    private Optional<MovedDate> timer(TimerEntity timer, CommandContext context) {
        Date before = timer.getDuedate();
        if (!timers.renew(timer, context)) {
            return Optional.empty();
        }
        return Optional.of(new MovedDate(
                timer.getExecution().getProcessBusinessKey(),
                MovedDate.Kind.TIMER,
                timer.getId(),
                timers.name(timer, context),
                before.toInstant(),
                timer.getDuedate().toInstant()));
    }

    private List<ExecutionEntity> executions(Set<String> keys) {
        return engine
                .getRuntimeService()
                .createNativeExecutionQuery()
                .sql(EXECUTIONS)
                .parameter("numbers", String.join(",", keys))
                .list()
                .stream()
                .map(ExecutionEntity.class::cast)
                .toList();
    }

    /**
     * Loads at once what the engine would load for each expression anew: parents and variables of each scope. Only while nothing
     * else is loaded, or what a step has changed would be mixed with what the database says.
     */
    private static void linkAndFillScopes(List<ExecutionEntity> executions, CommandContext context) {
        executions.stream()
                .collect(Collectors.groupingBy(ExecutionEntity::getProcessInstanceId))
                .forEach((instance, tree) -> tree.stream()
                        .filter(ExecutionEntity::isProcessInstanceExecution)
                        .forEach(root -> root.restoreProcessInstance(
                                tree,
                                null,
                                context.getVariableInstanceManager().findVariableInstancesByProcessInstanceId(instance),
                                null,
                                null,
                                null,
                                null)));
    }

    private List<TimerEntity> timersOf(Set<String> instances, Set<String> keys, CommandContext context) {
        Stream<JobEntity> stored = instances.isEmpty()
                ? Stream.of()
                : engine.getManagementService().createJobQuery().processInstanceIds(instances).timers().list().stream()
                        .map(JobEntity.class::cast);
        Stream<JobEntity> inHand = context.getDbEntityManager().getCachedEntitiesByType(JobEntity.class).stream()
                .filter(job -> isOf(job.getExecution(), keys));
        return Stream.concat(stored, inHand)
                .distinct()
                .filter(job -> !context.getDbEntityManager().isDeleted(job))
                .filter(TimerEntity.class::isInstance)
                .map(TimerEntity.class::cast)
                .filter(timer -> timer.getExecution() != null && !isGone(timer.getExecution(), context))
                .toList();
    }

    private List<TaskEntity> tasksOf(Set<String> instances, Set<String> keys, CommandContext context) {
        Stream<TaskEntity> stored = instances.isEmpty()
                ? Stream.of()
                : engine
                        .getTaskService()
                        .createTaskQuery()
                        .processInstanceIdIn(instances.toArray(String[]::new))
                        .list()
                        .stream()
                        .map(TaskEntity.class::cast);
        Stream<TaskEntity> inHand = context.getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                .filter(task -> isOf(task.getExecution(), keys));
        return Stream.concat(stored, inHand)
                .distinct()
                .filter(task ->
                        !task.isDeleted() && !context.getDbEntityManager().isDeleted(task))
                .filter(task -> task.getExecution() != null && !isGone(task.getExecution(), context))
                .toList();
    }

    /** Whether an entity of this transaction, which the database may not know yet, belongs to one of the complaints. */
    private static boolean isOf(@Nullable ExecutionEntity execution, Set<String> keys) {
        return execution != null && keys.contains(execution.getProcessBusinessKey());
    }

    private static boolean isGone(ExecutionEntity execution, CommandContext context) {
        return execution.isEnded() || context.getDbEntityManager().isDeleted(execution);
    }

    /** Also the day on which postponed work goes on. */
    private static Optional<MovedDate> renewDates(TaskEntity task) {
        TaskDefinition definition = task.getTaskDefinition();
        if (definition == null) {
            return Optional.empty();
        }
        Date due = task.getDueDate();
        Date followUp = task.getFollowUpDate();
        renew(task, definition.getDueDateExpression(), due, task::setDueDate);
        renew(task, definition.getFollowUpDateExpression(), followUp, task::setFollowUpDate);
        Optional<MovedDate> moved = moved(task, due, task.getDueDate());
        return moved.isPresent() ? moved : moved(task, followUp, task.getFollowUpDate());
    }

    private static Optional<MovedDate> moved(TaskEntity task, @Nullable Date before, @Nullable Date after) {
        return before == null || after == null || before.getTime() == after.getTime()
                ? Optional.empty()
                : Optional.of(new MovedDate(
                        task.getExecution().getProcessBusinessKey(),
                        MovedDate.Kind.TASK,
                        task.getId(),
                        String.valueOf(task.getName()),
                        before.toInstant(),
                        after.toInstant()));
    }

    private static void renew(
            TaskEntity task, @Nullable Expression expression, @Nullable Date present, Consumer<Date> change) {
        if (expression != null
                && expression.getValue(task.getExecution()) instanceof Date date
                && (present == null || date.getTime() != present.getTime())) {
            change.accept(date);
        }
    }
}
