package org.tuntas.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where visits and their alerts are kept. Takes part in the caller's transaction. */
public interface Visits {

    /**
     * Writes a visit.
     *
     * @param due its dates, as its clock says them
     * @return the visit as stored; empty when it would be the second resolution clock of its round
     */
    Optional<Visit> add(OpenVisit opened, Limit bound, @Nullable LocalDate promisedLimit, Due due);

    /** The visit with that key. */
    Optional<Visit> find(long id);

    /** The newest open visit of a complaint to a stage other than {@code RESOLUTION}. */
    Optional<Visit> current(String number);

    /** The newest visit to a stage within a round, open or not. */
    Optional<Visit> latest(String number, int round, String stage);

    /** The newest visit to a stage within a share, open or not. */
    Optional<Visit> latest(String stage, long share);

    /**
     * The newest visit to the same stage within a round, open or not, that went before another: that of the same share or, without
     * one, of the same unit.
     */
    Optional<Visit> before(OpenVisit opened);

    /** The open visits of a round. */
    List<Visit> open(String number, int round);

    /** The open visits of several complaints. */
    List<Visit> open(Collection<String> numbers);

    /** Puts a visit under another agency, in whose calendar it is counted from now on. */
    void passOn(long id, String agency);

    /**
     * Keeps the dates of open visits, by their keys; what did not move is not written.
     *
     * @return the limits that were others before, by the keys of their visits
     */
    Map<Long, Instant> settle(Map<Long, Due> dates);

    /** Ends a visit, unless it has ended, and with it its escalations that nobody has answered. */
    void close(long id, Instant at);

    /** Writes the day promised during a visit, in the place of one promised before. */
    void promise(long id, LocalDate day);

    /**
     * Writes the day to which the limit of a visit is extended, and counts the extension.
     *
     * @param days HK after the start up to that day
     */
    void extend(long id, LocalDate day, int days);

    /**
     * Binds a visit to another limit.
     *
     * @param reclassifiedFrom HK of the limit that the first class gave; null when that is this one
     */
    void rebind(long id, String type, String supervisionClass, Limit bound, @Nullable Integer reclassifiedFrom);

    /** Puts a visit under the stage of a limit, which binds it. */
    void restage(long id, Limit bound);

    /** Records an alert; false when one of that kind and level is there already. */
    boolean raise(long visit, String kind, int level, Instant at);

    /** Records an alert; false when one of that kind and level is there already since the limit was last extended. */
    boolean raiseAgain(long visit, String kind, int level, Instant at);

    /**
     * Records what became of an escalation, the newest of its level, unless that is known.
     *
     * @param by login of the manager
     */
    void answer(long visit, int level, EscalationOutcome outcome, String by, Instant at);

    /** When an alert was recorded, the newest of its kind and level. */
    Optional<Instant> raisedAt(long visit, String kind, int level);
}
