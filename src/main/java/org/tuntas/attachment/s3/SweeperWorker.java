package org.tuntas.attachment.s3;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sends the sweeper round every hour: no transaction lasts that long. */
class SweeperWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SweeperWorker.class);

    private final Sweeper sweeper;
    private @Nullable ScheduledExecutorService executor;

    SweeperWorker(Sweeper sweeper) {
        this.sweeper = sweeper;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "attachment-sweeper");
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> unused = started.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.HOURS);
        executor = started;
    }

    private void sweep() {
        try {
            int removed = sweeper.sweep();
            if (removed > 0) {
                LOG.info("Removed {} objects without an attachment", removed);
            }
        } catch (RuntimeException unavailable) {
            LOG.warn("The store of attachments could not be swept; trying again in an hour", unavailable);
        }
    }

    @Override
    public synchronized void stop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
