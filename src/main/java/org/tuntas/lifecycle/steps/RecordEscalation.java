package org.tuntas.lifecycle.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.tuntas.handling.LimitWatch;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.lifecycle.EscalationProcess;

/** Climbs one level of the ladder and records it, once per visit and level. */
@Component
class RecordEscalation implements JavaDelegate {

    private final LimitWatch watch;

    RecordEscalation(LimitWatch watch) {
        this.watch = watch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long visit = (Long) execution.getVariable(ComplaintProcess.VISIT);
        int level = ((Number) execution.getVariable(EscalationProcess.LEVEL)).intValue() + 1;
        execution.setVariable(EscalationProcess.LEVEL, level);
        execution.setVariable(EscalationProcess.NEWLY_RECORDED, watch.escalate(visit, level));
        execution.setVariable(EscalationProcess.FURTHER_LEVEL, watch.reachesAbove(visit, level));
    }
}
