package org.tuntas.lifecycle.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.ComplaintLocks;
import org.tuntas.lifecycle.steps.GroupExpressions;
import org.tuntas.lifecycle.steps.SlaExpressions;

/**
 * Everything about the engine that its properties in {@code application.yaml} cannot say.
 *
 * <p>Takes the migrations as a parameter, so that the engine finds the schema that they make.
 */
@Component
class EngineSetup extends AbstractProcessEnginePlugin {

    private final TaskCompletion completion;
    private final TaskHold hold;
    private final ModelPropertyListener properties;
    private final ComplaintLocks locks;
    private final ClockTimers timers;
    private final Clock clock;
    private final ApplicationContext context;

    EngineSetup(
            TaskCompletion completion,
            TaskHold hold,
            ModelPropertyListener properties,
            ComplaintLocks locks,
            ClockTimers timers,
            Clock clock,
            ApplicationContext context,
            FlywayMigrationInitializer schema) {
        this.completion = completion;
        this.hold = hold;
        this.properties = properties;
        this.locks = locks;
        this.timers = timers;
        this.clock = clock;
        this.context = context;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setTaskService(new DecidingTaskService(completion, hold));
        engine.setFormService(new DecidingFormService(completion));
        List<CommandInterceptor> interceptors = new ArrayList<>();
        if (engine.getCustomPostCommandInterceptorsTxRequired() != null) {
            interceptors.addAll(engine.getCustomPostCommandInterceptorsTxRequired());
        }
        interceptors.add(new LockBeforeJob(locks, timers, clock));
        engine.setCustomPostCommandInterceptorsTxRequired(interceptors);
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (engine.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        }
        listeners.add(properties);
        engine.setCustomPostBPMNParseListeners(listeners);
        // Not setBeans: the factory bean has made an expression manager that sees every bean by now.
        engine.setExpressionManager(new SpringExpressionManager(context, new ModelBeans(context)));
        // What an officer did wrong is told to the officer; it is not an error of the server.
        engine.setEnableCmdExceptionLogging(false);
    }

    /**
     * The only beans that an expression in a model can reach: {@code sla}, {@code groups} and the delegates. Designers
     * get a vocabulary, not the application.
     */
    private static final class ModelBeans extends HashMap<Object, Object> {

        private static final long serialVersionUID = 1L;

        private final transient ApplicationContext context;

        ModelBeans(ApplicationContext context) {
            this.context = context;
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return name instanceof String bean && context.containsBean(bean) && isForModels(context.getType(bean));
        }

        @Override
        public @Nullable Object get(@Nullable Object name) {
            return containsKey(name) ? context.getBean((String) name) : null;
        }

        @Override
        public boolean isEmpty() {
            return false;
        }

        private static boolean isForModels(@Nullable Class<?> type) {
            return type != null
                    && (JavaDelegate.class.isAssignableFrom(type)
                            || type == SlaExpressions.class
                            || type == GroupExpressions.class);
        }
    }
}
