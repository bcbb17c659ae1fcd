package org.tuntas.correspondence;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends the postman off: at once when something urgent was committed, and every few seconds for what became due. While the mail server
 * is down it waits longer and longer, up to five minutes.
 */
@Component
@ConditionalOnProperty(name = "tuntas.mail.send", matchIfMissing = true)
class PostmanWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PostmanWorker.class);
    private static final Duration TICK = Duration.ofSeconds(5);
    private static final List<Duration> WHILE_DOWN =
            List.of(Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5));

    private final Postman postman;
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore stopping = new Semaphore(0);
    private volatile @Nullable Thread thread;

    PostmanWorker(Postman postman) {
        this.postman = postman;
    }

    /** Lets the postman go now, unless the mail server was down a moment ago. */
    void wake() {
        wake.release();
    }

    @Override
    public void start() {
        stopping.drainPermits();
        Thread worker = new Thread(this::work, "postman");
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    private void work() {
        int failures = 0;
        while (thread == Thread.currentThread()) {
            try {
                failures = tour() ? 0 : failures + 1;
                if (failures > 0) {
                    Duration pause = WHILE_DOWN.get(Math.min(failures, WHILE_DOWN.size()) - 1);
                    if (stopping.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                } else if (wake.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private boolean tour() {
        try {
            return !postman.deliver().carrierDown();
        } catch (RuntimeException unavailable) {
            LOG.warn("Letters cannot be sent now; trying again", unavailable);
            return false;
        }
    }

    @Override
    public void stop() {
        Thread worker = thread;
        thread = null;
        if (worker != null) {
            stopping.release();
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
    public boolean isAutoStartup() {
        return postman.isOnDuty();
    }
}
