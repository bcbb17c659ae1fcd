package org.tuntas.lifecycle.engine;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Refuses task queries that carry expressions in their {@code or} parts. The engine looks for expressions only at the top
 * of a query that comes from outside, yet evaluates all of them (CVE-2026-109432).
 *
 * <p>This is the second line: it holds where no HTTP request is inspected first, and when the inspection is led astray. The
 * query of a stored filter is not asked about: it is run by the filter's command and never passes here as a command of its
 * own. What extends a stored filter comes from outside and is looked at.
 */
@Component
class AdhocExpressionGuard extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(
                before(configuration.getCustomPreCommandInterceptorsTxRequired()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                before(configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
    }

    private static List<CommandInterceptor> before(@Nullable List<CommandInterceptor> others) {
        List<CommandInterceptor> interceptors = new ArrayList<>();
        interceptors.add(new Guard());
        if (others != null) {
            interceptors.addAll(others);
        }
        return interceptors;
    }

    private static final class Guard extends CommandInterceptor {

        private static final Field EXTENDING_QUERY = extendingQuery();

        @Override
        public <T> T execute(Command<T> command) {
            if (command instanceof TaskQueryImpl query) {
                refuseExpressions(query);
            } else if (command instanceof AbstractExecuteFilterCmd
                    && extension(command) instanceof TaskQueryImpl query) {
                refuseExpressions(query);
            }
            return next.execute(command);
        }

        private static void refuseExpressions(TaskQueryImpl query) {
            Set<TaskQueryImpl> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            List<TaskQueryImpl> open = new ArrayList<>(List.of(query));
            while (!open.isEmpty()) {
                TaskQueryImpl part = open.remove(open.size() - 1);
                if (seen.add(part)) {
                    if (!part.getExpressions().isEmpty()) {
                        throw new BadUserRequestException(
                                "Expressions are forbidden in adhoc queries, in 'or' parts too");
                    }
                    open.addAll(part.getQueries());
                }
            }
        }

        private static @Nullable Object extension(Command<?> command) {
            try {
                return EXTENDING_QUERY.get(command);
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static Field extendingQuery() {
            try {
                Field field = AbstractExecuteFilterCmd.class.getDeclaredField("extendingQuery");
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException otherEngine) {
                // Better no application than one without the second line.
                throw new IllegalStateException(otherEngine);
            }
        }
    }
}
