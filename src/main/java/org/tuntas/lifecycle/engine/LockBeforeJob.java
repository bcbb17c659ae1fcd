package org.tuntas.lifecycle.engine;

import java.lang.reflect.Field;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.tuntas.lifecycle.ComplaintLocks;

/**
 * Lets a timer wait for the complaint's lock before the engine loads its job, and sends it back when its time has not come: a
 * pause, an extension or a decree moved its date after it was taken up, or somebody fires it by hand.
 */
class LockBeforeJob extends CommandInterceptor {

    private static final Field JOB_ID = jobId();

    private final ComplaintLocks locks;
    private final ClockTimers timers;
    private final Clock clock;

    LockBeforeJob(ComplaintLocks locks, ClockTimers timers, Clock clock) {
        this.locks = locks;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("NullAway") // The command executes a job, and returns nothing.
    public <T> T execute(Command<T> command) {
        if (command instanceof ExecuteJobsCmd job) {
            locks.lockByJob(idOf(job));
            if (isEarly(idOf(job))) {
                return null;
            }
        }
        return next.execute(command);
    }

    private boolean isEarly(String job) {
        CommandContext engine = Context.getCommandContext();
        if (!(engine.getJobManager().findJobById(job) instanceof TimerEntity timer) || timer.getExecutionId() == null) {
            return false;
        }
        Date before = timer.getDuedate();
        timers.renew(timer, engine);
        if (!timer.getDuedate().toInstant().isAfter(clock.instant())) {
            timer.setDuedate(before);
            return false;
        }
        // The executor that took it up has nothing to do with it any more.
        timer.setLockOwner(null);
        timer.setLockExpirationTime(null);
        return true;
    }

    private static String idOf(ExecuteJobsCmd job) {
        try {
            return (String) JOB_ID.get(job);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("made accessible below", e);
        }
    }

    /** The command keeps its job to itself; a change of engine that renames the field stops the start here. */
    private static Field jobId() {
        try {
            Field field = ExecuteJobsCmd.class.getDeclaredField("jobId");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("This version of the engine names a job differently", e);
        }
    }
}
