package org.tuntas.architecture.broken.wallclock.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;

record PatientWatch(Clock clock) {

    List<Object> askTheClockIWasGiven() {
        Instant now = clock.instant();
        return List.of(LocalDate.now(clock), Date.from(now), new Date(now.toEpochMilli()));
    }
}
