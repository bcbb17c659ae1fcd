package org.tuntas.bulk;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;

/** Works on orders, one complaint after the other. */
@Component
@ConditionalOnProperty(name = "tuntas.bulk.work", matchIfMissing = true)
class BulkWorker extends BacklogWorker {

    private final BulkRun run;

    BulkWorker(BulkRun run) {
        super("bulk-worker", Duration.ofSeconds(5));
        this.run = run;
    }

    @Override
    protected void work() {
        while (!isStopping() && run.workOne()) {
            // The next one.
        }
    }
}
