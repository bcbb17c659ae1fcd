package org.tuntas.modelling.migration;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;

/** Works on orders to move reports, one report after the other. */
@Component
@ConditionalOnProperty(name = "tuntas.modelling.migrate", matchIfMissing = true)
class MigrationWorker extends BacklogWorker {

    private final MigrationRun run;

    MigrationWorker(MigrationRun run) {
        super("migration-worker", Duration.ofSeconds(5));
        this.run = run;
    }

    @Override
    protected void work() {
        while (!isStopping() && run.workOne()) {
            // The next one.
        }
    }
}
