package org.tuntas.correspondence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Shows the operator letters that nobody takes. The rest of Tuntas is well without a mail server. */
@Component("letters")
class PostHealth implements HealthIndicator {

    private static final Status NEEDS_OPERATOR =
            new Status("NEEDS_OPERATOR", "Letters wait for long or were given up; see notice.failure and the log");

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** What was given up longer ago is old news, and would never be sent. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final Outbox outbox;
    private final ObjectProvider<Carrier> carrier;
    private final Clock clock;

    PostHealth(Outbox outbox, ObjectProvider<Carrier> carrier, Clock clock) {
        this.outbox = outbox;
        this.carrier = carrier;
        this.clock = clock;
    }

    @Override
    public Health health() {
        if (carrier.getIfAvailable() == null) {
            return Health.up().withDetail("mail", "switched off").build();
        }
        Instant now = clock.instant();
        Outbox.Count count = outbox.count(now.minus(REMEMBERED), now);
        boolean well = count.givenUp() == 0 && count.overdue().compareTo(LONGEST_WAIT) < 0;
        return Health.status(well ? Status.UP : NEEDS_OPERATOR)
                .withDetail("waiting", count.waiting())
                .withDetail("overdueMinutes", count.overdue().toMinutes())
                .withDetail("givenUp", count.givenUp())
                .build();
    }
}
