package org.tuntas.merging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends the courier off at once when a parent has news, and every few seconds for what was left behind. */
@Component
@ConditionalOnProperty(name = "tuntas.merging.deliver", matchIfMissing = true)
class FamilyCourierWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FamilyCourierWorker.class);
    private static final Duration TICK = Duration.ofSeconds(5);

    private final FamilyCourier courier;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread thread;

    FamilyCourierWorker(FamilyCourier courier) {
        this.courier = courier;
    }

    /** Lets the courier go now. */
    void wake() {
        wake.release();
    }

    @Override
    public void start() {
        Thread worker = new Thread(this::work, "family-courier");
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    private void work() {
        while (thread == Thread.currentThread()) {
            try {
                deliver();
                if (wake.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void deliver() {
        try {
            courier.deliverWaiting();
        } catch (RuntimeException unavailable) {
            LOG.warn("Merged reports cannot be told of their parents now; trying again", unavailable);
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
}
