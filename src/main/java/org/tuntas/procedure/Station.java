package org.tuntas.procedure;

import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/**
 * Where in its procedure a step of a complaint stands.
 *
 * @param visit visit of the stage in which it lies; null when it lies in none
 * @param share the unit's share it belongs to; null when it belongs to the whole complaint
 * @param answersCanWait whether an answer given here can wait for approval; not in models from before 1.2.0, under which a round may still
 *     run
 * @param level of the escalation that is answered; null where none is
 */
public record Station(
        TrackingNumber number,
        @Nullable Long visit,
        @Nullable Long share,
        boolean answersCanWait,
        @Nullable Integer level) {}
