package org.tuntas.sla.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The content of a small table that is read at every step and changed once a month.
 *
 * <p>A transaction that changed the table reads it afresh, and nobody else sees what it has not committed. Other nodes see a
 * change when their copy expires.
 */
class Remembered<T> {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Cache<String, T> cache =
            Caffeine.newBuilder().expireAfterWrite(FRESH).build();
    private final String table;
    private final Supplier<T> read;
    private long changes;

    Remembered(String table, Supplier<T> read) {
        this.table = table;
        this.read = read;
    }

    T get() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return read.get();
        }
        T known = cache.getIfPresent(table);
        if (known != null) {
            return known;
        }
        // Not loaded inside the cache: those who wait there may hold the last connections that the loader needs.
        long before = changes();
        T fresh = read.get();
        keep(fresh, before);
        return fresh;
    }

    /** To be called by whoever changes the table, in the transaction that does. */
    void changed() {
        forget();
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && !TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.bindResource(this, table);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(Remembered.this);
                    forget();
                }
            });
        }
    }

    /** Forgets what was read; to be called when somebody else has changed the table and committed. */
    synchronized void forget() {
        changes++;
        cache.invalidateAll();
    }

    private synchronized long changes() {
        return changes;
    }

    /** What was read before a change must not be kept after it. */
    private synchronized void keep(T fresh, long before) {
        if (changes == before) {
            cache.put(table, fresh);
        }
    }
}
