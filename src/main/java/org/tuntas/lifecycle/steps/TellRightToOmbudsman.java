package org.tuntas.lifecycle.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.tuntas.handling.LimitWatch;
import org.tuntas.lifecycle.ComplaintProcess;

/** Tells the reporter that the resolution limit has passed and the Ombudsman may be asked. */
@Component
class TellRightToOmbudsman implements JavaDelegate {

    private final LimitWatch watch;

    TellRightToOmbudsman(LimitWatch watch) {
        this.watch = watch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watch.tellRightToOmbudsman((Long) execution.getVariable(ComplaintProcess.VISIT));
    }
}
