package org.tuntas.lifecycle.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.TransferDesk;
import org.tuntas.lifecycle.ComplaintProcess;

/** Passes the complaint on to the agency that was named as its owner. */
@Component
class TransferComplaint implements JavaDelegate {

    private final TransferDesk desk;

    TransferComplaint(TransferDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String owner = (String) execution.getVariable(ComplaintProcess.OWNER);
        boolean due = desk.passOn(new TrackingNumber(execution.getProcessBusinessKey()), owner);
        execution.setVariable(ComplaintProcess.DETERMINATION_DUE, due);
        execution.setVariable(ComplaintProcess.AGENCY, owner);
        execution.setVariable(ComplaintProcess.NAMED_AGENCY, owner);
    }
}
