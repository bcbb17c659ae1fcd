package org.tuntas.architecture.broken.wallclock;

import java.time.Clock;

record TimeConfiguration(Clock clock) {

    TimeConfiguration() {
        this(Clock.systemUTC());
    }
}
