package org.tuntas.lifecycle.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.tuntas.handling.LimitWatch;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.EscalationProcess;

/** Warns the officers that a limit comes near. */
@Component
class WarnOfLimit implements JavaDelegate {

    private final LimitWatch watch;

    WarnOfLimit(LimitWatch watch) {
        this.watch = watch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watch.warn(
                (Long) execution.getVariable(ComplaintProcess.VISIT),
                ((Number) execution.getVariable(EscalationProcess.LEVEL)).intValue());
    }
}
