package org.tuntas.lifecycle.engine;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.tuntas.lifecycle.ComplaintLocks;

/** Lets a timer wait for the complaint's lock before the engine loads its job. */
class LockBeforeJob extends CommandInterceptor {

    private static final Field JOB_ID = jobId();

    private final ComplaintLocks locks;

    LockBeforeJob(ComplaintLocks locks) {
        this.locks = locks;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof ExecuteJobsCmd job) {
            locks.lockByJob(idOf(job));
        }
        return next.execute(command);
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
