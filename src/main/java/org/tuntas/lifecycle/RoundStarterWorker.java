package org.tuntas.lifecycle;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;

/** Starts rounds as soon as they are acknowledged, and once a second those that another node left behind when it died. */
@Component
@ConditionalOnProperty(name = "tuntas.lifecycle.start-rounds", matchIfMissing = true)
class RoundStarterWorker extends BacklogWorker {

    private final RoundStarter starter;

    RoundStarterWorker(RoundStarter starter) {
        super("round-starter", Duration.ofSeconds(1));
        this.starter = starter;
    }

    @Override
    protected void work() {
        starter.startWaiting();
    }

    @Override
    public int getPhase() {
        return Deployer.PHASE + 2;
    }
}
