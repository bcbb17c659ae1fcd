package org.tuntas.lifecycle;

import org.camunda.bpm.engine.ProcessEngineException;

/** Knows how the engine says that two transactions met and this one lost. */
@FunctionalInterface
public interface Races {

    /** Whether the transaction failed only because another one was faster; tried again it may succeed. */
    boolean isLost(ProcessEngineException failure);
}
