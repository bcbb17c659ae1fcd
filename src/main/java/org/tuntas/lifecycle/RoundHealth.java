package org.tuntas.lifecycle;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;
import org.tuntas.procedure.RoundBacklog;

/** Shows the operator rounds that could not be started after several tries; somebody must mend their cause. */
@Component("rounds")
class RoundHealth implements HealthIndicator {

    private static final Status NEEDS_OPERATOR =
            new Status("NEEDS_OPERATOR", "Rounds were given up; see round_to_start.failure");

    private final RoundBacklog backlog;

    RoundHealth(RoundBacklog backlog) {
        this.backlog = backlog;
    }

    @Override
    public Health health() {
        RoundBacklog.Count count = backlog.count();
        return Health.status(count.givenUp() == 0 ? Status.UP : NEEDS_OPERATOR)
                .withDetail("waiting", count.waiting())
                .withDetail("givenUp", count.givenUp())
                .build();
    }
}
