package org.tuntas.lifecycle.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.TransferDesk;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.CurrentOfficer;

/** Hands the complaint to the agency the verifier chose. */
@Component
class ForwardComplaint implements JavaDelegate {

    private final TransferDesk desk;
    private final CurrentOfficer officer;

    ForwardComplaint(TransferDesk desk, CurrentOfficer officer) {
        this.desk = desk;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var visit = desk.forward(
                new TrackingNumber(execution.getProcessBusinessKey()),
                (String) execution.getVariable(ComplaintProcess.AGENCY),
                officer.login().orElse(ComplaintEvent.SYSTEM));
        execution.setVariable(ComplaintProcess.RESOLUTION_VISIT, visit.id());
    }
}
