package org.tuntas.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;

/** Names what stands still: work that is not done, jobs of the engine that are not run, workers that do not move. */
@Component("work")
@EnableConfigurationProperties(Patience.class)
class WorkHealth implements HealthIndicator {

    static final Status NEEDS_OPERATOR = new Status("NEEDS_OPERATOR", "Work stands still; the details say which");

    private final StandingBook book;
    private final List<BacklogWorker> workers;
    private final Patience patience;
    private final Clock clock;

    WorkHealth(StandingBook book, List<BacklogWorker> workers, Patience patience, Clock clock) {
        this.book = book;
        this.workers = workers;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Instant now = clock.instant();
        Map<String, String> still = new TreeMap<>();
        book.backlogs(now).forEach(one -> look(one, patience.backlog(), still));
        look(book.jobs(now), patience.jobs(), still);
        workers.stream()
                .filter(worker -> worker.isRunning() && worker.idle().compareTo(patience.worker()) > 0)
                .forEach(worker ->
                        still.put("worker " + worker.name(), "has done nothing for " + minutes(worker.idle())));
        return Health.status(still.isEmpty() ? Status.UP : NEEDS_OPERATOR)
                .withDetails(still)
                .build();
    }

    private static void look(StandingBook.Waiting one, Duration longest, Map<String, String> still) {
        if (one.oldest().compareTo(longest) > 0) {
            still.put(one.name(), one.waiting() + " wait, the oldest for " + minutes(one.oldest()));
        }
    }

    private static String minutes(Duration time) {
        return time.toMinutes() + " min";
    }
}
