package org.tuntas.modelling.rehearsal;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.MovableClock;

/** Where scenarios are played: the desks of a Tuntas whose clock may be moved. Plays on one stage share its clock; one is played at a time. */
@Component
@Profile("demo")
public class Stage {

    private final MovableClock clock;
    private final Actors actors;
    private final PassingTime time;
    private final Spectator spectator;
    private final PlayWords words;
    private final StageNames names;

    Stage(MovableClock clock, Actors actors, PassingTime time, Spectator spectator, PlayWords words, StageNames names) {
        this.clock = clock;
        this.actors = actors;
        this.time = time;
        this.spectator = spectator;
        this.words = words;
        this.names = names;
    }

    /** A play in which nothing has happened yet. */
    public Play open() {
        return new Play(clock, actors, time, spectator, words, names);
    }

    /** Plays a scenario to its end, or to where it cannot go on. */
    public PlayedScenario play(Scenario scenario) {
        Play play = open();
        for (ScenarioStep step : scenario.steps()) {
            if (!play.perform(step)) {
                break;
            }
        }
        return new PlayedScenario(scenario.name(), play.beats());
    }
}
