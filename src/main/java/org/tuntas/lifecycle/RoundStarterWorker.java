package org.tuntas.lifecycle;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts rounds as soon as they are acknowledged, and once a second those that another node left behind when it died.
 */
@Component
@ConditionalOnProperty(name = "tuntas.lifecycle.start-rounds", matchIfMissing = true)
class RoundStarterWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RoundStarterWorker.class);

    private final RoundStarter starter;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread thread;

    RoundStarterWorker(RoundStarter starter) {
        this.starter = starter;
    }

    /** Lets the worker look at the backlog now. */
    void wake() {
        wake.release();
    }

    @Override
    public void start() {
        Thread worker = new Thread(this::work, "round-starter");
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    private void work() {
        while (thread == Thread.currentThread()) {
            try {
                starter.startWaiting();
                if (wake.tryAcquire(1, TimeUnit.SECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException unavailable) {
                LOG.warn("Rounds cannot be started now; trying again", unavailable);
                wake.drainPermits();
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread worker = thread;
        thread = null;
        if (worker != null) {
            wake.release();
            try {
                worker.join(10_000);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return Deployer.PHASE + 1;
    }
}
