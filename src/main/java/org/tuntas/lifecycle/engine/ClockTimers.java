package org.tuntas.lifecycle.engine;

import java.util.Date;
import org.camunda.bpm.engine.impl.cmd.RecalculateJobDuedateCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationType;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.springframework.stereotype.Component;

/**
 * The timers that show a date of a clock: those whose model gives a {@code timeDate}. Durations and cycles count from the moment
 * at which they are evaluated, and stay as they are.
 */
@Component
class ClockTimers {

    private static final String DATE = TimerDeclarationType.DATE + ": ";

    /**
     * Sets a timer to the date that its model gives now. One whose date has not moved is left untouched, so that nothing is
     * written for it.
     *
     * @return whether it moved
     */
    boolean renew(TimerEntity timer, CommandContext engine) {
        TimerDeclarationImpl declaration = new Declarations(timer).of(timer, engine);
        if (!declaration.getJobConfiguration().startsWith(DATE)) {
            return false;
        }
        Date before = timer.getDuedate();
        declaration.resolveAndSetDuedate(timer.getExecution(), timer, false);
        if (timer.getDuedate().getTime() == before.getTime()) {
            timer.setDuedate(before);
            return false;
        }
        return true;
    }

    /** What the model of a timer says about its date. */
    String expression(TimerEntity timer, CommandContext engine) {
        return new Declarations(timer).of(timer, engine).getJobConfiguration();
    }

    /** What the model calls the event of a timer; its id when it has no name. */
    String name(TimerEntity timer, CommandContext engine) {
        ActivityImpl event = engine.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(timer.getProcessDefinitionId())
                .findActivity(timer.getActivityId());
        Object name = event == null ? null : event.getProperty("name");
        return name == null ? timer.getActivityId() : name.toString();
    }

    /** Finds the declaration behind a job as the engine does when an operator asks to recalculate it. */
    private static final class Declarations extends RecalculateJobDuedateCmd {

        private static final long serialVersionUID = 1L;

        Declarations(JobEntity job) {
            super(job.getId(), false);
        }

        TimerDeclarationImpl of(JobEntity job, CommandContext engine) {
            return findTimerDeclaration(engine, job);
        }
    }
}
