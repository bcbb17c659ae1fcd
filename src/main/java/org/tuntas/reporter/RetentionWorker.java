package org.tuntas.reporter;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Between one and five at night, when nobody works in any of our zones, removes what need not be kept. Several nodes share it. */
@Component
@ConditionalOnProperty(name = "tuntas.reporter.work", matchIfMissing = true)
class RetentionWorker implements SmartLifecycle {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final LocalTime FROM = LocalTime.of(1, 0);

    /** How long a night is. */
    static final Duration NIGHT = Duration.ofHours(4);

    private static final long MINUTES = 5;
    private static final Logger LOG = LoggerFactory.getLogger(RetentionWorker.class);

    private final List<NightWork> works;
    private final Clock clock;
    private volatile @Nullable CountDownLatch running;

    RetentionWorker(List<NightWork> works, Clock clock) {
        this.works = works;
        this.clock = clock;
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        running = stop;
        Thread worker = new Thread(() -> workUntil(stop), "retention");
        worker.setDaemon(true);
        worker.start();
    }

    private void workUntil(CountDownLatch stop) {
        try {
            while (!stop.await(MINUTES, TimeUnit.MINUTES)) {
                works.forEach(work -> tonight(work, stop));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void tonight(NightWork work, CountDownLatch stop) {
        try {
            int removed = 0;
            for (int some = 1; some > 0 && stop.getCount() > 0 && isNight(clock); ) {
                some = work.some();
                removed += some;
            }
            if (removed > 0) {
                LOG.info("{}: {} done tonight", work.getClass().getSimpleName(), removed);
            }
        } catch (RuntimeException unavailable) {
            LOG.warn("What need not be kept cannot be removed now; trying again", unavailable);
        }
    }

    static boolean isNight(Clock clock) {
        LocalTime now = LocalTime.ofInstant(clock.instant(), WIB);
        return !now.isBefore(FROM) && now.isBefore(FROM.plus(NIGHT));
    }

    @Override
    public void stop() {
        CountDownLatch stop = running;
        running = null;
        if (stop != null) {
            stop.countDown();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
