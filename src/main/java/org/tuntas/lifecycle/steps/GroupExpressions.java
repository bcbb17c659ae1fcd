package org.tuntas.lifecycle.steps;

import org.springframework.stereotype.Component;
import org.tuntas.handling.LimitWatch;
import org.tuntas.organisation.Registry;

/** The bean {@code groups} of the models: which group a task is offered to. */
@Component("groups")
public class GroupExpressions {

    private final Registry registry;
    private final LimitWatch watch;

    GroupExpressions(Registry registry, LimitWatch watch) {
        this.registry = registry;
        this.watch = watch;
    }

    /**
     * Who verifies: the agency the reporter named, otherwise the desk.
     *
     * @param namedAgency code, empty when none was named
     */
    public String verifiers(String namedAgency) {
        return registry.node(namedAgency).isPresent() ? admins(namedAgency) : "desk-admin";
    }

    /** Who disposes complaints inside an agency. */
    public String admins(String agency) {
        return agency + "-admin";
    }

    /** The liaison officers of a unit. */
    public String officers(String unit) {
        return unit + "-officer";
    }

    /**
     * Who may step in at a level of a visit's ladder.
     *
     * @param rung level from 1
     */
    public String stepsIn(long visit, long rung) {
        return String.join(",", watch.groupsThatStepIn(visit, Math.toIntExact(rung)));
    }
}
