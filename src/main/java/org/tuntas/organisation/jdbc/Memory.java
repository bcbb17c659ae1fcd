package org.tuntas.organisation.jdbc;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was read from the database a short while ago. Ages are measured by the machine, not by the {@code Clock} of the
 * procedure: in a demonstration that one jumps.
 */
final class Memory<K, V> {

    private static final int MOST_ENTRIES = 10_000;

    private final LoadingCache<K, V> entries;

    private Memory(Duration age, Function<K, V> read) {
        this.entries = Caffeine.newBuilder()
                .expireAfterWrite(age)
                .maximumSize(MOST_ENTRIES)
                .build(read::apply);
    }

    /** Remembers an answer for each question. */
    static <K, V> Memory<K, V> ofEach(Duration age, Function<K, V> read) {
        return new Memory<>(age, read);
    }

    /** Remembers one thing; it is asked for with {@code true}. */
    static <V> Memory<Boolean, V> ofOne(Duration age, Supplier<V> read) {
        return new Memory<>(age, always -> read.get());
    }

    V get(K key) {
        return entries.get(key);
    }

    void forget(K key) {
        nowAndAfterTransaction(() -> entries.invalidate(key));
    }

    void forgetAll() {
        nowAndAfterTransaction(entries::invalidateAll);
    }

    // At once, so that the changing transaction sees its change; and when it is over, because others may meanwhile have
    // remembered the old state again, or it the new one and then rolled back.
    private static void nowAndAfterTransaction(Runnable forget) {
        forget.run();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    forget.run();
                }
            });
        }
    }
}
