package org.tuntas.lifecycle.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.TransferDesk;
import org.tuntas.lifecycle.ComplaintProcess;

/** Tells a unit that its question was not answered in time. */
@Component
class RecordSilence implements JavaDelegate {

    private final TransferDesk desk;

    RecordSilence(TransferDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.recordSilence(new TrackingNumber(execution.getProcessBusinessKey()), (Long)
                execution.getVariable(ComplaintProcess.SHARE));
    }
}
