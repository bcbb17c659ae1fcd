package org.tuntas.sla;

import java.time.Instant;

/**
 * Dates of a visit that lists are ordered by, kept beside it. Written whenever its clock is started or moved, as the timers are.
 *
 * @param limit when its time is over
 * @param near when four fifths of it are used, from when on it is near its limit
 */
public record Due(Instant limit, Instant near) {}
