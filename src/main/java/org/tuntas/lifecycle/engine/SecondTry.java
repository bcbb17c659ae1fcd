package org.tuntas.lifecycle.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tuntas.complaint.Refused;
import org.tuntas.lifecycle.Races;

/** Tries again what an officer does when a timer or a colleague was faster; it then succeeds, or says what has happened. */
@Component
class SecondTry {

    private static final Logger LOG = LoggerFactory.getLogger(SecondTry.class);
    private static final int MOST_TRIES = 4;

    private final Races races;

    SecondTry(Races races) {
        this.races = races;
    }

    /**
     * Runs a command in a transaction of its own, or in the caller's, who then tries again.
     *
     * @throws Refused WRONG_MOMENT when it lost every time
     */
    <T> T of(CommandExecutor executor, Command<T> command) {
        boolean alone =
                Context.getCommandContext() == null && !TransactionSynchronizationManager.isActualTransactionActive();
        for (int attempt = 1; ; attempt++) {
            try {
                return executor.execute(command);
            } catch (ProcessEngineException | ConcurrencyFailureException lost) {
                if (!alone || lost instanceof ProcessEngineException failure && !races.isLost(failure)) {
                    throw lost;
                }
                if (attempt == MOST_TRIES) {
                    throw new Refused(Refused.Kind.WRONG_MOMENT, "moment.overtaken");
                }
                LOG.debug("Lost a race, trying again", lost);
            }
        }
    }
}
