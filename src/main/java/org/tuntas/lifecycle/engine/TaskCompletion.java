package org.tuntas.lifecycle.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.CaseDesk;
import org.tuntas.handling.Decision;
import org.tuntas.handling.Option;
import org.tuntas.language.Words;
import org.tuntas.lifecycle.ComplaintLocks;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.EscalationProcess;
import org.tuntas.lifecycle.forms.Field;
import org.tuntas.lifecycle.forms.FormCheck;
import org.tuntas.lifecycle.forms.FormSchema;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;
import org.tuntas.procedure.Station;

/**
 * Completes a task: locks the complaint, checks who completes it and what was filled in, lets the desk write the decision
 * to our tables, and hands the engine only what its gateways need. All in one transaction; a refusal leaves everything,
 * also the officer's form, as it was.
 */
@Component
class TaskCompletion {

    private final ObjectProvider<CaseDesk> desk;
    private final ComplaintLocks locks;
    private final ObjectProvider<Staff> staff;
    private final Words words;
    private final SecondTry secondTry;
    private final FeelEngine feel = new ScalaFeelEngineFactory().createInstance();
    // Forms are bound by deployment: under one process definition a step's form never changes.
    private final Map<String, FormSchema> forms = new ConcurrentHashMap<>();

    // Providers, because the engine is built while the desks, which need its services, are not there yet.
    TaskCompletion(
            ObjectProvider<CaseDesk> desk,
            ComplaintLocks locks,
            ObjectProvider<Staff> staff,
            Words words,
            SecondTry secondTry) {
        this.desk = desk;
        this.locks = locks;
        this.staff = staff;
        this.words = words;
        this.secondTry = secondTry;
    }

    /**
     * Completes a task in a transaction of its own, or in the caller's. Lost races (a timer or a colleague at the same
     * moment) are tried again, and then either succeed or end in a sentence that says what happened.
     *
     * @param submitted by field key
     * @throws FormFieldValidationException with a sentence for the officer; REST answers 400
     */
    VariableMap complete(CommandExecutor executor, String taskId, @Nullable Map<String, Object> submitted) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        if (submitted != null) {
            submitted.forEach((key, value) -> fields.put(key, plain(value)));
        }
        try {
            return secondTry.of(executor, context -> decide(context, taskId, fields));
        } catch (InvalidInput invalid) {
            throw refusal(words.problems(invalid));
        } catch (Refused refused) {
            throw refusal(words.refusal(refused));
        }
    }

    private VariableMap decide(CommandContext context, String taskId, Map<String, @Nullable Object> submitted) {
        Refused gone = new Refused(Refused.Kind.WRONG_MOMENT, "task.gone");
        TrackingNumber number = locks.lockByTask(taskId).orElseThrow(() -> gone);
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (task == null) {
            throw gone;
        }
        String officer = take(context, task);
        FormSchema form = form(context, task);
        Station station = new Station(
                number,
                (Long) task.getVariable(ComplaintProcess.VISIT),
                (Long) task.getVariable(ComplaintProcess.SHARE),
                task.hasVariable(ComplaintProcess.APPROVAL_DUE),
                (Integer) task.getVariable(EscalationProcess.RUNG));
        Map<String, Object> facts = desk.getObject().facts(form.id(), station);
        Map<String, Object> checked =
                new FormCheck(form, key -> choices(key, station), facts, this::evaluate).check(submitted);
        Set<String> narrative = form.fields().stream()
                .filter(Field::isNarrative)
                .map(Field::key)
                .collect(Collectors.toSet());
        Map<String, Object> variables = desk.getObject()
                .decide(form.id(), new Decision(officer, nameOf(task, number), station, checked, narrative));
        new CompleteTaskCmd(taskId, variables).execute(context);
        return Variables.createVariables();
    }

    /** The officer must hold the task; one who might take it does so by completing it. */
    private String take(CommandContext context, TaskEntity task) {
        String officer = context.getAuthenticatedUserId();
        if (officer == null) {
            throw new Refused(Refused.Kind.FORBIDDEN, "task.nobody");
        }
        String assignee = task.getAssignee();
        if (assignee != null && !assignee.equals(officer)) {
            throw heldBy(staff.getObject(), assignee);
        }
        if (assignee == null) {
            Set<String> groups = staff.getObject().groupIdsOf(officer);
            if (task.getIdentityLinks().stream()
                    .map(IdentityLinkEntity::getGroupId)
                    .noneMatch(groups::contains)) {
                throw new Refused(Refused.Kind.FORBIDDEN, "task.notYours");
            }
            task.setAssignee(officer);
        }
        return officer;
    }

    /** Why an officer cannot have a task that a colleague holds. */
    static Refused heldBy(Staff staff, String login) {
        return new Refused(
                Refused.Kind.FORBIDDEN,
                "task.somebodyElses",
                staff.find(login).map(StaffMember::name).orElse(login));
    }

    /** The engine's own list shows nothing but the name, so it carries the number. */
    private static String nameOf(TaskEntity task, TrackingNumber number) {
        return task.getName().replace(number.value(), "").strip();
    }

    private FormSchema form(CommandContext context, TaskEntity task) {
        return forms.computeIfAbsent(task.getProcessDefinitionId() + " " + task.getTaskDefinitionKey(), key -> {
            try (InputStream form = new GetDeployedTaskFormCmd(task.getId()).execute(context)) {
                return FormSchema.read(form);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private List<String> choices(String valuesKey, Station station) {
        return desk.getObject().options(valuesKey, station).stream()
                .map(Option::value)
                .toList();
    }

    private @Nullable Object evaluate(String expression, Map<String, @Nullable Object> values) {
        return feel.evaluateSimpleExpression(
                expression, Variables.fromMap(values).asVariableContext());
    }

    /** Lists of a checklist arrive as JSON. */
    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof SpinJsonNode json && json.isArray()
                ? json.elements().stream()
                        .map(node -> node.isString() ? node.stringValue() : node.toString())
                        .toList()
                : value;
    }

    private static FormFieldValidationException refusal(String sentence) {
        return new FormFieldValidationException(sentence, sentence);
    }
}
