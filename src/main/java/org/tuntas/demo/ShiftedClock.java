package org.tuntas.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The machine's clock, running ahead by as much as the demonstration was moved. */
class ShiftedClock extends Clock {

    private final Clock wall;
    private volatile Duration ahead;

    ShiftedClock(Clock wall, Duration ahead) {
        this.wall = wall;
        this.ahead = ahead;
    }

    Duration ahead() {
        return ahead;
    }

    Instant wallTime() {
        return wall.instant();
    }

    void run(Duration newAhead) {
        this.ahead = newAhead;
    }

    @Override
    public Instant instant() {
        return wall.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ShiftedClock(wall.withZone(zone), ahead);
    }
}
