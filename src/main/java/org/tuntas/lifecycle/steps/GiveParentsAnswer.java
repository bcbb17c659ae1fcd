package org.tuntas.lifecycle.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.merging.MergeDesk;

/** Gives the reporter of a merged report the answer to its parent. */
@Component
class GiveParentsAnswer implements JavaDelegate {

    private final MergeDesk desk;

    GiveParentsAnswer(MergeDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean assigned = desk.giveParentsAnswer(new TrackingNumber(execution.getProcessBusinessKey()));
        execution.setVariable(ComplaintProcess.UNIT_ASSIGNED, assigned);
        execution.setVariable(ComplaintProcess.MERGED, false);
    }
}
