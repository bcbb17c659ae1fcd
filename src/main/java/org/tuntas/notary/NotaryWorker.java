package org.tuntas.notary;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;

/** Seals what is over: soon after midnight, and after a standstill of any length one day after another. */
@Component
@ConditionalOnProperty(name = "tuntas.notary.work", matchIfMissing = true)
class NotaryWorker extends BacklogWorker {

    private final Notary notary;

    NotaryWorker(Notary notary) {
        super("notary", Duration.ofMinutes(1));
        this.notary = notary;
    }

    @Override
    protected void work() {
        while (!isStopping() && notary.sealNext()) {
            // The next day.
        }
    }
}
