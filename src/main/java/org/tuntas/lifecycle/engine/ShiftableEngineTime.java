package org.tuntas.lifecycle.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
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

    @Override
    public List<String> doWhatIsDue(String rootInstance) {
        List<String> failures = new ArrayList<>();
        for (List<Job> due = due(rootInstance); !due.isEmpty(); due = due(rootInstance)) {
            for (Job job : due) {
                if (!execute(job)) {
                    failures.addAll(failure(job));
                }
            }
        }
        return failures;
    }

    private List<Job> due() {
        return first(management.createJobQuery());
    }

    private List<Job> due(String rootInstance) {
        return first(management.createJobQuery().rootProcessInstanceId(rootInstance));
    }

    private static List<Job> first(JobQuery jobs) {
        return jobs.executable().active().orderByJobDuedate().asc().listPage(0, BATCH);
    }

    /** Why it failed; nothing when it is gone, which is no failure. */
    private List<String> failure(Job job) {
        return management.createJobQuery().jobId(job.getId()).withException().list().stream()
                .map(failed -> failed.getFailedActivityId() + ": " + failed.getExceptionMessage())
                .toList();
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
