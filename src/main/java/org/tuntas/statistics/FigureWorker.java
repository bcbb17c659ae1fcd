package org.tuntas.statistics;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;

/** Keeps the figures up to date while nobody waits for them. */
@Component
@ConditionalOnProperty(name = "tuntas.statistics.work", matchIfMissing = true)
class FigureWorker extends BacklogWorker {

    private final Bookkeeper bookkeeper;

    FigureWorker(Bookkeeper bookkeeper) {
        super("figures", Duration.ofSeconds(30));
        this.bookkeeper = bookkeeper;
    }

    @Override
    protected void work() {
        while (!isStopping() && bookkeeper.keepSome()) {
            // The next ones.
        }
    }
}
