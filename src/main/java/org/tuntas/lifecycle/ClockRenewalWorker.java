package org.tuntas.lifecycle;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks once a second whether clocks must be renewed. Several nodes share what waits. */
@Component
@ConditionalOnProperty(name = "tuntas.lifecycle.renew-clocks", matchIfMissing = true)
class ClockRenewalWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ClockRenewalWorker.class);

    private final ClockRenewal renewal;
    private volatile @Nullable CountDownLatch stopped;

    ClockRenewalWorker(ClockRenewal renewal) {
        this.renewal = renewal;
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopped = stop;
        Thread worker = new Thread(() -> work(stop), "clock-renewal");
        worker.setDaemon(true);
        worker.start();
    }

    private void work(CountDownLatch stop) {
        try {
            while (!stop.await(1, TimeUnit.SECONDS)) {
                renewWhile(stop);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void renewWhile(CountDownLatch running) {
        try {
            renewal.spread();
            int taken;
            do {
                taken = renewal.renewBatch().taken();
            } while (taken > 0 && running.getCount() > 0);
        } catch (RuntimeException unavailable) {
            LOG.warn("Clocks cannot be renewed now; trying again", unavailable);
        }
    }

    @Override
    public void stop() {
        CountDownLatch stop = stopped;
        if (stop != null) {
            stop.countDown();
            stopped = null;
        }
    }

    @Override
    public boolean isRunning() {
        return stopped != null;
    }

    @Override
    public int getPhase() {
        return Deployer.PHASE + 1;
    }
}
