package org.tuntas.lifecycle;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;
import org.tuntas.sla.RenewalBacklog;

/** Shows the operator complaints whose clocks cannot be renewed after several tries; their timers may have old dates. */
@Component("clocks")
class ClockHealth implements HealthIndicator {

    private static final Status NEEDS_OPERATOR =
            new Status("NEEDS_OPERATOR", "Clocks cannot be renewed; see clock_renewal.failure");

    private final RenewalBacklog backlog;

    ClockHealth(RenewalBacklog backlog) {
        this.backlog = backlog;
    }

    @Override
    public Health health() {
        RenewalBacklog.Count count = backlog.count();
        return Health.status(count.failing() == 0 ? Status.UP : NEEDS_OPERATOR)
                .withDetail("waiting", count.waiting())
                .withDetail("failing", count.failing())
                .build();
    }
}
