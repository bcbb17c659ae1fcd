package org.tuntas.lifecycle.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.tuntas.handling.LimitWatch;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.EscalationProcess;

/** Records that an extended limit has passed too, once per level and extension. */
@Component
class RecordEscalationAgain implements JavaDelegate {

    private final LimitWatch watch;

    RecordEscalationAgain(LimitWatch watch) {
        this.watch = watch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watch.escalate(
                (Long) execution.getVariable(ComplaintProcess.VISIT),
                ((Number) execution.getVariable(EscalationProcess.RUNG)).intValue());
    }
}
