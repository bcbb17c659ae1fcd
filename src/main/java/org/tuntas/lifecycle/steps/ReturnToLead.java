package org.tuntas.lifecycle.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.TransferDesk;
import org.tuntas.lifecycle.ComplaintProcess;

/** Gives the complaint back to the unit that leads. */
@Component
class ReturnToLead implements JavaDelegate {

    private final TransferDesk desk;

    ReturnToLead(TransferDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.returnToLead(new TrackingNumber(execution.getProcessBusinessKey()));
        execution.setVariable(ComplaintProcess.SEVERAL_UNITS, false);
        execution.setVariable(ComplaintProcess.DISPOSITION_OUTCOME, "ASSIGN");
    }
}
