package org.tuntas.lifecycle;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks once a second whether clocks must be renewed. Several threads and nodes share what waits. */
@Component
@ConditionalOnProperty(name = "tuntas.lifecycle.renew-clocks", matchIfMissing = true)
class ClockRenewalWorker implements SmartLifecycle {

    /** Half of the work is the database's: with two threads one computes while the other waits. */
    private static final int THREADS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(ClockRenewalWorker.class);

    private final ClockRenewal renewal;
    private volatile @Nullable CountDownLatch running;

    ClockRenewalWorker(ClockRenewal renewal) {
        this.renewal = renewal;
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        running = stop;
        for (int i = 1; i <= THREADS; i++) {
            Thread worker = new Thread(() -> workUntil(stop), "clock-renewal-" + i);
            worker.setDaemon(true);
            worker.start();
        }
    }

    private void workUntil(CountDownLatch stop) {
        try {
            while (!stop.await(1, TimeUnit.SECONDS)) {
                renewUntil(stop);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void renewUntil(CountDownLatch stop) {
        try {
            renewal.spread();
            int taken;
            do {
                taken = renewal.renewBatch().taken();
            } while (taken > 0 && stop.getCount() > 0);
        } catch (RuntimeException unavailable) {
            LOG.warn("Clocks cannot be renewed now; trying again", unavailable);
        }
    }

    /** Lets the batches that are under way end or be rolled back: what was not renewed is still on the list. */
    @Override
    public void stop() {
        CountDownLatch stop = running;
        if (stop != null) {
            stop.countDown();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return Deployer.PHASE + 2;
    }
}
