package org.tuntas.reporter;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Shows every few seconds that this node runs, and carries a change of keys through. */
@Component
@ConditionalOnProperty(name = "tuntas.reporter.work", matchIfMissing = true)
class KeyWorker implements SmartLifecycle {

    private static final long SECONDS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(KeyWorker.class);

    private final KeyKeeper keeper;
    private volatile @Nullable CountDownLatch running;
    private boolean told;

    KeyWorker(KeyKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        running = stop;
        Thread worker = new Thread(() -> workUntil(stop), "keys");
        worker.setDaemon(true);
        worker.start();
    }

    private void workUntil(CountDownLatch stop) {
        try {
            do {
                round(stop);
            } while (!stop.await(SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(CountDownLatch stop) {
        try {
            keeper.show();
            keeper.bringIntoUse();
            int sealed = 0;
            while (stop.getCount() > 0 && keeper.sealAnew() > 0) {
                sealed++;
            }
            tell(sealed > 0);
        } catch (RuntimeException unavailable) {
            LOG.warn("Keys cannot be looked after now; trying again", unavailable);
        }
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
        CountDownLatch stop = running;
        running = null;
        if (stop != null) {
            stop.countDown();
            try {
                keeper.leave();
            } catch (RuntimeException unavailable) {
                LOG.info("The other nodes will notice within a minute that this one has stopped");
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** Before the web server and after it: who still answers requests is not gone. */
    @Override
    public int getPhase() {
        return 0;
    }
}
