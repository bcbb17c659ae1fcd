package org.tuntas.reporter;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;

/** Shows every few seconds that this node runs, and carries a change of keys through. */
@Component
@ConditionalOnProperty(name = "tuntas.reporter.work", matchIfMissing = true)
class KeyWorker extends BacklogWorker {

    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(KeyWorker.class);

    private final KeyKeeper keeper;
    private boolean told;

    KeyWorker(KeyKeeper keeper) {
        super("keys", TICK);
        this.keeper = keeper;
    }

    @Override
    protected void work() {
        keeper.show();
        keeper.bringIntoUse();
        int sealed = 0;
        while (!isStopping() && keeper.sealAnew() > 0) {
            sealed++;
        }
        tell(sealed > 0);
    }

    private void tell(boolean something) {
        if (told && !something) {
            return;
        }
        KeyKeeper.Standing now = keeper.standing();
        told = now.complete();
        if (now.complete() && now.previous()) {
            LOG.info(
                    "All identities are sealed with the key {}: TUNTAS_SERVER_KEY_PREVIOUS can be taken away",
                    now.current());
        }
    }

    @Override
    public void stop() {
        if (isRunning()) {
            super.stop();
            try {
                keeper.leave();
            } catch (RuntimeException unavailable) {
                LOG.info("The other nodes will notice within a minute that this one has stopped");
            }
        }
    }

    /** Before the web server and after it: who still answers requests is not gone. */
    @Override
    public int getPhase() {
        return 0;
    }
}
