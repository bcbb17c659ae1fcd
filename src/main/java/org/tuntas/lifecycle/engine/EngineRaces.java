package org.tuntas.lifecycle.engine;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.util.ExceptionUtil;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.Races;

/** {@link Races}: a stale row, or a deadlock that PostgreSQL ended at our cost. */
@Component
class EngineRaces implements Races {

    @Override
    public boolean isLost(ProcessEngineException failure) {
        SQLException cause = ExceptionUtil.unwrapException(failure);
        return failure instanceof OptimisticLockingException
                || (cause != null && ExceptionUtil.checkDeadlockException(cause));
    }
}
