package org.tuntas.backlog;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A thread that works through a backlog whenever it is woken, and once in a while unasked. */
public abstract class BacklogWorker implements SmartLifecycle {

    private static final long PATIENCE_MILLIS = 10_000;

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String name;
    private final Duration tick;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile long moved = System.nanoTime();

    /**
     * @param name of the thread
     * @param tick how long it waits for somebody to wake it
     */
    protected BacklogWorker(String name, Duration tick) {
        this.name = name;
        this.tick = tick;
    }

    /** Does what waits, until nothing waits. A failure is logged, and all is tried again after a while. */
    protected abstract void work();

    /** Ends a piece of work that would be waited for too long: called once the worker has been told to stop. */
    protected void breakOff() {
        // Most pieces are short.
    }

    /** Lets it look at the backlog now. */
    public void wake() {
        wake.release();
    }

    /** Lets it look once the current transaction has committed: before, it would see nothing. */
    public void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    /** Of its thread. */
    public String name() {
        return name;
    }

    /** Since when it has neither looked at the backlog nor, in work that is long, come to the next piece. */
    public Duration idle() {
        return Duration.ofNanos(System.nanoTime() - moved);
    }

    /** Whether the worker has been told to stop: asked between the pieces of work that is long. */
    protected boolean isStopping() {
        moved = System.nanoTime();
        return thread != Thread.currentThread();
    }

    @Override
    public void start() {
        Thread worker = new Thread(this::run, name);
        worker.setDaemon(true);
        thread = worker;
        moved = System.nanoTime();
        worker.start();
    }

    private void run() {
        while (!isStopping()) {
            try {
                work();
            } catch (RuntimeException unavailable) {
                log.warn("Work that waits cannot be done now; trying again", unavailable);
                wake.drainPermits();
            }
            try {
                if (wake.tryAcquire(tick.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        Thread worker = thread;
        thread = null;
        if (worker != null) {
            wake.release();
            breakOff();
            try {
                worker.join(PATIENCE_MILLIS);
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
