package org.tuntas.modelling.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.EngineTime;
import org.tuntas.lifecycle.Footprints;
import org.tuntas.lifecycle.Footprints.Alarm;
import org.tuntas.lifecycle.MovableClock;
import org.tuntas.lifecycle.RoundStarter;
import org.tuntas.merging.FamilyCourier;

/** Lets time pass for the reports of a play, and for no others: each timer fires at its own time. */
@Component
@Profile("demo")
class PassingTime {

    /** In one step of a play. More is a model in which a timer sets itself anew without end. */
    private static final int MOST_TIMERS = 500;

    private final MovableClock clock;
    private final EngineTime engineTime;
    private final Footprints footprints;
    private final RoundStarter starter;
    private final FamilyCourier courier;
    private final PlayWords words;

    PassingTime(
            MovableClock clock,
            EngineTime engineTime,
            Footprints footprints,
            RoundStarter starter,
            FamilyCourier courier,
            PlayWords words) {
        this.clock = clock;
        this.engineTime = engineTime;
        this.footprints = footprints;
        this.starter = starter;
        this.courier = courier;
        this.words = words;
    }

    /**
     * Lets time pass.
     *
     * @param afterEach done after whatever happens on the way
     * @throws Stuck when it would go back, or a step of the models fails
     */
    void pass(Collection<Part> parts, Instant target, Runnable afterEach) {
        if (!parts.isEmpty() && target.isBefore(clock.now().minusSeconds(60))) {
            throw new Stuck(words.text("backwards", words.minute(target)));
        }
        Optional<Instant> next = nextTimer(parts);
        for (int fired = 0; next.isPresent() && !next.get().isAfter(target); fired++) {
            if (fired == MOST_TIMERS) {
                throw new Stuck(words.text("endless", MOST_TIMERS));
            }
            show(next.get().plusSeconds(1));
            settle(parts);
            afterEach.run();
            next = nextTimer(parts);
        }
        if (parts.isEmpty()) {
            clock.show(target);
        } else {
            show(target);
        }
    }

    /** When the next timer fires; empty when none waits. */
    Optional<Instant> nextTimer(Collection<Part> parts) {
        return parts.stream()
                .flatMap(part -> alarms(part).stream())
                .map(Alarm::at)
                .min(Comparator.naturalOrder());
    }

    /** The timers of a report, the earliest first. */
    List<Alarm> alarms(Part part) {
        return footprints
                .of(part.number())
                .map(trail -> footprints.alarms(trail.rootInstance()))
                .orElse(List.of());
    }

    /** So many working days of the desk from now; the time of day stays. */
    Instant workingDaysOn(int days) {
        ZonedDateTime now = clock.now().atZone(words.zone());
        LocalDate day = now.toLocalDate();
        for (int passed = 0; passed < days; passed++) {
            day = words.calendar().workingDayFrom(day.plusDays(1));
        }
        return day.atTime(now.toLocalTime()).atZone(words.zone()).toInstant();
    }

    /**
     * Does what waits for nobody: rounds start, children of merged reports hear of their parents, the engine goes on.
     *
     * @throws Stuck when a step of the models fails
     */
    void settle(Collection<Part> parts) {
        starter.startWaiting();
        parts.forEach(this::goOn);
        if (courier.deliverWaiting() > 0) {
            parts.forEach(this::goOn);
        }
    }

    private void goOn(Part part) {
        footprints
                .of(part.number())
                .map(trail -> engineTime.doWhatIsDue(trail.rootInstance()))
                .filter(failures -> !failures.isEmpty())
                .ifPresent(failures -> {
                    throw new Stuck(words.text("broken", String.join("; ", failures)));
                });
    }

    private void show(Instant moment) {
        if (moment.isAfter(clock.now())) {
            clock.show(moment);
        }
    }
}
