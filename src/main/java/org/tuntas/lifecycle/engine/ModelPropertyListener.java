package org.tuntas.lifecycle.engine;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.StageDesk;

/**
 * Gives the properties that designers set in the models their meaning: {@code slaStage} opens a visit on a sub-process, with {@code pauseReason} and {@code slaUntil},
 * {@code publicState} shows the public a new state on any element, {@code closeReason} says how a round ended. So a
 * designer who adds a step decides what the reporter sees and which clock runs, without Java.
 */
@Component
class ModelPropertyListener extends AbstractBpmnParseListener {

    private final ObjectProvider<StageDesk> desk;

    // A provider, because models are parsed by an engine that the desk's own services need.
    ModelPropertyListener(ObjectProvider<StageDesk> desk) {
        this.desk = desk;
    }

    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
        @Nullable String stage = property(element, ComplaintProcess.STAGE_PROPERTY);
        if (stage != null) {
            openVisits(
                    activity,
                    stage,
                    expression(property(element, ComplaintProcess.PAUSE_PROPERTY)),
                    expression(property(element, ComplaintProcess.UNTIL_PROPERTY)));
        }
        state(element, activity);
    }

    /** A task is called as in the diagram, and by the number of its report, so that lists can be read. */
    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        state(element, activity);
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior task) {
            task.getTaskDefinition()
                    .setNameExpression(Context.getProcessEngineConfiguration()
                            .getExpressionManager()
                            .createExpression(element.attribute("name") + " ${execution.processBusinessKey}"));
        }
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        state(element, activity);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        state(element, activity);
    }

    @Override
    public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        state(element, activity);
    }

    @Override
    public void parseEventBasedGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        state(element, activity);
    }

    @Override
    public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        state(element, activity);
    }

    @Override
    public void parseIntermediateThrowEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        state(element, activity);
    }

    @Override
    public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        state(element, activity);
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        state(element, activity);
        @Nullable String reason = property(element, ComplaintProcess.CLOSE_PROPERTY);
        if (reason != null) {
            onStart(activity, execution -> desk.getObject().close(number(execution), reason));
        }
    }

    private void state(Element element, ActivityImpl activity) {
        @Nullable String name = property(element, ComplaintProcess.STATE_PROPERTY);
        if (name != null) {
            ComplaintState state = ComplaintState.valueOf(name);
            onStart(activity, execution -> desk.getObject().enterState(number(execution), state, share(execution)));
        }
    }

    private void openVisits(
            ActivityImpl stageActivity, String stage, @Nullable Expression pauseReason, @Nullable Expression until) {
        onStart(stageActivity, execution -> {
            @Nullable String day = value(until, execution);
            execution.setVariableLocal(
                    ComplaintProcess.VISIT,
                    desk.getObject()
                            .enterStage(
                                    number(execution),
                                    stage,
                                    share(execution),
                                    value(pauseReason, execution),
                                    day == null ? null : LocalDate.parse(day),
                                    place(execution, stageActivity)));
        });
        stageActivity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) execution -> desk.getObject()
                .leaveStage(
                        number(execution),
                        (Long) execution.getVariableLocal(ComplaintProcess.VISIT),
                        share(execution),
                        pauseReason != null));
    }

    private static StageDesk.Place place(DelegateExecution execution, ActivityImpl activity) {
        ProcessDefinitionEntity models = ((ExecutionEntity) execution).getProcessDefinition();
        return new StageDesk.Place(models.getDeploymentId(), models.getKey(), activity.getId());
    }

    private static @Nullable Expression expression(@Nullable String text) {
        return text == null
                ? null
                : Context.getProcessEngineConfiguration().getExpressionManager().createExpression(text);
    }

    private static @Nullable String value(@Nullable Expression expression, DelegateExecution execution) {
        return expression == null ? null : String.valueOf(expression.getValue(execution));
    }

    private static @Nullable Long share(DelegateExecution execution) {
        return (Long) execution.getVariable(ComplaintProcess.SHARE);
    }

    private static void onStart(ActivityImpl activity, Consumer<DelegateExecution> then) {
        activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) then::accept);
    }

    private static TrackingNumber number(DelegateExecution execution) {
        return new TrackingNumber(execution.getProcessBusinessKey());
    }

    private static @Nullable String property(Element element, String name) {
        Map<String, String> properties = BpmnParseUtil.parseCamundaExtensionProperties(element);
        return properties == null ? null : properties.get(name);
    }
}
