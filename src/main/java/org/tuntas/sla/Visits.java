package org.tuntas.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where visits and their alerts are kept. Takes part in the caller's transaction. */
public interface Visits {

    /**
     * Writes a visit.
     *
     * @return the visit as stored; empty when it would be the second resolution clock of its round
     */
    Optional<Visit> add(OpenVisit opened, Limit bound, @Nullable LocalDate promisedLimit);

    /** The visit with that key. */
    Optional<Visit> find(long id);

    /** The newest open visit of a complaint to a stage other than {@code RESOLUTION}. */
    Optional<Visit> current(String number);

    /** The newest visit to a stage within a round, open or not. */
    Optional<Visit> latest(String number, int round, String stage);

    /** The newest visit of a unit to a stage within a round, open or not; null looks for those without a unit. */
    Optional<Visit> latest(String number, int round, String stage, @Nullable String unit);

    /** Ends a visit, unless it has ended. */
    void close(long id, Instant at);

    /** Writes the day promised during a visit, in the place of one promised before. */
    void promise(long id, LocalDate day);

    /** Records an alert; false when it is there already. */
    boolean raise(long visit, String kind, int level, Instant at);
}
