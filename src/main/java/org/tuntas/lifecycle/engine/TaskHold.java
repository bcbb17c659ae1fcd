package org.tuntas.lifecycle.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Words;
import org.tuntas.lifecycle.ComplaintLocks;
import org.tuntas.organisation.Staff;

/**
 * Officers take a task that is offered to them, and give it back. They queue up for the complaint's lock as everybody does: the
 * task may be done, handed to somebody or gone with a withdrawal by the time it is their turn, and then they read so.
 */
@Component
class TaskHold {

    private final ComplaintLocks locks;
    private final SecondTry secondTry;
    private final ObjectProvider<Staff> staff;
    private final Words words;

    // A provider, because the engine is built while the desks, which need its services, are not there yet.
    TaskHold(ComplaintLocks locks, SecondTry secondTry, ObjectProvider<Staff> staff, Words words) {
        this.locks = locks;
        this.secondTry = secondTry;
        this.staff = staff;
        this.words = words;
    }

    /**
     * Takes a task.
     *
     * @throws BadUserRequestException with a sentence, when somebody was faster or the task is gone; REST answers 400
     * @throws AuthorizationException with a sentence, when it is not offered to the officer; REST answers 403
     */
    void take(CommandExecutor executor, String taskId, @Nullable String login) {
        inTurn(executor, context -> {
            TaskEntity task = locked(context, taskId);
            try {
                return new ClaimTaskCmd(taskId, login).execute(context);
            } catch (TaskAlreadyClaimedException taken) {
                throw TaskCompletion.heldBy(staff.getObject(), task.getAssignee());
            } catch (AuthorizationException notOffered) {
                throw new AuthorizationException(words.text("task.notYours"));
            }
        });
    }

    /**
     * Gives a task back to its group. That needs no more rights than having taken it; the engine would ask for the right to
     * assign it to anybody, as it still does of one who does not hold it.
     *
     * @throws BadUserRequestException with a sentence, when nobody holds it any more or it is gone; REST answers 400
     * @throws AuthorizationException with a sentence, when somebody else holds it; REST answers 403
     */
    void giveBack(CommandExecutor executor, String taskId) {
        inTurn(executor, context -> {
            TaskEntity task = locked(context, taskId);
            AssignTaskCmd giveBack = new AssignTaskCmd(taskId, null);
            @Nullable String officer = context.getAuthenticatedUserId();
            if (officer != null && officer.equals(task.getAssignee())) {
                return context.runWithoutAuthorization(() -> giveBack.execute(context));
            }
            if (task.getAssignee() == null) {
                throw new Refused(Refused.Kind.WRONG_MOMENT, "task.notHeld");
            }
            try {
                return giveBack.execute(context);
            } catch (AuthorizationException somebodyElses) {
                throw new AuthorizationException(words.text("task.notHeld"));
            }
        });
    }

    private TaskEntity locked(CommandContext context, String taskId) {
        boolean there = locks.lockByTask(taskId).isPresent();
        // Only now: whoever was faster has changed or removed it before the lock was ours.
        TaskEntity task = there ? context.getTaskManager().findTaskById(taskId) : null;
        if (task == null) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "task.gone");
        }
        return task;
    }

    private void inTurn(CommandExecutor executor, Command<@Nullable Void> deed) {
        try {
            secondTry.of(executor, deed);
        } catch (Refused refused) {
            throw new BadUserRequestException(words.refusal(refused), refused);
        }
    }
}
