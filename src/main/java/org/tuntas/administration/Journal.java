package org.tuntas.administration;

import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tuntas.access.PasswordChanged;

/** Writes what the desks change to the trail, and tells who was faster. */
@Component
class Journal {

    private final Trail trail;
    private final Clock clock;

    Journal(Trail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** Writes a change. */
    void write(Mandate actor, Change change) {
        trail.write(actor.login(), clock.instant(), change);
    }

    /** Who gives themselves a password does it without a desk; whoever reads the trail sees it there all the same. */
    @EventListener
    void write(PasswordChanged changed) {
        trail.write(changed.login(), clock.instant(), Change.of(Change.Action.PASSWORD_SET, changed.login()));
    }

    /**
     * Makes sure that a thing is as the caller saw it. The caller holds its row.
     *
     * @param seen key of the newest change that the caller had read
     * @throws Overwritten when it was changed since
     */
    void requireUnchanged(Change.Subject subject, String object, long seen) {
        List<Trail.Entry> meanwhile = trail.since(subject, object, seen);
        if (!meanwhile.isEmpty()) {
            throw new Overwritten(meanwhile);
        }
    }
}
