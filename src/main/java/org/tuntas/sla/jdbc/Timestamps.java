package org.tuntas.sla.jdbc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as PostgreSQL keeps them. */
class Timestamps {

    private Timestamps() {}

    /**
     * Cut to microseconds. The driver would round the last instant of a day up to midnight, and with it a start to the next
     * day 0.
     */
    static OffsetDateTime stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
