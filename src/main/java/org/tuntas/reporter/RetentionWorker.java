package org.tuntas.reporter;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;

/** Between one and five at night, when nobody works in any of our zones, removes what need not be kept. Several nodes share it. */
@Component
@ConditionalOnProperty(name = "tuntas.reporter.work", matchIfMissing = true)
class RetentionWorker extends BacklogWorker {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final LocalTime FROM = LocalTime.of(1, 0);

    /** How long a night is. */
    static final Duration NIGHT = Duration.ofHours(4);

    private static final Duration TICK = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(RetentionWorker.class);

    private final List<NightWork> works;
    private final Clock clock;

    RetentionWorker(List<NightWork> works, Clock clock) {
        super("retention", TICK);
        this.works = works;
        this.clock = clock;
    }

    /** What fails in one work does not keep the others from theirs. */
    @Override
    protected void work() {
        works.forEach(this::tonight);
    }

    private void tonight(NightWork work) {
        try {
            int removed = 0;
            for (int some = 1; some > 0 && !isStopping() && isNight(clock); ) {
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
}
