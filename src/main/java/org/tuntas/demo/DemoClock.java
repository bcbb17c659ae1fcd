package org.tuntas.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.tuntas.lifecycle.Deployer;
import org.tuntas.lifecycle.EngineTime;
import org.tuntas.lifecycle.MovableClock;
import org.tuntas.sla.Timekeeper;

/**
 * Moves time in the demonstration, so that a newcomer sees an escalation in a minute. Time only moves forward, and stays
 * where it was put when the application starts again: a deadline that was missed stays missed.
 */
public class DemoClock implements SmartLifecycle, MovableClock {

    private final ShiftedClock clock;
    private final ClockStore store;
    private final EngineTime engineTime;
    private final Timekeeper timekeeper;
    private boolean running;

    DemoClock(ShiftedClock clock, ClockStore store, EngineTime engineTime, Timekeeper timekeeper) {
        this.clock = clock;
        this.store = store;
        this.engineTime = engineTime;
        this.timekeeper = timekeeper;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /** When the next timer of any complaint is due; empty when none waits. */
    public Optional<Instant> nextTimer() {
        return engineTime.nextTimer();
    }

    /** Moves to a minute past closing time of the next working day. */
    public synchronized void moveOneWorkingDay() {
        moveTo(timekeeper.endOfNextWorkingDay(now()).plusSeconds(60));
    }

    /** Moves to when the next timer is due; nothing happens when none waits or it is due already. */
    public synchronized void moveToNextTimer() {
        nextTimer().ifPresent(due -> moveTo(due.plusSeconds(1)));
    }

    /**
     * Puts the clock to a moment of a story or a rehearsal; not remembered.
     *
     * @see #backToThePresent
     */
    @Override
    public synchronized void show(Instant moment) {
        clock.run(Duration.between(clock.wallTime(), moment));
        engineTime.run(clock.ahead());
    }

    /** Ends what {@link #show} began: the clock goes where it was last moved to. */
    public synchronized void backToThePresent() {
        clock.run(store.read());
        engineTime.run(clock.ahead());
    }

    private void moveTo(Instant target) {
        Duration further = Duration.between(now(), target);
        if (further.compareTo(Duration.ZERO) > 0) {
            Duration ahead = clock.ahead().plus(further);
            store.keep(ahead);
            clock.run(ahead);
        }
        engineTime.run(clock.ahead());
    }

    @Override
    public void start() {
        engineTime.run(clock.ahead());
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Deployer.PHASE - 2;
    }
}
