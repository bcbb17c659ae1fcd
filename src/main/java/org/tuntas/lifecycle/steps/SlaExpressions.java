package org.tuntas.lifecycle.steps;

import java.time.Clock;
import java.util.Date;
import org.springframework.stereotype.Component;
import org.tuntas.sla.Timekeeper;

/**
 * The bean {@code sla} of the models: dates of a visit's clock. Each call answers the same until the calendar, a pause or
 * a promise changes, so a timer may be evaluated again at any time.
 */
@Component("sla")
public class SlaExpressions {

    private final Timekeeper timekeeper;
    private final Clock clock;

    SlaExpressions(Timekeeper timekeeper, Clock clock) {
        this.timekeeper = timekeeper;
        this.clock = clock;
    }

    /** When the visit's limit comes near. */
    public Date warning(long visit) {
        return Date.from(timekeeper.warning(visit));
    }

    /** When the visit's limit passes. */
    public Date limit(long visit) {
        return Date.from(timekeeper.limit(visit));
    }

    /**
     * When a level of the visit's ladder is reached.
     *
     * @param level from 1
     */
    public Date rung(long visit, long level) {
        return Date.from(timekeeper.rung(visit, Math.toIntExact(level)));
    }

    /**
     * When a share of the visit's limit is used up.
     *
     * @param percent of its working days
     */
    public Date share(long visit, long percent) {
        return Date.from(timekeeper.share(visit, Math.toIntExact(percent)));
    }

    /**
     * Until when an escalation wants an answer: closing time of the agency's next working day after the level was reached.
     *
     * @param level from 1
     */
    public Date answerDue(long visit, long level) {
        return Date.from(timekeeper.answerDue(visit, Math.toIntExact(level)));
    }

    /**
     * Just past the closing time of the next working day after today: what is due before is near. Limits fall exactly on closing time, and a task
     * query knows only "before".
     */
    public Date nearLimit() {
        return Date.from(timekeeper.endOfNextWorkingDay(clock.instant()).plusSeconds(1));
    }
}
