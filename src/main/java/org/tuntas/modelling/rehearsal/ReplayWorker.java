package org.tuntas.modelling.rehearsal;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;

/** Plays the scenarios of what somebody wants to hold, beside the requests. */
@Component
@ConditionalOnProperty(name = "tuntas.modelling.replay", matchIfMissing = true)
class ReplayWorker extends BacklogWorker {

    private final ReplayDesk desk;
    private final ReplayRun run;

    ReplayWorker(ReplayDesk desk, ReplayRun run) {
        super("replay-worker", Duration.ofSeconds(3));
        this.desk = desk;
        this.run = run;
    }

    @Override
    protected void work() {
        desk.askForOpen();
        while (!isStopping() && run.playOne(this::isStopping)) {
            // The next one.
        }
    }

    @Override
    protected void breakOff() {
        run.breakOff();
    }
}
