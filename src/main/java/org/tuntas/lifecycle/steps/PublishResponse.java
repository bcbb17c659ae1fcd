package org.tuntas.lifecycle.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.tuntas.handling.ResponseDesk;
import org.tuntas.lifecycle.ComplaintProcess;

/** Gives the reporter the answer that was approved. */
@Component
class PublishResponse implements JavaDelegate {

    private final ResponseDesk desk;

    PublishResponse(ResponseDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.publish((Long) execution.getVariable(ComplaintProcess.DRAFT));
    }
}
