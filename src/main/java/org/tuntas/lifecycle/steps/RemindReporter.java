package org.tuntas.lifecycle.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.tuntas.handling.LimitWatch;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.EscalationProcess;

/** Reminds the reporter that an answer waits for them. */
@Component
class RemindReporter implements JavaDelegate {

    private final LimitWatch watch;

    RemindReporter(LimitWatch watch) {
        this.watch = watch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watch.remindReporter(
                (Long) execution.getVariable(ComplaintProcess.VISIT),
                ((Number) execution.getVariable(EscalationProcess.LEVEL)).intValue());
    }
}
