package org.tuntas.lifecycle.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.AppealBench;

/** Names those who hear the appeal. */
@Component
class NameAppealPanel implements JavaDelegate {

    private final AppealBench bench;

    NameAppealPanel(AppealBench bench) {
        this.bench = bench;
    }

    @Override
    public void execute(DelegateExecution execution) {
        bench.name(new TrackingNumber(execution.getProcessBusinessKey()));
    }
}
