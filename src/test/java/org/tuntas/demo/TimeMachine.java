package org.tuntas.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.EngineTime;

/** Lets tests put the one clock of application and engine anywhere, also back. */
@Component
public class TimeMachine {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private final ShiftedClock clock;
    private final EngineTime engineTime;

    TimeMachine(ShiftedClock clock, EngineTime engineTime) {
        this.clock = clock;
        this.engineTime = engineTime;
    }

    /** Sets the clock to a local time in Jakarta, e.g. {@code 2026-03-16T09:00}. */
    public void set(String local) {
        set(LocalDateTime.parse(local).atZone(WIB).toInstant());
    }

    /** Sets the clock. */
    public void set(Instant instant) {
        clock.run(clock.ahead().plus(Duration.between(clock.instant(), instant)));
        engineTime.run(clock.ahead());
    }

    /** Now, as application and engine see it. */
    public Instant now() {
        return clock.instant();
    }
}
