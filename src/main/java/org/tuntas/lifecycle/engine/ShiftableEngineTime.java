package org.tuntas.lifecycle.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.EngineTime;

/** {@link EngineTime} over the engine's static clock: one per Java process. */
@Component
class ShiftableEngineTime implements EngineTime {

    private final ManagementService management;
    private final ProcessEngine engine;

    ShiftableEngineTime(ManagementService management, ProcessEngine engine) {
        this.management = management;
        this.engine = engine;
    }

    @Override
    public void run(Duration ahead) {
        ClockUtil.offset(ahead.toMillis());
        // Timers that are due now need not wait for the executor's next look.
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .jobWasAdded();
    }

    @Override
    public Optional<Instant> nextTimer() {
        return management
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .map(timer -> timer.getDuedate().toInstant());
    }
}
