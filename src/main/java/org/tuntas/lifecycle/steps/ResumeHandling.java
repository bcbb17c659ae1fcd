package org.tuntas.lifecycle.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.TransferDesk;

/** Takes a postponed complaint up again. */
@Component
class ResumeHandling implements JavaDelegate {

    private final TransferDesk desk;

    ResumeHandling(TransferDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.resume(new TrackingNumber(execution.getProcessBusinessKey()));
    }
}
