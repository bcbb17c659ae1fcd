package org.tuntas.lifecycle.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.TransferDesk;
import org.tuntas.lifecycle.ComplaintProcess;

/** Takes the complaint from the units that work on it; its agency's inspector goes on. */
@Component
class HandToInspector implements JavaDelegate {

    private final TransferDesk desk;

    HandToInspector(TransferDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.handToInspector(new TrackingNumber(execution.getProcessBusinessKey()));
        execution.setVariable(ComplaintProcess.DISPOSITION_OUTCOME, "TO_INSPECTOR");
        execution.setVariable(ComplaintProcess.UNIT_ASSIGNED, true);
    }
}
