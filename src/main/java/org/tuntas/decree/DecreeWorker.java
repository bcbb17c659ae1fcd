package org.tuntas.decree;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;

/** Carries decrees on until nothing is left that can be done now. */
@Component
@ConditionalOnProperty(name = "tuntas.decree.work", matchIfMissing = true)
class DecreeWorker extends BacklogWorker {

    private final DecreeRun run;

    DecreeWorker(DecreeRun run) {
        super("decree-worker", Duration.ofSeconds(2));
        this.run = run;
    }

    @Override
    protected void work() {
        while (!isStopping() && run.step()) {
            // The next one.
        }
    }
}
