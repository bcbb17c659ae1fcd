package org.tuntas.merging;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Shows the operator merged reports that could not be told of their parents; somebody must mend the cause. */
@Component("families")
class FamilyHealth implements HealthIndicator {

    private static final Status NEEDS_OPERATOR =
            new Status("NEEDS_OPERATOR", "Merged reports were given up; see family_news.failure");

    private final FamilyNews news;

    FamilyHealth(FamilyNews news) {
        this.news = news;
    }

    @Override
    public Health health() {
        long givenUp = news.givenUp();
        return Health.status(givenUp == 0 ? Status.UP : NEEDS_OPERATOR)
                .withDetail("givenUp", givenUp)
                .build();
    }
}
