package org.tuntas.reporter;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Shows the operator how far a change of the server key has come, and when the old one can be taken away. */
@Component("identities")
class KeyHealth implements HealthIndicator {

    private static final Status NEEDS_OPERATOR =
            new Status("NEEDS_OPERATOR", "Identities cannot be opened with their key; the log names their reports");

    private final KeyKeeper keeper;

    KeyHealth(KeyKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public Health health() {
        KeyKeeper.Standing now = keeper.standing();
        return Health.status(now.unreadable() == 0 ? Status.UP : NEEDS_OPERATOR)
                .withDetail("key", now.current())
                .withDetail("sealingWith", now.sealing())
                .withDetail("underOtherKeys", now.old())
                .withDetail("unreadable", now.unreadable())
                .withDetail("previousKeys", previous(now))
                .build();
    }

    private static String previous(KeyKeeper.Standing now) {
        if (!now.inUse()) {
            return "needed: some node still runs with another current key";
        }
        if (now.old() > 0) {
            return "needed: identities are being sealed anew";
        }
        return now.previous() ? "can be taken away" : "none";
    }
}
