package org.tuntas.bulk;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works on orders at once, and every few seconds on what another node left behind when it died. */
@Component
@ConditionalOnProperty(name = "tuntas.bulk.work", matchIfMissing = true)
class BulkWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BulkWorker.class);
    private static final Duration TICK = Duration.ofSeconds(5);

    private final BulkRun run;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread thread;

    BulkWorker(BulkRun run) {
        this.run = run;
    }

    /** Lets it look for orders now. */
    void wake() {
        wake.release();
    }

    @Override
    public void start() {
        Thread worker = new Thread(this::work, "bulk-worker");
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    private void work() {
        while (thread == Thread.currentThread()) {
            try {
                if (!one() && wake.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private boolean one() {
        try {
            return run.workOne();
        } catch (RuntimeException unavailable) {
            LOG.warn("Bulk actions cannot go on now; trying again", unavailable);
            return false;
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
