package org.tuntas.modelling;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;

/** Looks every ten seconds whether another node has let other models hold. */
@Component
@ConditionalOnProperty(name = "tuntas.modelling.watch", matchIfMissing = true)
class InForceWorker extends BacklogWorker {

    private final InForce inForce;

    InForceWorker(InForce inForce) {
        super("models-in-force", Duration.ofSeconds(10));
        this.inForce = inForce;
    }

    @Override
    protected void work() {
        inForce.catchUp();
    }
}
