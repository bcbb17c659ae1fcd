package org.tuntas.lifecycle.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.EngineTime;

/** {@link EngineTime} over the engine's static clock: one per Java process. */
@Component
class ShiftableEngineTime implements EngineTime {

    private static final int BATCH = 50;
    private static final Logger LOG = LoggerFactory.getLogger(ShiftableEngineTime.class);

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
    public int doWhatIsDue() {
        int done = 0;
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            for (Job job : due) {
                done += execute(job) ? 1 : 0;
            }
        }
        return done;
    }

    private List<Job> due() {
        return management
                .createJobQuery()
                .executable()
                .active()
                .orderByJobDuedate()
                .asc()
                .listPage(0, BATCH);
    }

    /** The one before may have ended what a job belongs to: then it is gone. One that fails loses a try, so that the loop ends. */
    private boolean execute(Job job) {
        try {
            management.executeJob(job.getId());
            return true;
        } catch (RuntimeException failed) {
            LOG.debug("{} could not be executed", job, failed);
            return false;
        }
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
