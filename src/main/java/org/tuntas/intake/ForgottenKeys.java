package org.tuntas.intake;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.reporter.NightWork;

/** Forgets under which keys requests came that nobody repeats any more. */
@Component
class ForgottenKeys implements NightWork {

    /** How long a request can be repeated. */
    static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int BATCH = 500;

    private final FilingKeys keys;
    private final Clock clock;

    ForgottenKeys(FilingKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    @Transactional
    public int some() {
        return keys.forgetRequests(clock.instant().minus(REMEMBERED), BATCH);
    }
}
